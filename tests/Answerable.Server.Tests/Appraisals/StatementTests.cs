using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Rounds;
using Xunit.Abstractions;

namespace Answerable.Server.Tests.Appraisals;

/// <summary>What is asked of the database does not grow with those who debrief.</summary>
public sealed class StatementTests(House house, ITestOutputHelper print) : IClassFixture<House>
{
    [Fact]
    public async Task A_sheet_and_a_paper_take_as_many_statements_however_many_debrief()
    {
        await Arrange.Open(house);
        var three = await Measured(isLarger: false);
        var four = await Measured(isLarger: true);
        print.WriteLine($"{three}");
        Assert.Equal(three, four);
        // Many are the answer chain's: one an edge, two a kind that stands in it, whatever the number of objects;
        // two say who is next to be decided on.
        Assert.InRange(three.Sheet, 1, 42);
        Assert.InRange(three.Paper, 1, 10);
    }

    private async Task<(int Sheet, int Table, int Decide, int Enter, int Paper)> Measured(bool isLarger)
    {
        var round = await Counting.Begun(house, p => p with { OwnGroupDebriefs = isLarger });
        Assert.Equal(isLarger ? 4 : 3, round.Debriefers.Count);
        await Counting.Enter(house, "tess", round, "A", new(9, 9, 0), "112");
        var paper = 0;
        await Counting.Act<EnterPaper>(house, "tess", round, "A",
            async (a, by, id, v) => paper = await Counted(() => a.Run(by, id, v, ((Marks)"121").For(round))));
        var tess = await house.SignedIn("tess");
        // Once before, so that what is kept between requests is there.
        await tess.Get($"/ballots/{round.Groups["A"].Value}/enter");
        var enter = await Counted(() => tess.Get($"/ballots/{round.Groups["A"].Value}/enter"));
        await Appraising.Heard(house, round);
        var olga = await house.SignedIn("olga");
        await olga.Get("/me");
        return (await Counted(() => olga.Get($"/appraisals/{round.Alder.Value}")),
            await Counted(() => olga.Get($"/appraisals/round/{round.Id.Value}")),
            await Counted(() => olga.Get($"/appraisals/{round.Alder.Value}/decide")), enter, paper);
    }

    private async Task<int> Counted(Func<Task> work) => (await house.Statements.During(work)).Count;
}
