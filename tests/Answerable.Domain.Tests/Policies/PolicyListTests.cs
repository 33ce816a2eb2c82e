using Answerable.Domain.Policies;

namespace Answerable.Domain.Tests.Policies;

/// <summary>Which lists a policy needs for what it asks for, and what their entries look like.</summary>
public sealed class PolicyListTests
{
    private static readonly RoundPolicy Party = StricterPolicy.Party;

    /// <summary>A round that only hears reports: nobody votes, and nothing is graded.</summary>
    private static readonly RoundPolicy Plain = Without(assessed: false, graded: false) with
    {
        Grades = Party.Grades with { Value = [] },
        Groups = Party.Groups with { Value = [] },
    };

    private static RoundPolicy Without(bool assessed, bool graded) => Party with
    {
        Assessment = Party.Assessment with { Value = assessed },
        Grade = Party.Grade with { Value = graded },
        Components = Party.Components with { Value = [] },
        Quota = Party.Quota with { Value = null },
        Gates = Party.Gates with { Value = [] },
    };

    private static string[] Against(RoundPolicy policy) => [.. PolicyChecks.Of(policy).Select(r => r.Code)];

    private static RoundPolicy Strands(int count, int length = 3) => Party with
    {
        Strands = Party.Strands with
        {
            Value = [.. Enumerable.Range(0, count).Select(i => new StrandSetting($"{i}".PadLeft(length, 's'), new("Strand", "线")))],
        },
    };

    [Fact]
    public void A_round_that_only_hears_reports_needs_neither_grades_nor_groups_nor_components()
    {
        Assert.Empty(Against(Plain));
        Assert.Equal(["policies.list-size", "policies.list-size", "policies.assessment-without-ballot"],
            Against(Plain with { Assessment = Plain.Assessment with { Value = true } }));
        Assert.Equal(["policies.list-size"], Against(Plain with { Grade = Plain.Grade with { Value = true } }));
        var single = Plain.Grades with { Value = [Party.Grades.Value[^1]] };
        Assert.Equal(["policies.list-size"], Against(Plain with { Grade = Plain.Grade with { Value = true }, Grades = single }));
        var two = Plain.Grades with { Value = [Party.Grades.Value[0], Party.Grades.Value[^1]] };
        Assert.Empty(Against(Plain with { Grade = Plain.Grade with { Value = true }, Grades = two }));
    }

    [Fact]
    public void What_is_not_graded_has_neither_quota_nor_gate()
    {
        var ungraded = Without(assessed: false, graded: false);
        Assert.Empty(Against(ungraded));
        Assert.Equal(["policies.quota-without-grade"], Against(ungraded with { Quota = Party.Quota }));
        var gate = new GateSetting(GateSetting.LastFindingsDone, Party.Grades.Value[0].Code);
        Assert.Equal(["policies.quota-without-grade"], Against(ungraded with { Gates = Party.Gates with { Value = [gate] } }));
        Assert.Empty(Against(Without(assessed: false, graded: true) with { Gates = Party.Gates with { Value = [gate] } }));
    }

    [Fact]
    public void A_list_has_nine_entries_at_most_each_with_a_code_that_fits()
    {
        Assert.Empty(Against(Strands(1)));
        Assert.Empty(Against(Strands(PolicyChecks.MostGrades, length: 40)));
        Assert.Equal(["policies.list-size"], Against(Strands(PolicyChecks.MostGrades + 1)));
        Assert.Equal(["policies.name-missing"], Against(Strands(1, length: 41)));
        Assert.Equal(["policies.name-missing"],
            Against(Party with { Strands = Party.Strands with { Value = [new("", new("Strand", "线"))] } }));
    }

    [Fact]
    public void Points_and_limits_of_grades_are_not_below_nothing_and_the_lowest_begins_at_nothing()
    {
        RoundPolicy Lowest(int points, int from) => Party with
        {
            Grades = Party.Grades with
            {
                Value =
                [
                    .. Party.Grades.Value.SkipLast(1),
                    Party.Grades.Value[^1] with { PointsHundredths = points, FromHundredths = from },
                ],
            },
        };
        Assert.Empty(Against(Lowest(0, 0)));
        Assert.Equal(["policies.out-of-range"], Against(Lowest(-1, 0)));
        Assert.Equal(["policies.out-of-range", "policies.lowest-grade-not-from-zero"], Against(Lowest(0, -1)));
    }

    [Fact]
    public void Every_source_is_said_in_both_languages() => Assert.Equal(["policies.name-missing"],
        Against(Party with { Sources = new Dictionary<string, LocalText>(Party.Sources) { ["extra"] = new("Said", "") } }));

    [Fact]
    public void Only_a_number_of_the_products_own_asks_to_be_confirmed()
    {
        bool Asks(object? value, string source) => new SettingEntry("it", value, "none", source).IsDefaultNumber;
        Assert.True(Asks(3, "default") && Asks(3, "default-near-S1") && Asks(new Fraction(1, 3), "default"));
        Assert.False(Asks(3, "S1") || Asks(3, "defaulted") || Asks(true, "default") || Asks("text", "default"));
        GroupSetting group = new("A", new("A", "甲"), 100);
        ComponentSetting component = new("b", new("B", "乙"), ComponentKind.Ballot, 100);
        // A weight of a hundred in a list of one is no choice.
        Assert.Equal((false, true), (Asks(new[] { group }, "default"), Asks(new[] { group, group }, "default")));
        Assert.Equal((false, true), (Asks(new[] { component }, "default"), Asks(new[] { component, component }, "default")));
    }

    [Theory]
    [InlineData("[]", "policies.unreadable $")]
    [InlineData("null", "policies.unreadable $")]
    [InlineData("3", "policies.unreadable $")]
    [InlineData("", "policies.unreadable $")]
    public void A_file_that_is_no_policy_at_all_is_unreadable(string json, string refusal) => Assert.Equal([refusal],
        Assert.Throws<Refused>(() => RoundPolicies.Parse(json)).Refusals.Select(r => $"{r.Code} {r.Args[0].Value}"));

    [Fact]
    public void What_breaks_off_is_refused_with_the_line_on_which_it_does()
    {
        var refused = Assert.Throws<Refused>(() => RoundPolicies.Parse("{\n\"code\": \"a\",\n"));
        Assert.Equal(3L, Assert.Single(refused.Refusals).Args[1].Value);
    }

    [Fact]
    public void A_setting_that_is_nothing_at_all_is_unreadable_on_its_line()
    {
        var file = System.Text.Json.Nodes.JsonNode.Parse(RoundPolicies.PresetJson("party-60-40"))!.AsObject();
        file["planDays"] = null;
        var text = file.ToJsonString(new() { WriteIndented = true, NewLine = "\n" });
        var refusal = Assert.Single(Assert.Throws<Refused>(() => RoundPolicies.Parse(text)).Refusals);
        Assert.Equal(("policies.unreadable", "$.planDays"), (refusal.Code, refusal.Args[0].Value));
        Assert.Contains("planDays", text.Split('\n')[(int)(long)refusal.Args[1].Value! - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_numbers_that_are_named_and_are_the_products_own_are_confirmed()
    {
        var preset = RoundPolicies.Preset("party-60-40");
        var own = PolicyChecks.SettingsOf(preset).First(s => !s.IsDefaultNumber).Name;
        var confirmed = RoundPolicies.Confirm(preset, ["vetDays", own, "no-such-setting"]);
        Assert.Equal(["vetDays"], PolicyChecks.SettingsOf(confirmed).Where(s => s.Confirmed).Select(s => s.Name));
    }
}
