using System.Net;
using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Organisation;
using Answerable.Domain.Recordings;
using Answerable.Server.Recordings;
using Answerable.Server.Tests.Rectifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Desk;

/// <summary>A clerk records for nobody but holders of posts beneath, while nothing has changed, and by no other hand.</summary>
public sealed class RecordingAttackTests : IAsyncLifetime
{
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_clerk_over_one_county_records_nothing_for_another_nor_for_the_city()
    {
        await Desks.Clerk(house, "YB");
        var rita = await house.SignedIn(Desks.Rita);
        foreach (var post in new[] { "YA-head", "Y-chair", "YO-organiser", "YA1-head" })
            await Refused(rita, post, "do not record for this unit");
        await Desks.Begin(rita, "YB-head");
        Assert.Contains("You record from paper for Birch County", rita.Text);
    }

    [Fact]
    public async Task Nobody_records_for_a_post_that_administers_or_records()
    {
        await Desks.Clerk(house);
        await Desks.Clerk(house, code: "rolf");
        var rita = await house.SignedIn(Desks.Rita);
        var posts = await house.Read(db => db.Set<StandingRight>().Where(r => r.Right == Right.SystemAdministration
            || r.Right == Right.SecurityAdministration || r.Right == Right.Audit).Join(db.Set<Post>(), r => r.PostId, p => p.Id,
                (r, p) => p.Code).ToListAsync());
        Assert.Equal(3, posts.Count);
        foreach (var post in posts.Append("YO-rolf")) await Refused(rita, post, "administers or records itself");
        await Desks.Begin(rita, "YA-head");
        await Desks.Give(house, "YA-head", Right.Audit, "YA");
        Assert.DoesNotContain("You record from paper", (await rita.Get("/")).Text);
    }

    [Fact]
    public async Task Nobody_records_for_themselves_or_for_a_post_in_which_they_stand_in()
    {
        await Desks.Clerk(house);
        await Rights.Cast.Add(house, "ruth", ("YO", "YO-ruth"), ("YA", "YA-second"));
        await Desks.Give(house, "YO-ruth", Right.Record, "Y");
        var ruth = await house.SignedIn("ruth");
        await ruth.Get("/acting");
        var desk = await house.PostId("YO-ruth");
        if (ruth.Page.QuerySelector($"input[value='acting-{desk.Value:N}']") is not null) await ruth.Submit($"acting-{desk.Value:N}");
        await Refused(ruth, "YA-second", "Nobody records from paper what they signed themselves");
        await Desks.StandIn(house, Desks.Rita, "YA-head");
        var (anna, rita) = ((await house.Actor("anna")).Person!.Value, await house.SignedIn(Desks.Rita));
        await Choose(rita, "YO-rita");
        await Desks.Begin(rita, "YA-head", signer: anna.Value.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, rita.Status);
        Assert.Contains("You are in this post yourself", rita.Text);
        Assert.Equal(0, await Desks.Papers(house));
    }

    [Fact]
    public async Task Only_who_is_in_the_post_now_and_was_on_the_day_has_signed()
    {
        await Desks.Clerk(house);
        var rita = await house.SignedIn(Desks.Rita);
        var boris = (await house.Actor("boris")).Person!.Value.Value.ToString();
        foreach (var (on, signer, said) in new (string, string?, string)[]
        {
            ("2026-01-05", boris, "must hold the post now"), ("2026-01-06", null, "signed in the future"),
            ("2026-01-04", null, "not in the post on that day"), ("2026-13-01", null, "date"),
        })
        {
            await Desks.Begin(rita, "YA-head", on, signer: signer);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, rita.Status);
            Assert.Contains(said, rita.Text);
            Assert.Contains("No. 7 of 2026", rita.Html);
        }
        await Desks.Begin(rita, "YA-head", reference: " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rita.Status);
        Assert.Equal(0, await Desks.Papers(house));
    }

