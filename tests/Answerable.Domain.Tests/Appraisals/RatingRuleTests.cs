using Answerable.Domain.Appraisals;
using Answerable.Domain.Ballots;
using Answerable.Domain.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace Answerable.Domain.Tests.Appraisals;

public sealed class RatingRuleTests
{
    private static readonly RoundPolicy Party = StricterPolicy.Party;

    private static readonly RoundPolicy BallotOnly = Party with
    {
        Components = Party.Components with { Value = [Party.Components.Value[0] with { WeightPercent = 100 }] },
    };

    private static readonly RoundPolicy Rescaling =
        Party with { MissingComponent = Party.MissingComponent with { Value = MissingComponentRule.Rescale } };

    private static GroupPapers A(params int[] grades) => new("A", 60, false, grades);

    private static GroupPapers B(params int[] grades) => new("B", 40, false, grades);

    private static EnteredScore[] Entered(int verification, int routine) =>
        [new("verification", verification, true), new("routine", routine, true)];

    [Fact]
    public void A_ballots_5_3_1_0_and_B_ballots_18_9_3_0_make_92_00()
    {
        var rating = RatingRule.Compute(BallotOnly, [A(5, 3, 1, 0), B(18, 9, 3, 0)], []);
        Assert.Equal([9167, 9250], rating.Components[0].Groups.Select(g => g.ScoreHundredths!.Value));
        Assert.Equal((9200, "good"), (rating.TotalHundredths, rating.GradeCode));
    }

    [Fact]
    public void Verification_88_routine_90_and_ballot_92_weighted_30_30_40_make_90_20()
    {
        var rating = RatingRule.Compute(Party, [A(5, 3, 1, 0), B(18, 9, 3, 0)], Entered(8800, 9000));
        Assert.Equal((9020, "good"), (rating.TotalHundredths, rating.GradeCode));
        Assert.Equal([3680, 2640, 2700], rating.Components.Select(c => c.ContributionHundredths!.Value));
    }

    [Fact]
    public void Forty_satisfied_twelve_basically_and_three_dissatisfied_make_89_64_and_five_who_do_not_know_do_not_count()
    {
        GradeSetting[] grades =
            [new("s", new("Satisfied", "满意"), 10000, 80), new("b", new("Basically", "基本满意"), 7000, 60),
                new("d", new("Dissatisfied", "不满意"), 3000, 0)];
        Assert.Equal(8964, RatingRule.ScoreOf(grades, [40, 12, 3]));
    }

    [Fact]
    public void No_valid_paper_makes_no_score() => Assert.Null(RatingRule.ScoreOf(Party.Grades.Value, [0, 0, 0, 0]));

    [Fact]
    public void Too_few_valid_papers_refuse_the_rating_where_the_policy_says_so_and_show_no_score()
    {
        var rating = RatingRule.Compute(Party, [A(7, 0, 0, 0), B(18, 9, 3, 0)], Entered(8800, 9000));
        Assert.Equal("appraisals.component-missing", rating.Refused!.Code);
        Assert.Null(rating.TotalHundredths);
        Assert.Equal(MissingReason.TooFewValid, rating.Components[0].Missing);
        Assert.Null(rating.Components[0].Groups[0].ScoreHundredths);
    }

    [Fact]
    public void Or_leave_the_component_out_and_rescale_the_others()
    {
        var rating = RatingRule.Compute(Rescaling, [A(7, 0, 0, 0), B(18, 9, 3, 0)], Entered(8800, 9000));
        Assert.Equal((8900, "fairly-good"), (rating.TotalHundredths, rating.GradeCode));
        Assert.Null(rating.Components[0].ContributionHundredths);
        Assert.Null(rating.Refused);
    }

    [Fact]
    public void With_every_component_missing_there_is_nothing_to_rate()
    {
        var rating = RatingRule.Compute(Rescaling, [A(7, 0, 0, 0), new("B", 40, false, null)], []);
        Assert.Equal("appraisals.nothing-to-rate", rating.Refused!.Code);
    }

    [Fact]
    public void A_signed_rating_has_no_minimum() => Assert.Equal(10000,
        RatingRule.Compute(BallotOnly, [A(2, 0, 0, 0) with { IsSigned = true }, B(30, 0, 0, 0)], []).TotalHundredths);

    [Fact]
    public void An_unconfirmed_entry_is_missing() => Assert.Equal(MissingReason.NotConfirmed,
        RatingRule.Compute(Party, [A(9, 0, 0, 0), B(9, 0, 0, 0)],
            [new("verification", 9000, false), new("routine", 9000, true)]).Components[1].Missing);

    [Theory]
    [InlineData(9000, "good")]
    [InlineData(8999, "fairly-good")]
    [InlineData(7500, "fairly-good")]
    [InlineData(0, "poor")]
    public void A_grade_is_the_best_whose_threshold_is_reached(int total, string grade) =>
        Assert.Equal(grade, RatingRule.GradeOf(Party, total));

