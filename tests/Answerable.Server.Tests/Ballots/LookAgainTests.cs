using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Server.Ballots;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using static Answerable.Server.Tests.Ballots.Counting;

namespace Answerable.Server.Tests.Ballots;

/// <summary>Two counts that differ: each teller compares the own one with the papers before it is submitted again.</summary>
public sealed class LookAgainTests(House house) : IClassFixture<House>
{
    private static readonly WholePapers Nine = new(9, 9, 0);

    [Fact]
    public async Task After_a_mismatch_a_paper_is_taken_out_by_its_marks_and_the_count_can_stand()
    {
        var round = await Begun(house);
        await Enter(house, "tess", round, "A", Nine, [.. Times(8, "111"), "141"]);
        await Enter(house, "tom", round, "A", Nine, Times(9, "111"));
        await Submit(house, "tom", round, "A");
        await Submit(house, "tess", round, "A");
        var tess = await house.SignedIn("tess");
        await tess.Get($"/ballots/{round.Groups["A"].Value}/papers");
        var odd =
            tess.Page.QuerySelectorAll("input[name=choices]").Select(i => i.GetAttribute("value")!)
                .Single(c => c.Contains('4', StringComparison.Ordinal));
        await tess.Submit($"out-{odd}");
        await tess.Get($"/ballots/{round.Groups["A"].Value}/enter");
        await tess.Submit("paper", TwoTellersTests.Fields(round, "111"));
        await tess.Submit("submit");
        Assert.Contains("waiting for the other teller", tess.Text);
        var same = await Assert.ThrowsAsync<Refused>(() => Submit(house, "tom", round, "A"));
        Assert.Equal("ballots.look-first", Assert.Single(same.Refusals).Code);
        await Act<LookThrough>(house, "tom", round, "A", (a, by, id, v) => a.Run(by, id, v));
        Assert.Equal(Submission.Stands, await Submit(house, "tom", round, "A"));
    }

    [Fact]
    public async Task After_a_mismatch_only_those_whose_numbers_differ_are_listed_and_looking_comes_before_submitting_again()
    {
        var round = await Begun(house);
        await Enter(house, "tess", round, "A", Nine, [.. Times(8, "111"), "141"]);
        await Enter(house, "tom", round, "A", Nine, Times(9, "111"));
        await Submit(house, "tess", round, "A");
        await Submit(house, "tom", round, "A");
        var tom = await house.SignedIn("tom");
        await tom.Get($"/ballots/{round.Groups["A"].Value}/enter");
        Assert.Null(tom.Page.QuerySelector("input[name=_handler][value=submit]"));
        Assert.Contains("Look before you submit again", tom.Text);
        var typed = tom.Page.QuerySelectorAll("tr[data-row] th").Select(h => h.TextContent.Trim().Split('\n')[0]).ToList();
        await tom.Get($"/ballots/{round.Groups["A"].Value}/papers");
        Assert.Equal(["Birch County Birch Secretary"], Heads(tom));
        Assert.Single(tom.Page.QuerySelectorAll("b.an-differs"));
        // Beneath whom it is about, each paper shows the mark that it has: tom typed nothing but the first.
        Assert.All(tom.Page.QuerySelectorAll(".an-papers tbody tr"),
            r => Assert.Contains("Good", r.QuerySelectorAll("td").Last().TextContent));
        await tom.Get($"/ballots/{round.Groups["A"].Value}/papers?all=true");
        Assert.Equal(typed, Heads(tom));
        await tom.Submit("look");
        Assert.NotNull(tom.Page.QuerySelector("input[name=_handler][value=submit]"));
        await tom.Submit("submit");
        Assert.Contains("waiting for the other teller", tom.Text);
        var group = round.Groups["A"];
        var (by, tess) = (await house.Actor("tom"), await house.Actor("tess"));
        var must = await house.Read(db => db.Set<CountEntry>().Where(e => e.GroupId == group.AsCounted())
            .Select(e => new { e.TellerPersonId, e.MustLook }).ToListAsync());
        Assert.Equal([(tess.Person!.Value, true)], must.Where(e => e.MustLook).Select(e => (e.TellerPersonId, true)));
        Assert.Contains(must, e => e.TellerPersonId == by.Person);
        await Act<StartPapersAgain>(house, "tess", round, "A", (a, actor, id, v) => a.Run(actor, id, v));
        var nothing = await Assert.ThrowsAsync<Refused>(() =>
            Act<LookThrough>(house, "tess", round, "A", (a, actor, id, v) => a.Run(actor, id, v)));
        Assert.Equal("ballots.nothing-differs", Assert.Single(nothing.Refusals).Code);
    }

    private static List<string> Heads(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".an-papers thead th").Skip(2)
        .Select(h => h.TextContent.Replace(h.QuerySelector(".second")!.TextContent, "", StringComparison.Ordinal).Trim())];
}
