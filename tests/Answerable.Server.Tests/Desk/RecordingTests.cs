using System.Net;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Recordings;
using Answerable.Server.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Desk;

/// <summary>What a clerk records from signed paper is the signer's act, and says everywhere by whom and from what.</summary>
public sealed class RecordingTests : IAsyncLifetime
{
    private readonly House house = new();

    public async Task InitializeAsync()
    {
        await house.InitializeAsync();
        await Desks.Clerk(house);
    }

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_clerk_acts_as_the_signer_until_the_paper_is_finished_and_every_page_says_so()
    {
        // What is read on the first page of the ledger is newer than what the world is made of.
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var rita = await house.SignedIn(Desks.Rita);
        await rita.Get("/desk");
        Assert.Equal(HttpStatusCode.OK, rita.Status);
        await Desks.Begin(rita, "YA-head");
        Assert.Equal("/", rita.Path);
        Assert.Contains("You record from paper for Alder County Alder Secretary", rita.Text);
        Assert.Contains("Signed by Anna Alder on 5 January 2026, paper No. 7 of 2026", rita.Text);
        await Ask(rita);
        var asked = rita.Path;
        Assert.Contains("Recorded from paper No. 7 of 2026, signed on 5 January 2026, by Rita Sample", rita.Text);
        var anna = (await house.Actor("anna")).Person;
        var line = await house.Read(db => db.Set<Line>().SingleAsync(l => l.Act == "difficulty.asked"));
        var paper = await house.Read(db => db.Set<Recording>().SingleAsync());
        Assert.Equal((anna, paper.Id), (line.PersonId, line.RecordingId));
        Assert.Equal(anna, await house.Read(db => db.Set<Difficulty>().Select(d => d.AskedByPersonId).SingleAsync()));
        var auditor = await house.SignedIn("auditor");
        Assert.Contains("Recorded from paper No. 7 of 2026", (await auditor.Get("/ledger")).Text);
        await rita.Submit("finish");
        Assert.Contains("recorded by Rita Sample", rita.Text);
        Assert.DoesNotContain("You record from paper", rita.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await rita.Get(asked)).Status);
        Assert.NotNull((await house.Read(db => db.Set<Recording>().SingleAsync())).FinishedAt);
        Assert.Equal([null, null], await house.Read(db => db.Set<Line>().Where(l => l.ObjectKind == "recording").Select(l => l.RecordingId)
            .ToListAsync()));
    }

    [Fact]
    public async Task The_api_records_from_the_same_paper()
    {
        var rita = await house.SignedIn(Desks.Rita);
        await Desks.Begin(rita, "YA-head");
        await Ask(rita);
        var id = rita.Path.Split('/')[^1];
        var api = new ApiCalls(rita);
        await api.Get($"/api/difficulties/{id}");
        await api.Post($"/api/difficulties/{id}/withdrawal", null, api.Tag);
        Assert.Equal(HttpStatusCode.OK, api.Status);
        var paper = await house.Read(db => db.Set<Recording>().Select(r => r.Id).SingleAsync());
        Assert.Equal(paper, await house.Read(db => db.Set<Line>().Where(l => l.Act == "difficulty.withdrawn").Select(l => l.RecordingId)
            .SingleAsync()));
    }

    [Fact]
    public async Task Signing_out_ends_the_paper_and_signs_out_the_clerk_and_nobody_else()
    {
        var (rita, anna) = (await house.SignedIn(Desks.Rita), await house.SignedIn("anna"));
        await Desks.Begin(rita, "YA-head");
        var cookie = rita.Cookies.GetCookies(new("http://localhost"))["recording"]!.Value;
        await rita.Get("/me");
        await rita.Submit("sign-out");
        Assert.StartsWith("/sign-in", (await rita.Get("/")).Path);
        Assert.Equal("/", (await anna.Get("/")).Path);
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        await rita.Get("/sign-in");
        await rita.Submit("sign-in", ("code", Desks.Rita), ("password", World.Password));
        rita.Cookies.Add(new("http://localhost"), new Cookie("recording", cookie));
        Assert.DoesNotContain("You record from paper", (await rita.Get("/")).Text);
        Assert.Contains("Rita Sample", rita.Text);
    }

    [Fact]
    public async Task A_form_is_done_by_the_hand_for_which_it_was_drawn()
    {
        var rita = await house.SignedIn(Desks.Rita);
        await rita.Get("/difficulties/new");
        var (drawn, path) = (rita.Page, rita.Path);
        await Desks.Begin(rita, "YA-head");
        rita.Return(drawn, path);
        await rita.Submit("ask", ("title", "A desk"), ("text", "Mine."), ("need", "Money"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rita.Status);
        Assert.Equal(0, await Asked());
        await rita.Get("/difficulties/new");
        (drawn, path) = (rita.Page, rita.Path);
        await rita.Submit("finish");
        rita.Return(drawn, path);
        await rita.Submit("ask", ("title", "A hall"), ("text", "Alder's."), ("need", "Money"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0), (rita.Status, await Asked()));
    }

    [Fact]
    public async Task A_report_that_the_holder_has_begun_is_neither_read_nor_overwritten_from_paper()
    {
        var round = await Rounds.Arrange.Open(house);
        var address = $"/debriefs/{round.Alder.Value}/write";
        var anna = await house.SignedIn("anna");
        await anna.Get(address);
        await anna.Submit("debrief", ("duties", "Only I may read this yet."), ("do", "draft"));
        var rita = await house.SignedIn(Desks.Rita);
        await Desks.Begin(rita, "YA-head");
        Assert.Equal(HttpStatusCode.NotFound, (await rita.Get(address)).Status);
        Assert.DoesNotContain("Only I may read", (await rita.Get($"/debriefs/{round.Alder.Value}")).Html);
        await rita.Submit("finish");
        await Desks.Begin(rita, "YB-head");
        await rita.Get($"/debriefs/{round.Birch.Value}/write");
        await rita.Submit("debrief", ("duties", "As Boris wrote it."), ("do", "draft"));
        Assert.Equal(HttpStatusCode.OK, rita.Status);
        Assert.Contains("As Boris wrote it.", rita.Html);
    }

    private static async Task Ask(Visitor who)
    {
        await who.Get("/difficulties/new");
        await who.Submit("ask", ("title", "A second clerk"), ("text", "One clerk keeps nine halls."), ("need", "People"));
        Assert.Equal(HttpStatusCode.OK, who.Status);
        Assert.StartsWith("/difficulties/", who.Path);
    }

    private Task<int> Asked() => house.Read(db => db.Set<Difficulty>().CountAsync());
}
