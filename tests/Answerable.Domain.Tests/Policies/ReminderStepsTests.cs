using Answerable.Domain.Policies;

namespace Answerable.Domain.Tests.Policies;

public sealed class ReminderStepsTests
{
    private static readonly RoundPolicy Party = StricterPolicy.Party;

    [Fact]
    public void The_products_own_steps_fall_30_7_3_and_1_days_before_then_after_and_then_above_after_each_further_grace()
    {
        Assert.Equal([(30, 30), (7, 7), (3, 3), (1, 1), (0, -1), (-1, -3), (-2, -10), (-3, -24)],
            ReminderSteps.Ours.All.Select(s => (s.Number, s.DaysBefore)));
        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 3], ReminderSteps.Ours.All.Select(s => s.Levels));
        Assert.False(ReminderSteps.Ours.NamesTitles);
    }

    [Fact]
    public void A_policy_says_others_and_none_tells_nobody_above()
    {
        var steps = ReminderSteps.Of(With([5], []) with { TitlesInMail = Party.TitlesInMail with { Value = true } });
        Assert.Equal([(5, 5), (0, -1)], steps.All.Select(s => (s.Number, s.DaysBefore)));
        Assert.True(steps.NamesTitles);
    }

    [Fact]
    public void A_policy_from_before_there_were_reminders_means_the_products_own() =>
        Assert.Equal(ReminderSteps.Ours.All, ReminderSteps.Of(Party).All);

    [Theory]
    [InlineData(new[] { 1, 365 }, new[] { 1, 90 }, null)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, new[] { 1, 1, 1, 1, 1 }, null)]
    [InlineData(new[] { 0 }, new int[0], "policies.out-of-range")]
    [InlineData(new[] { 366 }, new int[0], "policies.out-of-range")]
    [InlineData(new[] { 3, 3 }, new int[0], "policies.code-repeated")]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, new int[0], "policies.list-size")]
    [InlineData(new int[0], new[] { 0 }, "policies.out-of-range")]
    [InlineData(new int[0], new[] { 91 }, "policies.out-of-range")]
    [InlineData(new int[0], new[] { 1, 1, 1, 1, 1, 1 }, "policies.list-size")]
    public void Numbers_have_bounds(int[] before, int[] grace, string? code) =>
        Assert.Equal(code is null ? [] : [code], PolicyChecks.Of(With(before, grace)).Select(r => r.Code).Distinct());

    private static RoundPolicy With(int[] before, int[] grace) => Party with
    {
        ReminderDays = Party.ReminderDays with { Value = before },
        OverdueGraceDays = Party.OverdueGraceDays with { Value = grace },
    };
}
