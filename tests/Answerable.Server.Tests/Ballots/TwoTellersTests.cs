using System.Net;
using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Ledger;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using static Answerable.Server.Tests.Ballots.Counting;

namespace Answerable.Server.Tests.Ballots;

public sealed class TwoTellersTests(House house) : IClassFixture<House>
{
    private static readonly WholePapers Nine = new(9, 9, 0);

    [Fact]
    public async Task The_organiser_hands_papers_out_and_both_tellers_owe_their_entries_two_days_after_the_meeting()
    {
        var round = await InSession(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/ballots/round/{round.Id.Value}");
        await olga.Submit("hand-out");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        var group = round.Groups["A"].Value;
        var owed = await house.Read(db => db.Set<Obligation>().Where(o => o.ObjectId == group).ToListAsync());
        Assert.Equal(new HashSet<PostId> { await house.PostId("YE-teller"), await house.PostId("YO-teller") },
            owed.Select(o => o.OwnerId).ToHashSet());
        var meeting = (await Arrange.Read(house, round.Id)).MeetingOn;
        Assert.All(owed,
            o => Assert.Equal((BallotKinds.EnterPapers.Code, meeting.AddDays(2), ObligationState.Open), (o.Kind, o.DueOn, o.State)));
    }

    [Fact]
    public async Task A_teller_types_paper_by_paper_without_scripts_and_sees_their_own_sums()
    {
        var round = await Begun(house);
        var tess = await house.SignedIn("tess");
        await tess.Get($"/ballots/{round.Groups["A"].Value}/enter");
        await tess.Submit("whole", ("issued", "9"), ("returned", "8"), ("spoiled", "1"));
        Assert.Contains("0 of 7 ballot papers", tess.Text);
        await tess.Submit("paper", Fields(round, "1-0"));
        Assert.Contains("1 of 7 ballot papers", tess.Text);
        Assert.Contains("Ballot paper 2", tess.Text);
        await tess.Submit("paper", [Fields(round, "1-0")[0]]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tess.Status);
        Assert.Contains("1 of 7 ballot papers", tess.Text);
    }

    [Fact]
    public async Task A_paper_sent_twice_by_the_same_form_counts_once()
    {
        var round = await Begun(house);
        var tess = await house.SignedIn("tess");
        var address = $"/ballots/{round.Groups["A"].Value}/enter";
        await tess.Get(address);
        await tess.Submit("whole", ("issued", "9"), ("returned", "9"), ("spoiled", "0"));
        var version = tess.Page.QuerySelector("form[data-teller] input[name=version]")!.GetAttribute("value")!;
        await tess.Submit("paper", Fields(round, "111"));
        await tess.Submit("paper", [.. Fields(round, "111"), ("version", version)]);
        Assert.Equal(HttpStatusCode.Conflict, tess.Status);
        await tess.Get(address);
        Assert.Contains("1 of 9 ballot papers", tess.Text);
    }

    [Fact]
    public async Task When_both_agree_the_count_stands_the_papers_are_gone_and_nothing_is_owed()
    {
        var round = await Begun(house);
        await Enter(house, "tess", round, "A", Nine, Times(9, "112"));
        await Enter(house, "tom", round, "A", Nine, Times(9, "112"));
        Assert.Equal(Submission.WaitsForOther, await Submit(house, "tess", round, "A"));
        Assert.Equal(Submission.Stands, await Submit(house, "tom", round, "A"));
        var count = await CountOf(house, round, "A", round.Education);
        Assert.Equal([0, 9, 0, 0], count.Grades);
        var group = round.Groups["A"];
        Assert.False(await house.Read(db => db.Set<CountEntry>().AnyAsync(e => e.GroupId == group.AsCounted() && e.SealedPapers != null)));
        Assert.Equal(0,
            await house.Read(db => db.Set<Obligation>().CountAsync(o => o.ObjectId == group.Value && o.State == ObligationState.Open)));
        Assert.Equal(1, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Education).CountedGroups);
    }

