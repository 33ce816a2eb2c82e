using Answerable.Domain.Policies;

namespace Answerable.Domain.Tests.Policies;

/// <summary>The last value that a policy may have, and the first that it may not.</summary>
public sealed class PolicyBoundsTests
{
    private static readonly RoundPolicy Party = StricterPolicy.Party;

    private static IEnumerable<string> Against(RoundPolicy policy) => PolicyChecks.Of(policy).Select(r => r.Code).Distinct();

    private static void Only(string code, params RoundPolicy[] broken) => Assert.All(broken, p => Assert.Equal([code], Against(p)));

    private static void None(params RoundPolicy[] good) => Assert.All(good, p => Assert.Empty(Against(p)));

    private static RoundPolicy Plan(int days) => Party with { PlanDays = Party.PlanDays with { Value = days } };

    private static RoundPolicy Share(int numerator, int denominator) =>
        Party with { ProblemsMinShare = Party.ProblemsMinShare with { Value = new(numerator, denominator) } };

    private static RoundPolicy Capped(int? floor, Fraction? cap) =>
        Party with { Quota = Party.Quota with { Value = new(Party.Grades.Value[0].Code, floor, cap) } };

    private static RoundPolicy Highest(int points, int from)
    {
        var grades = Party.Grades.Value.ToArray();
        grades[0] = grades[0] with { PointsHundredths = points, FromHundredths = from };
        return Party with { Grades = Party.Grades with { Value = grades } };
    }

    [Fact]
    public void A_code_has_plain_characters_and_is_neither_empty_nor_too_long()
    {
        None(Party with { Code = new('c', PolicyChecks.MaxCode) }, Party with { Code = "a-Z-9" });
        Only("policies.code-invalid", Party with { Code = "" }, Party with { Code = new('c', PolicyChecks.MaxCode + 1) },
            Party with { Code = "a b" });
    }

    [Fact]
    public void A_name_is_said_in_both_languages() =>
        Only("policies.name-missing", Party with { Name = new("", "名") }, Party with { Name = new("Name", " ") });

    [Fact]
    public void A_number_may_be_the_least_and_the_most_and_no_other_beyond()
    {
        None(Plan(0), Plan(180));
        Only("policies.out-of-range", Plan(-1), Plan(181));
        var most = Party.RepairMaxDays.Value;
        None(Party with { RepairDays = Party.RepairDays with { Value = most } });
        Only("policies.repair-longer-than-most", Party with { RepairDays = Party.RepairDays with { Value = most + 1 } });
        None(Party with { MinimumGroup = Party.MinimumGroup with { Value = 5 } });
        Only("policies.minimum-group-too-small", Party with { MinimumGroup = Party.MinimumGroup with { Value = 4 } });
    }

    [Fact]
    public void A_signer_always_has_some_days_to_object_and_an_objection_some_to_be_answered()
    {
        RoundPolicy Object(int days) => Party with { PaperObjectionDays = Party.PaperObjectionDays with { Value = days } };
        RoundPolicy Answer(int days) => Party with { PaperAnswerDays = Party.PaperAnswerDays with { Value = days } };
        None(Object(5), Object(180), Answer(1), Answer(60));
        Only("policies.out-of-range", Object(4), Object(181), Answer(0), Answer(61));
    }

    [Fact]
    public void A_share_lies_from_nothing_to_under_the_whole()
    {
        None(Share(0, 1), Share(999, 1000));
        Only("policies.fraction-invalid", Share(1, 1), Share(-1, 3), Share(0, 0), Share(1, 1001), Share(-2, -1));
    }

    [Fact]
    public void Grades_go_down_in_points_and_in_where_they_begin()
    {
        var (first, second) = (Party.Grades.Value[0], Party.Grades.Value[1]);
        None(Highest(10_000, 10_000));
        Only("policies.out-of-range", Highest(10_001, first.FromHundredths), Highest(first.PointsHundredths, 10_001));
        Only("policies.grades-not-descending", Highest(second.PointsHundredths, first.FromHundredths),
            Highest(first.PointsHundredths, second.FromHundredths));
    }

    [Fact]
    public void A_quota_is_a_floor_in_percent_or_a_cap()
    {
        None(Capped(0, null), Capped(100, null), Capped(null, new(1, 3)));
        Only("policies.out-of-range", Capped(-1, null), Capped(101, null));
        Only("policies.fraction-invalid", Capped(null, new(3, 3)));
    }

    [Fact]
    public void A_weight_is_between_one_and_a_hundred_percent()
    {
        RoundPolicy Weights(int first, int second) => Party with
        {
            Groups =
                Party.Groups with
                {
                    Value =
                    [Party.Groups.Value[0] with { WeightPercent = first }, Party.Groups.Value[1] with { WeightPercent = second }]
                },
        };
        None(Weights(99, 1), Party with { Groups = Party.Groups with { Value = [Party.Groups.Value[0] with { WeightPercent = 100 }] } });
        Only("policies.out-of-range", Weights(100, 0), Weights(101, -1));
        Only("policies.weights-not-hundred", Weights(99, 2), Weights(50, 49));
        var components = Party.Components.Value.Select((c, i) => c with { WeightPercent = i == 0 ? 100 : 0 }).ToList();
        Only("policies.out-of-range", Party with { Components = Party.Components with { Value = components } });
    }
}
