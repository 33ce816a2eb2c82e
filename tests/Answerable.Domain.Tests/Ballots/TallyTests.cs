using Answerable.Domain.Ballots;

namespace Answerable.Domain.Tests.Ballots;

public sealed class TallyTests
{
    private static Tally Of(int issued, int returned, int spoiled, int cannotJudge, params int[] grades) =>
        new(new(Ids.Random()), issued, returned, spoiled, cannotJudge, grades);

    [Fact]
    public void A_tally_adds_up_when_every_paper_that_came_back_is_told_and_none_came_back_that_was_not_handed_out()
    {
        Assert.True(Of(10, 9, 1, 2, 4, 2).AddsUp);
        Assert.True(Of(9, 9, 0, 0, 9, 0).AddsUp);
        Assert.True(Of(0, 0, 0, 0, 0, 0).AddsUp);
        Assert.Equal(6, Of(10, 9, 1, 2, 4, 2).Valid);
    }

    [Fact]
    public void It_does_not_with_a_paper_too_many_or_too_few_or_less_than_none()
    {
        Assert.All(new[]
        {
            Of(8, 9, 1, 2, 4, 2), Of(10, 9, 1, 2, 4, 1), Of(10, 9, 1, 2, 4, 3), Of(10, 9, 2, 2, 4, 2),
            Of(10, 9, -1, 4, 4, 2), Of(10, 9, 4, -1, 4, 2), Of(10, 9, 1, 2, 7, -1), Of(10, 9, 1, 2, int.MaxValue, int.MaxValue),
        }, t => Assert.False(t.AddsUp));
    }
}
