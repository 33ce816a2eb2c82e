using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Frame;
using Answerable.Server.Ledger;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Frame;

/// <summary>After an act one line says what was done, and who has it now until when.</summary>
public sealed class DoneNoteTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_page_after_an_act_says_it_once_and_whom_it_waits_for()
    {
        var round = await Arrange.Open(house, "party-60-40");
        var alder = await house.SignedIn("anna");
        await alder.Get($"/debriefs/{round.Alder.Value}/write");
        await alder.Submit("debrief", [("do", "file"), .. Debriefs.Reports.Fields(Debriefs.Reports.Good())]);
        Assert.Contains("You filed the report.", Note(alder));
        Assert.Contains("It waits for ", Note(alder));
        Assert.Contains("until ", Note(alder));
        await alder.Get(alder.Path);
        Assert.Null(alder.Page.QuerySelector(".an-done"));
    }

    [Fact]
    public async Task A_page_after_nothing_says_nothing_and_a_cookie_tells_nobody_what_others_did()
    {
        var line = await house.Read(db => db.Set<Line>().Where(l => l.PersonId != null).Select(l => l.Id).FirstAsync());
        var sybil = await house.SignedIn("sysadmin");
        Assert.Null(sybil.Page.QuerySelector(".an-done"));
        foreach (var given in new[] { line.Value.ToString("N"), "x", "", new string('a', 3000), "..", Guid.Empty.ToString("N") })
        {
            sybil.Cookies.Add(new Uri("http://localhost"), new System.Net.Cookie(DoneCookie.Name, given, "/"));
            await sybil.Get("/me");
            Assert.Equal(System.Net.HttpStatusCode.OK, sybil.Status);
            Assert.Null(sybil.Page.QuerySelector(".an-done"));
        }
    }

    [Fact]
    public async Task What_an_act_on_the_whole_moved_on_its_parts_is_said_too()
    {
        var (round, _) = await Debriefs.Reports.RoundAfter(house);
        await Debriefs.Reports.File(house, "boris", round.Birch);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}/officers");
        await olga.Submit("officers", ("vetter", (await house.PostId("Y-deputy")).Value.ToString()));
        Assert.Contains("Review the debrief", Note(olga));
        Assert.Contains("until ", Note(olga));
        var posts = await house.Read(db => db.Set<Post>().Where(p => p.Code == "Y-deputy").Select(p => p.Name).SingleAsync());
        Assert.Contains(posts, Note(olga));
    }

    [Fact]
    public async Task A_list_issued_to_many_says_whom_it_waits_for_first_and_how_many_more()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Duties of all"), ("postKind", "secretary"));
        var list = olga.Path.Split('#')[0];
        await olga.Submit("add-item", ("strand", "integrity"), ("content", "Only one"), ("due", "2026-05-01"));
        await olga.Get($"{list}/issue?unit=YA");
        await olga.Submit("issue");
        Assert.Contains("Acknowledge the duty list", Note(olga));
        // Two posts owe an acknowledgement and a duty each; two of the four are named.
        Assert.Contains("2 more", Note(olga));
    }

    [Fact]
    public async Task An_obligation_that_somebody_else_opened_is_told_to_nobody_by_a_cookie()
    {
        var round = await Arrange.Open(house, "party-60-40");
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var olga = await house.SignedIn("olga");
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Her own line"), ("postKind", "secretary"));
        var person = await house.Read(db => db.Set<Answerable.Domain.People.Person>().Where(p => p.Code == "olga").Select(p => p.Id)
            .SingleAsync());
        var line = await house.Read(db => db.Set<Line>().Where(l => l.PersonId == person).OrderByDescending(l => l.Id).Select(l => l.Id)
            .FirstAsync());
        var owed = await house.Read(db => db.Set<Obligation>().Where(o => o.ObjectId == round.Alder.Value).Select(o => o.Id).FirstAsync());
        olga.Cookies.Add(new Uri("http://localhost"),
            new System.Net.Cookie(DoneCookie.Name, $"{line.Value:N}~{owed.Value:N}~1", "/"));
        await olga.Get("/me");
        Assert.Contains("You ", Note(olga));
        Assert.DoesNotContain("It waits for ", Note(olga));
    }

    private static string Note(Visitor visitor) => visitor.Page.QuerySelector(".an-done")?.TextContent ?? $"no note on {visitor.Path}";
}