    [Fact]
    public void Below_every_threshold_there_is_no_grade_and_where_none_are_decided_none_is_computed()
    {
        Assert.Null(RatingRule.GradeOf(Party with { Grades = Party.Grades with { Value = [.. Party.Grades.Value.SkipLast(1)] } }, 0));
        var plain = Party with { Grade = Party.Grade with { Value = false } };
        var rating = RatingRule.Compute(plain, [A(5, 3, 1, 0), B(18, 9, 3, 0)], Entered(8800, 9000));
        Assert.Equal((9020, null), (rating.TotalHundredths, rating.GradeCode));
    }

    [Fact]
    public void As_many_valid_papers_as_the_minimum_are_enough_and_without_components_nothing_is_refused()
    {
        var minimum = Party.MinimumGroup.Value;
        Assert.Equal(10_000, RatingRule.Compute(BallotOnly, [A(minimum, 0, 0, 0), B(minimum, 0, 0, 0)], []).TotalHundredths);
        Assert.Equal(10_000, RatingRule.Compute(BallotOnly, [A(1, 0, 0, 0) with { IsSigned = true }, B(9, 0, 0, 0)], []).TotalHundredths);
        var none = RatingRule.Compute(Rescaling with { Components = Party.Components with { Value = [] } }, [], []);
        Assert.Equal((null, null), (none.TotalHundredths, none.Refused));
    }

    [Fact]
    public void Why_there_is_no_total_can_be_asked_of_the_components_alone()
    {
        RatedComponent scored = new("a", new("A", "甲"), 50, 8000, null, null, []),
            missing = new("b", new("B", "乙"), 50, null, null, MissingReason.NotEntered, []);
        Assert.Null(RatingRule.RefusalOf(Party, [scored]));
        Assert.Equal("appraisals.component-missing", RatingRule.RefusalOf(Party, [scored, missing])!.Code);
        Assert.Null(RatingRule.RefusalOf(Rescaling, [scored, missing]));
        Assert.Equal("appraisals.nothing-to-rate", RatingRule.RefusalOf(Rescaling, [missing])!.Code);
    }

    [Fact]
    public void A_rating_takes_the_counts_of_its_own_debriefer()
    {
        var cast = new RoundCast().InSession();
        string[] papers = [.. Enumerable.Repeat("14", 9)];
        var (one, two) = (cast.Submitted(cast.TellerOne, papers, 9, 0), cast.Submitted(cast.TellerTwo, papers, 9, 0));
        var counts = CountAgreement.Settle(cast.As(cast.TellerTwo), cast.Counted, one, two, RoundCast.Now).Counts;
        int? Score(DebrieferId of) => RatingRule.Compute(Party, cast.Round.Groups, of, counts, []).Components[0].Groups[0].ScoreHundredths;
        var points = Party.Grades.Value.Select(g => g.PointsHundredths).ToList();
        Assert.Equal([points[0], points[3]], one.InOrder().Select(d => Score(new(d.Value))!.Value));
    }

    [Fact]
    public void A_rating_lies_between_the_least_and_the_most_that_its_parts_give() => Prop.ForAll(Piles, Piles, Scores, (a, b, scores) =>
    {
        var rating = RatingRule.Compute(Party, [A(a), B(b)], Entered(scores.Item1, scores.Item2));
        var points = Party.Grades.Value.Select(g => g.PointsHundredths).ToList();
        var (least, most) =
            (Math.Min(points.Min(), Math.Min(scores.Item1, scores.Item2)), Math.Max(points.Max(), Math.Max(scores.Item1, scores.Item2)));
        var ballot = rating.Components[0].ScoreHundredths;
        return rating.TotalHundredths >= least && rating.TotalHundredths <= most && ballot >= points.Min() && ballot <= points.Max();
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_paper_moved_to_a_better_grade_never_lowers_the_rating() => Prop.ForAll(Piles, Piles, (a, b) =>
    {
        int[] better = a[3] > 0 ? [a[0] + 1, a[1], a[2], a[3] - 1] : a;
        return RatingRule.Compute(BallotOnly, [A(better), B(b)], []).TotalHundredths >= RatingRule.Compute(BallotOnly, [A(a), B(b)],
            []).TotalHundredths;
    }).QuickCheckThrowOnFailure();

    /// <summary>At least eight valid papers.</summary>
    private static readonly Arbitrary<int[]> Piles =
        Gen.Choose(0, 400).ArrayOf(4).Where(g => g.Sum() >= 8).ToArbitrary();

    private static readonly Arbitrary<(int, int)> Scores =
        (from x in Gen.Choose(0, 10_000) from y in Gen.Choose(0, 10_000) select (x, y)).ToArbitrary();
}