    [Theory]
    [InlineData("right")]
    [InlineData("holder")]
    [InlineData("finished")]
    [InlineData("objected")]
    public async Task Each_request_asks_anew_and_what_was_drawn_before_does_nothing(string what)
    {
        await Desks.Clerk(house);
        var rita = await house.SignedIn(Desks.Rita);
        await Desks.Begin(rita, "YA-head");
        await rita.Get("/difficulties/new");
        var paper = await house.Read(db => db.Set<Recording>().Select(r => r.Id).SingleAsync());
        if (what == "right") await Desks.Withdraw(house, "YO-rita");
        else if (what == "holder") await Desks.Vacate(house, "YA-head");
        else if (what == "finished")
        {
            var hand = await house.Actor(Desks.Rita);
            await house.Scope(s => s.GetRequiredService<FinishRecording>().Run(hand, paper));
        }
        else await house.Do<Answerable.Server.Desk.ObjectToRecording>("anna", (a, by) => a.Run(by, paper, "I signed nothing."));
        await rita.Submit("ask", ("title", "A hall"), ("text", "Alder's."), ("need", "Money"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rita.Status);
        Assert.Contains("has ended. Nothing was done", rita.Text);
        Assert.Equal(0, await house.Read(db => db.Set<Difficulty>().CountAsync()));
        Assert.DoesNotContain("You record from paper", (await rita.Get("/")).Text);
        Assert.Equal(HttpStatusCode.OK, rita.Status);
    }

    [Fact]
    public async Task The_paper_of_one_clerk_opens_nothing_to_another_person()
    {
        await Desks.Clerk(house);
        await Desks.Clerk(house, code: "rolf");
        var rita = await house.SignedIn(Desks.Rita);
        await Desks.Begin(rita, "YA-head");
        var cookie = rita.Cookies.GetCookies(new("http://localhost"))["recording"]!.Value;
        foreach (var code in new[] { "rolf", "emil", "sysadmin" })
        {
            var other = await house.SignedIn(code);
            other.Cookies.Add(new("http://localhost"), new Cookie("recording", cookie));
            Assert.DoesNotContain("You record from paper", (await other.Get("/")).Text);
            Assert.DoesNotContain("Anna Alder", other.Text);
        }
        foreach (var code in new[] { "olga", "anna", "sysadmin" })
        {
            var other = await house.SignedIn(code);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/desk")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get("/desk/papers/new?post=YB-head")).Status);
        }
    }

    [Fact]
    public async Task The_right_comes_from_the_security_administration_and_beside_no_administration()
    {
        await Desks.Clerk(house);
        var (secadmin, over) = (await house.Actor("secadmin"), "Y");
        Task Grant(Actor by, string post) => house.Scope(async s =>
        {
            var id = await house.PostId(post);
            await s.GetRequiredService<Answerable.Server.Organisation.GrantRight>().Run(by, id, Right.Record, over);
        });
        await Grant(secadmin, "YA-clerk");
        foreach (var code in new[] { "sysadmin", "olga", Desks.Rita })
        {
            var by = await house.Actor(code);
            Assert.True((await Assert.ThrowsAsync<Refused>(() => Grant(by, "YA1-head"))).Refusals[0].IsDenial);
        }
        var own = await house.Read(db => db.Set<Post>().Where(p => p.Id == secadmin.Post).Select(p => p.Code).SingleAsync());
        await Assert.ThrowsAsync<Refused>(() => Grant(secadmin, own));
        var system = await house.Read(db => db.Set<StandingRight>().Where(r => r.Right == Right.SystemAdministration)
            .Join(db.Set<Post>(), r => r.PostId, p => p.Id, (r, p) => p.Code).SingleAsync());
        var both = await Assert.ThrowsAsync<Refused>(() => Grant(secadmin, system));
        Assert.Contains(OrganisationRefusals.TwoAdministrations, both.Refusals);
        await Assert.ThrowsAsync<Refused>(() => Grant(secadmin, World.Committee));
    }

    private async Task Choose(Visitor who, string post)
    {
        await who.Get("/acting");
        var form = $"acting-{(await house.PostId(post)).Value:N}";
        if (who.Page.QuerySelector($"input[value='{form}']") is not null && who.Page.QuerySelector($"input[value='{form}']")!
            .Closest("form")!.QuerySelector("button") is not null) await who.Submit(form);
    }

    private async Task Refused(Visitor clerk, string post, string said)
    {
        var before = await Desks.Papers(house);
        await Desks.Begin(clerk, post);
        Assert.Equal(HttpStatusCode.Forbidden, clerk.Status);
        Assert.Contains(said, clerk.Text);
        Assert.Equal(before, await Desks.Papers(house));
        Assert.DoesNotContain("You record from paper", (await clerk.Get("/")).Text);
    }
}
