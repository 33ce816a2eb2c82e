using System.Text.RegularExpressions;

namespace Answerable.Server.Tests.Plan;

/// <summary>What a rule of Domain answers is not said a second time elsewhere.</summary>
public sealed partial class RuleTests
{
    [Fact]
    public void No_page_spells_out_which_right_an_act_needs() =>
        Assert.Empty(Sources.Below("src/Answerable.Server", ".razor").Where(f => ARight().IsMatch(f.Text)).Select(f => f.Path));

    /// <summary>Deadlines in working days would pass by whoever adds days by hand. A round's period is a span of whole days,
    /// and packages of a plan lie in calendar days.</summary>
    [Fact]
    public void Days_are_added_to_dates_by_the_calendar_alone() =>
        Assert.Equal(
            [
                "src/Answerable.Domain/Calendar.cs", "src/Answerable.Domain/Plans/PlanSchedule.cs",
                "src/Answerable.Domain/Rounds/RoundPeriod.cs",
            ],
            Sources.Below("src/Answerable.Domain", ".cs").Where(f => f.Text.Contains(".AddDays(", StringComparison.Ordinal))
                .Select(f => f.Path));

    [GeneratedRegex(@"\bRight\.[A-Z]")]
    private static partial Regex ARight();
}
