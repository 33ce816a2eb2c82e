using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Frame;

/// <summary>A page that was read before somebody else acted overwrites nothing: it says who did what, and keeps what was typed.</summary>
public sealed class StaleFormTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Two_who_rename_a_unit_do_not_overwrite_one_another()
    {
        var unit = await house.UnitId("YB");
        await Refused("sysadmin", "sysadmin", $"/units/{unit.Value}", "rename", [("name", "First Town")], [("name", "Second Town")],
            "renamed");
        Assert.Equal("Second Town", await house.Read(db => db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Name).SingleAsync()));
    }

    [Fact]
    public async Task Two_who_correct_a_name_do_not_overwrite_one_another()
    {
        var person = await house.Read(db => db.Set<Person>().Where(p => p.Code == "tom").Select(p => p.Id).SingleAsync());
        await Refused("sysadmin", "sysadmin", $"/people/{person.Value}", "rename", [("person", "Tom First")],
            [("person", "Tom Second")], "name");
        Assert.Equal("Tom Second", await house.Read(db => db.Set<Person>().Where(p => p.Id == person).Select(p => p.Name).SingleAsync()));
    }

    [Fact]
    public async Task Two_who_appoint_officers_do_not_overwrite_one_another()
    {
        var round = await Arrange.Open(house, "party-60-40");
        var other = (await house.PostId("YO-inspector")).Value.ToString();
        await Refused("olga", "olga", $"/rounds/{round.Id.Value}/officers", "officers",
            [("vetter", other)], [("vetter", "")], "took somebody out of service");
    }

    [Fact]
    public async Task Two_who_record_a_decision_do_not_overwrite_one_another()
    {
        var round = await Appraisals.Appraising.Deciding(house);
        await Appraisals.Appraising.Score(house, round.Alder, 9000, 9000);
        var present = new List<(string, string)>();
        foreach (var member in World.Members) present.Add(("present", (await house.PostId(member)).Value.ToString()));
        (string, string)[] Fields(string kind, string grade, string reason) => [("kind", kind), ("gradeCode", grade), ("reason", reason),
            ("documentReference", "Minutes 3"), ("votesFor", "3"), ("chairVote", "For"), .. present];
        await Refused("olga", "olga", $"/appraisals/{round.Alder.Value}/decide", "decide", Fields("Deferred", "", "Something came up"),
            Fields("Graded", "good", "My own reason"), null);
        Assert.Equal(Domain.Rounds.DebrieferDecision.Deferred, await house.Read(db => db.Set<Domain.Rounds.Debriefer>()
            .Where(d => d.Id == round.Alder).Select(d => d.Decision).SingleAsync()));
    }

    [Fact]
    public async Task Two_who_change_the_parts_of_a_draft_do_not_overwrite_one_another()
    {
        var round = await Arrange.Draft(house);
        var (page, alder) = ($"/rounds/{round.Id.Value}", $"{round.Alder.Value:N}");
        await Refused("olga", "olga", $"{page}/dates", "dates", [("title", "First title")], [("title", "Second title")], null, true);
        Assert.Equal("Second title", (await Arrange.Read(house, round.Id)).Title);
        await Refused("olga", "olga", $"{page}/debriefers", "arrange", [($"mode-{alder}", "Written")], [($"order-{alder}", "3172")],
            null, true);
        Assert.Equal(3, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).Order);
        await Refused("olga", "olga", $"{page}/groups", "groups", [("entitled-A", "21")], [("entitled-B", "3173")], null, true);
        Assert.Equal(3173, (await Arrange.Read(house, round.Id)).RequireGroup(round.Groups["B"]).Entitled);
        await Refused("olga", "olga", $"{page}/groups", "merge", [("small", $"{round.Groups["A"].Value}"), ("into",
            $"{round.Groups["B"].Value}")], [("small", $"{round.Groups["A"].Value}"), ("into", $"{round.Groups["B"].Value}")], null,
            isShown: false);
    }

    [Fact]
    public async Task Whoever_changes_a_draft_that_was_opened_meanwhile_hears_that_it_was_changed()
    {
        var round = await Arrange.Draft(house);
        await Refused("olga", "olga", $"/rounds/{round.Id.Value}", $"/rounds/{round.Id.Value}/dates", "open", "dates", [],
            [("title", "Second title")], null, isShown: false);
    }

    [Fact]
    public async Task Two_who_arrange_a_meeting_do_not_overwrite_one_another()
    {
        var round = await Arrange.Open(house);
        await Refused("olga", "olga", $"/reviews/{round.Id.Value}", "arrange", [("place", "First Hall")],
            [("place", "Second Hall")], "arranged the meeting");
        await Refused("olga", "olga", $"/reviews/{round.Id.Value}", "arrange", [("place", "Third Hall")],
            [("place", "Fourth Hall")], "arranged the meeting");
    }

    [Fact]
    public async Task Two_who_write_the_items_of_a_duty_list_do_not_overwrite_one_another()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Written by two"), ("postKind", "teller"));
        var list = olga.Path;
        await olga.Submit("add-item", ("strand", "integrity"), ("content", "First"));
        await Refused("olga", "olga", $"{list}/items/1", "edit-item", [("content", "First, better")], [("content", "First, best")],
            null, true);
        await olga.Get(list);
        Assert.Contains("First, best", olga.Text);
        await Refused("olga", "olga", $"{list}/items/1", list, "edit-item", "add-item", [("content", "First again")],
            [("strand", "integrity"), ("content", "Second")], null, true);
        await Refused("olga", "olga", $"{list}/import", "import-items",
            [("rows", "number,strand,content,measure,evidence,due\n7,integrity,Seventh,,,")],
            [("rows", "number,strand,content,measure,evidence,due\n8,integrity,Eighth,,,")], null, true);
        await Refused("olga", "olga", $"{list}/items/8", list, "edit-item", "remove-8", [("content", "Kept")], [], null, true);
        // What was taken out meanwhile has no form to come back to, and still it is not said to have never been there.
        await olga.Get(list);
        await olga.Submit("add-item", ("number", "9"), ("strand", "integrity"), ("content", "Ninth"));
        await Refused("olga", "olga", list, $"{list}/items/9", "remove-9", "edit-item", [], [("content", "Ninth, better")], null,
            isShown: false);
    }

    [Fact]
    public async Task Whoever_read_an_older_round_hears_that_before_what_they_typed_and_before_its_state()
    {
        var round = await Arrange.Open(house);
        var (page, teller) = ($"/rounds/{round.Id.Value}", (await house.PostId("YO-teller")).Value.ToString());
        await Refused("olga", "olga", $"{page}/officers", "officers", [("vetter", (await house.PostId("YO-inspector")).Value.ToString())],
            [("teller", teller), ("teller2", teller)], "named somebody", false);
        await Refused("olga", "olga", $"{page}/officers", $"{page}/day-tellers", "officers", "give",
            [("vetter", (await house.PostId("YA-clerk")).Value.ToString())], [("name", ""), ("post", teller), ("on", "2026-01-05")],
            "named somebody", false);
        var posts = new[] { await house.PostId("Y-chair"), await house.PostId("YO-inspector"), await house.PostId("YA-clerk") };
        await Assert.ThrowsAsync<Domain.Stale>(() => house.Do<AppointSmallOffice>("olga", (a, by) => a.Run(by, round.Id, posts, 1)));
    }

    [Fact]
    public async Task Who_types_papers_into_an_entry_that_is_gone_hears_that_it_is_another_before_what_state_the_count_is_in()
    {
        var round = await Counting.InSession(house);
        var (tess, group) = (await house.Actor("tess"), round.Groups["A"]);
        await Assert.ThrowsAsync<Domain.Stale>(() => house.Scope(s => s.GetRequiredService<SayPapers>().Run(tess, group, 4, 9, 9, 0)));
        await Assert.ThrowsAsync<Domain.Refused>(() => house.Scope(s => s.GetRequiredService<SayPapers>().Run(tess, group, 0, 9, 9, 0)));
    }

    private Task Refused(string one, string two, string page, string form, (string, string)[] first, (string Name, string Value)[] second,
        string? act, bool? again = null, bool isShown = true) => Refused(one, two, page, page, form, form, first, second, act, again,
            isShown);

    /// <summary>Both open the page; the one acts; the other's act is refused, names the first, and its words are kept.</summary>
    private async Task Refused(string one, string two, string page, string otherPage, string form, string otherForm,
        (string, string)[] first, (string Name, string Value)[] second, string? act, bool? again = null, bool isShown = true)
    {
        var (a, b) = (await house.SignedIn(one), await house.SignedIn(two));
        await a.Get(page);
        await b.Get(otherPage);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await a.Submit(form, first);
        Assert.True(a.Status == HttpStatusCode.OK, $"{a.Status}: {a.Text}");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await b.Submit(otherForm, second);
        Assert.True(b.Status == HttpStatusCode.Conflict, $"{b.Status}: {b.Text}");
        Assert.Contains("Somebody else changed this", b.Text);
        if (!isShown) return;
        var errors = b.Page.QuerySelector(".an-errors")!;
        Assert.Contains("Somebody else changed this", errors.TextContent);
        Assert.True(errors.HasAttribute("autofocus"));
        if (act is not null) Assert.Contains(act, errors.QuerySelector(".an-lines")!.TextContent, StringComparison.OrdinalIgnoreCase);
        foreach (var (name, value) in second.Where(f => f.Value.Length > 0))
            Assert.Contains(value, b.Page.QuerySelector($"[name={name}]")!.OuterHtml + b.Html, StringComparison.Ordinal);
        // Sent once more, knowing that, it is done.
        if (!(again ?? act is not null)) return;
        await b.Submit(otherForm, second);
        Assert.Equal(HttpStatusCode.OK, b.Status);
    }
}
