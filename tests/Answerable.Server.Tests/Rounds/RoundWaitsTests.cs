using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Appraisals;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Debriefs;
using Microsoft.Extensions.DependencyInjection;
using static Answerable.Server.Tests.Ballots.Counting;

namespace Answerable.Server.Tests.Rounds;

/// <summary>A round's page says for whom it waits, what is missing and what was decided, as far as the reader may know it.</summary>
public sealed class RoundWaitsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task It_names_whom_it_waits_for_the_longest_due_first()
    {
        var round = await Arrange.Open(house, "party-60-40", null, Reports.Next());
        await Reports.File(house, "anna", round.Alder);
        var chen = await house.SignedIn("chen");
        await chen.Get($"/rounds/{round.Id.Value}");
        Assert.Equal(["Birch County Birch Secretary", "Education Department Education Secretary", "Organisation Department Organiser"],
            chen.Page.QuerySelectorAll("#waits a").Select(a => a.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Contains("Boris Birch · File the debrief", Text(chen, "#waits"));
        // The reader's own is above; those who see no more than their own row see nobody's.
        Assert.DoesNotContain("Chen Chair", Text(chen, "#waits"));
        foreach (var who in new[] { "boris", "carl", "emil" })
        {
            var other = await house.SignedIn(who);
            await other.Get($"/rounds/{round.Id.Value}");
            Assert.Null(other.Page.QuerySelector("#waits"));
        }
    }

    [Fact]
    public async Task What_a_reader_may_not_see_is_not_told_by_who_owes_it()
    {
        var round = await Appraising.Deciding(house);
        Assert.DoesNotContain(await Kinds("tess", round), k => k.StartsWith("appraisal", StringComparison.Ordinal));
        Assert.Contains(await Kinds("chen", round), k => k.StartsWith("appraisal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_reads_off_it_how_far_the_own_report_is()
    {
        var round = await Arrange.Draft(house, meetingInDays: Reports.Next());
        var (olga, deputy) = (await house.Actor("olga"), await house.PostId("Y-deputy"));
        await house.Scope(s => s.GetRequiredService<AddDebriefer>().Run(olga, round.Id, deputy, DebriefMode.OnSite));
        await house.Scope(s => s.GetRequiredService<OpenRound>().Run(olga, round.Id));
        var own = (await Arrange.Read(house, round.Id)).Debriefers.Single(d => d.PostId == deputy).Id;
        await Reports.File(house, "dana", own);
        Assert.Contains("debrief.vet", await Kinds("chen", round));
        Assert.DoesNotContain("debrief.vet", await Kinds("dana", round));
    }

    [Fact]
    public async Task A_stage_that_is_past_with_something_missing_is_not_ticked_and_says_how_much()
    {
        var round = await InSession(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}");
        var stages = olga.Page.QuerySelectorAll(".an-stage li");
        Assert.Contains("gaps", stages[1].ClassName!);
        Assert.Equal("3 missing", stages[1].QuerySelector("small")!.TextContent);
        Assert.DoesNotContain("gaps", stages[0].ClassName!);
        // Who has left the round owes it no report.
        await Arrange.Change(house, round.Id, r => r.RequireDebriefer(round.Birch).Decide(DebrieferDecision.Withdrawn));
        await olga.Get($"/rounds/{round.Id.Value}");
        Assert.Equal("2 missing", olga.Page.QuerySelectorAll(".an-stage li")[1].QuerySelector("small")!.TextContent);
        var dates = (await Model("olga", round)).Stages.Where(s => s.Said != StageDate.None).Select(s => s.Date).ToList();
        Assert.Equal(dates.Order(), dates);
    }

    [Fact]
    public async Task Counts_that_differ_are_named_on_the_person_and_only_to_who_sees_the_counting()
    {
        var round = await Begun(house);
        await Enter(house, "tess", round, "A", new(9, 9, 0), [.. Times(8, "111"), "141"]);
        await Enter(house, "tom", round, "A", new(9, 9, 0), Times(9, "111"));
        await Submit(house, "tess", round, "A");
        await Submit(house, "tom", round, "A");
        var differing = (await Rows("chen", round)).Where(r => r.Marks.Differing.Count > 0).ToList();
        Assert.Equal(round.Birch, Assert.Single(differing).Id);
        Assert.Equal(2, differing[0].Marks.Differing["A"]);
        Assert.Contains((await Rows("tess", round)), r => r.Marks.Differing.Count > 0);
        Assert.DoesNotContain(await Rows("ivan", round), r => r.Progress is null && r.Marks.Differing.Count > 0);
        Assert.DoesNotContain(await Rows("boris", round), r => r.Marks.Differing.Count > 0);
        var tess = await house.SignedIn("tess");
        await tess.Get($"/rounds/{round.Id.Value}");
        Assert.Contains("A: 2 cells differ", tess.Text);
    }

    [Fact]
    public async Task A_teller_whose_count_would_stand_before_all_were_heard_is_warned_by_name()
    {
        var round = await Begun(house);
        await Arrange.Change(house, round.Id, r => r.RequireDebriefer(round.Birch).Present(PresentedAs.Presented));
        await Enter(house, "tess", round, "A", new(9, 9, 0), Times(9, "111"));
        var tess = await house.SignedIn("tess");
        await tess.Get($"/ballots/{round.Groups["A"].Value}/enter");
        Assert.Contains("2 debriefers were not heard yet.", tess.Text);
        Assert.Equal(["Alder County Alder Secretary Anna Alder", "Education Department Education Secretary Emil Education"],
            tess.Page.QuerySelectorAll(".an-names li").Select(l => l.TextContent.Trim()));
        await Arrange.Change(house, round.Id, r =>
        {
            r.RequireDebriefer(round.Alder).Present(PresentedAs.Presented);
            r.RequireDebriefer(round.Education).Present(PresentedAs.TakenAsWritten);
        });
        await tess.Get($"/ballots/{round.Groups["A"].Value}/enter");
        Assert.Empty(tess.Page.QuerySelectorAll(".an-names li"));
    }

    [Fact]
    public async Task A_decided_grade_is_shown_to_those_who_know_it_and_to_the_person_once_told()
    {
        var round = await Appraising.Deciding(house);
        await Appraising.Score(house, round.Birch, 9000, 9000);
        await Appraising.Decide(house, round.Birch, DebrieferDecision.Graded, "good");
        Assert.Equal("Good", (await Rows("chen", round)).Single(r => r.Id == round.Birch).Marks.Grade?.En);
        Assert.All(await Rows("boris", round), r => Assert.Null(r.Marks.Grade));
        Assert.All(await Rows("tess", round), r => Assert.Null(r.Marks.Grade));
        await Appraising.FeedBack(house, round.Birch);
        Assert.Equal("Good", (await Rows("boris", round)).Single(r => r.Id == round.Birch).Marks.Grade?.En);
        var chen = await house.SignedIn("chen");
        using var file = await chen.Client.GetAsync($"/rounds/{round.Id.Value}/debriefers.csv");
        Assert.Contains("Good", await file.Content.ReadAsStringAsync());
    }

    private static string Text(Visitor visitor, string at) => string.Join(' ',
        visitor.Page.QuerySelector(at)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<RoundModel> Model(string person, ArrangedRound round)
    {
        var by = await house.Actor(person);
        return (await house.Scope(s => s.GetRequiredService<RoundPages>().Find(by, round.Id, house.Clock.GetUtcNow(),
            new(TimeZoneInfo.Utc))))!;
    }

    private async Task<IReadOnlyList<DebrieferRow>> Rows(string person, ArrangedRound round)
    {
        var (by, model) = (await house.Actor(person), await Model(person, round));
        return (await house.Scope(s =>
            s.GetRequiredService<DebrieferRows>().Page(by, model, null, Projection.Whole, house.Clock.GetUtcNow()))).Rows;
    }

    private async Task<List<string>> Kinds(string person, ArrangedRound round)
    {
        var (by, model) = (await house.Actor(person), await Model(person, round));
        var waits = await house.Scope(s => s.GetRequiredService<RoundWaits>().Others(by, model, house.Clock.GetUtcNow()));
        return [.. waits.Rows.Select(w => w.Kind)];
    }
}