    [Fact]
    public async Task A_mismatch_names_the_cell_to_both_and_tells_nobody_a_value()
    {
        var round = await Begun(house);
        await Enter(house, "tess", round, "B", new(12, 11, 0), [.. Times(10, "111"), "121"]);
        await Enter(house, "tom", round, "B", new(12, 11, 0), Times(11, "111"));
        await Submit(house, "tess", round, "B");
        Assert.Equal(Submission.Differs, await Submit(house, "tom", round, "B"));
        foreach (var teller in new[] { "tess", "tom" })
        {
            var visitor = await house.SignedIn(teller);
            await visitor.Get($"/ballots/{round.Groups["B"].Value}/enter");
            Assert.Contains("Birch Secretary: Good", visitor.Text);
            Assert.Contains("Birch Secretary: Fairly good", visitor.Text);
            Assert.DoesNotContain("Alder Secretary: ", visitor.Text);
            var birch =
                visitor.Page.QuerySelectorAll("tr[data-row]")
                    .Single(r => r.TextContent.Contains("Birch Secretary", StringComparison.Ordinal));
            Assert.Equal(2, visitor.Page.QuerySelectorAll("td.an-differs").Length);
            Assert.Equal(2, birch.QuerySelectorAll("td.an-differs").Length);
            var own = string.Join(' ', birch.QuerySelectorAll("td.num").Select(c => c.TextContent.Trim().Split(' ', '\n')[0]));
            Assert.Equal(teller == "tess" ? "10 1 0 0 0 0 11" : "11 0 0 0 0 0 11", own);
        }
        Assert.False(await house.Read(db => db.Set<Count>().AnyAsync(c => c.GroupId == round.Groups["B"].AsCounted())));
    }

    [Fact]
    public async Task No_ledger_line_of_an_entry_has_a_body_and_no_page_of_an_organiser_shows_a_number_before_both_agree()
    {
        var round = await Begun(house);
        await Enter(house, "tess", round, "A", Nine, Times(9, "123"));
        await Submit(house, "tess", round, "A");
        var entries = await house.Read(db => db.Set<CountEntry>().Where(e => e.OccasionId == round.Id.AsOccasion())
            .Select(e => e.Id).ToListAsync());
        var ids = entries.Select(e => e.Value).Append(round.Groups["A"].Value).ToList();
        var bodies =
            await house.Read(
                db => db.Set<LineBody>().CountAsync(b => db.Set<Line>().Any(l => l.Id == b.LineId && ids.Contains(l.ObjectId))));
        Assert.Equal(0, bodies);
        foreach (var (person, path) in new[] { ("olga", $"/ballots/{round.Groups["A"].Value}"),
            ("chen", $"/ballots/round/{round.Id.Value}"), ("tom", $"/ballots/{round.Groups["A"].Value}/enter") })
        {
            var visitor = await house.SignedIn(person);
            await visitor.Get(path);
            Assert.Contains("finished", visitor.Text);
            Assert.DoesNotContain("9 of", visitor.Text);
            Assert.DoesNotContain(visitor.Page.QuerySelectorAll("td.num"), c => c.TextContent.Trim() is not "0");
        }
    }

    [Fact]
    public async Task Whoever_neither_counts_nor_runs_nor_judges_the_round_finds_nothing()
    {
        var round = await Begun(house);
        foreach (var (person, path) in new[] { ("anna", ""), ("emil", ""), ("carl", ""), ("sysadmin", ""), ("olga", "/enter"),
            ("chen", "/enter"), ("olga", "/papers"), ("olga", "/machine"), ("olga", "/opinions") })
        {
            var visitor = await house.SignedIn(person);
            await visitor.Get($"/ballots/{round.Groups["A"].Value}{path}");
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }
    }

    internal static (string, string)[] Fields(ArrangedRound round, Marks marks) =>
        [.. marks.For(round).Select(m => ($"m-{m.Key.Value:N}", m.Value.ToString()))];
}
