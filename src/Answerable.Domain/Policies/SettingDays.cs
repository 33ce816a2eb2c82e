namespace Answerable.Domain.Policies;

/// <summary>Settings that are numbers of days, and in which days they count.</summary>
public static class SettingDays
{
    /// <summary>Units of a number of days. What was stored before there were working days says the first.</summary>
    public const string CalendarDays = "days", WorkingDays = "working-days";

    public static readonly IReadOnlyList<string> Units = [CalendarDays, WorkingDays];

    /// <summary>
    /// Settings that may count working days: those within which somebody answers. A plan, a repair and the day on which reports are due
    /// before a meeting are named as dates that people see beforehand, and count every day.
    /// </summary>
    public static readonly IReadOnlySet<string> MayCountWorkingDays = new HashSet<string>
    {
        "vetDays", "returnDays", "acknowledgeDays", "decideDays", "feedBackDays", "approveDays", "verifyDays",
    };

    /// <summary>The number with the days that it counts.</summary>
    public static Days InDays(this Setting<int> setting) =>
        new(setting.Value, setting.Unit == WorkingDays ? DayCount.Working : DayCount.Calendar);

    /// <summary>Whether any setting of the policy counts working days.</summary>
    public static bool CountsWorkingDays(RoundPolicy policy) => PolicyChecks.SettingsOf(policy).Any(s => s.Unit == WorkingDays);

    /// <summary>Against working days where they are not counted.</summary>
    internal static IEnumerable<Refusal> Faults(IEnumerable<SettingEntry> settings) => settings
        .Where(s => s.Unit == WorkingDays && !MayCountWorkingDays.Contains(s.Name)).Select(s => PolicyRefusals.NoWorkingDays(s.Name));
}
