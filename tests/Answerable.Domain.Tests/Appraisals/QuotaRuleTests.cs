using Answerable.Domain.Appraisals;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using FsCheck;
using FsCheck.Fluent;

namespace Answerable.Domain.Tests.Appraisals;

public sealed class QuotaRuleTests
{
    private static readonly RoundPolicy Party = StricterPolicy.Party;
    private static readonly QuotaSetting Floor = new("good", 15, null), Third = new("good", null, new(1, 3));

    private static IEnumerable<DecidedGrade> Good(int count) =>
        Enumerable.Repeat(new DecidedGrade(DebrieferDecision.Graded, "good"), count);

    private static IEnumerable<DecidedGrade> Undecided(int count) =>
        Enumerable.Repeat(new DecidedGrade(DebrieferDecision.None, null), count);

    [Theory]
    [InlineData(6, 5)]
    [InlineData(7, 5)]
    [InlineData(13, 11)]
    [InlineData(20, 17)]
    [InlineData(24, 20)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    public void With_a_floor_of_15_per_cent_so_many_of_n_may_get_the_top_grade(int n, int most) =>
        Assert.Equal(most, QuotaRule.Most(Floor, n));

    [Theory]
    [InlineData(20, 6)]
    [InlineData(24, 8)]
    [InlineData(2, 0)]
    public void With_a_cap_of_one_third_so_many_of_n_may_get_the_top_grade(int n, int most) => Assert.Equal(most, QuotaRule.Most(Third, n));

    [Theory]
    [InlineData(20, 8)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    public void With_a_cap_of_two_fifths_so_many_of_n_may_get_the_top_grade(int n, int most) =>
        Assert.Equal(most, QuotaRule.Most(new("good", null, new(2, 5)), n));

    [Fact]
    public void One_more_person_never_lowers_the_quota_and_raises_it_by_at_most_one() => Prop.ForAll(
        Gen.Choose(0, 5000).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (n, percent) =>
            new[] { new QuotaSetting("good", percent, null), new QuotaSetting("good", null, new(percent, 101)) }
                .All(q =>
                    QuotaRule.Most(q, n + 1) - QuotaRule.Most(q, n) is 0 or 1 && QuotaRule.Most(q, n) >= 0 && QuotaRule.Most(q, n) <= n))
                        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_floor_is_kept_exactly() =>
        Prop.ForAll(Gen.Choose(1, 5000).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (n, percent) =>
    {
        var others = n - QuotaRule.Most(new("good", percent, null), n);
        return 100L * others >= (long)percent * n && 100L * (others - 1) < (long)percent * n;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Undecided_debriefers_count_and_those_left_without_a_grade_do_not()
    {
        Assert.Null(QuotaRule.Check(Party, [.. Good(5), .. Undecided(1)]));
        var refused = QuotaRule.Check(Party, [.. Good(5), new(DebrieferDecision.Withdrawn, null)]);
        Assert.Equal("appraisals.quota-exceeded", refused!.Code);
        Assert.Contains(("most", (object?)4), refused.Args);
    }

    [Fact]
    public void Without_a_quota_everybody_may_be_at_the_top() =>
        Assert.Null(QuotaRule.Check(RoundPolicies.Preset("company-plain"), Good(9)));

    [Fact]
    public void A_finding_of_last_round_that_is_not_done_bars_the_gated_grade_and_no_other()
    {
        Assert.Equal("appraisals.last-findings-not-done", GateRule.Check(Party, "good", 1)!.Code);
        Assert.Null(GateRule.Check(Party, "fairly-good", 1));
        Assert.Null(GateRule.Check(Party, "good", 0));
    }
}
