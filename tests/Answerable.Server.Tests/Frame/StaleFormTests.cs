using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Both open the page; the one acts; the other's act is refused, names the first, and its words are kept.</summary>
    private async Task Refused(string one, string two, string page, string form, (string, string)[] first,
        (string Name, string Value)[] second, string? act)
    {
        var (a, b) = (await house.SignedIn(one), await house.SignedIn(two));
        await a.Get(page);
        await b.Get(page);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await a.Submit(form, first);
        Assert.True(a.Status == HttpStatusCode.OK, $"{a.Status}: {a.Text}");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await b.Submit(form, second);
        Assert.True(b.Status == HttpStatusCode.Conflict, $"{b.Status}: {b.Text}");
        var errors = b.Page.QuerySelector(".an-errors")!;
        Assert.Contains("Somebody else changed this", errors.TextContent);
        Assert.True(errors.HasAttribute("autofocus"));
        if (act is not null) Assert.Contains(act, errors.QuerySelector(".an-lines")!.TextContent, StringComparison.OrdinalIgnoreCase);
        foreach (var (name, value) in second.Where(f => f.Value.Length > 0))
            Assert.Contains(value, b.Page.QuerySelector($"[name={name}]")!.OuterHtml + b.Html, StringComparison.Ordinal);
        // Sent once more, knowing that, it is done.
        if (act is null) return;
        await b.Submit(form, second);
        Assert.Equal(HttpStatusCode.OK, b.Status);
    }
}
