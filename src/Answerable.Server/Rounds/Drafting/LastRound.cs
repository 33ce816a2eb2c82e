using System.Text.Json;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Rounds;

/// <summary>What the unit's last round was like, so that the next one is asked for only what is new.</summary>
/// <param name="Kind">The kind of post that debriefed most, or null.</param>
/// <param name="OwnGroup">Whether a leading group of the unit itself debriefed.</param>
/// <param name="Drafted">When and by whom it was drafted, with the default numbers of its policy confirmed.</param>
internal sealed record LastRound(Round Round, string? Kind, bool OwnGroup, RoundDrafted? Drafted)
{
    public RoundPeriod NextPeriod => new RoundPeriod(Round.Period, Round.PeriodFrom, Round.PeriodUntil).Next();

    /// <summary>The title with the next period in place of the last one's, or null when it did not name it.</summary>
    public string? NextTitle => Round.Title.Contains(Round.Period, StringComparison.Ordinal)
        ? Round.Title.Replace(Round.Period, NextPeriod.Words, StringComparison.Ordinal) : null;

    /// <summary>
    /// Default numbers of a policy that the last round had alike, confirmed. It is said beside them, and confirms nothing: whoever drafts
    /// looks at each anew.
    /// </summary>
    public IEnumerable<string> Confirmed(RoundPolicy policy)
    {
        var had = PolicyChecks.SettingsOf(Round.Policy).ToDictionary(s => s.Name);
        return PolicyChecks.Unconfirmed(policy).Where(s => had[s.Name] is { Confirmed: true } before && Says(before) == Says(s))
            .Select(s => s.Name);
    }

    private static string Says(SettingEntry setting) => JsonSerializer.Serialize(setting.Value);

    /// <summary>How many could vote in the group, or null when there was no such group.</summary>
    public int? Entitled(string group) => Round.Groups.FirstOrDefault(g => g.Code == group)?.Entitled;
}

/// <param name="Person">Who did it; null for the system.</param>
internal sealed record RoundDrafted(DateTimeOffset At, string? Person);
