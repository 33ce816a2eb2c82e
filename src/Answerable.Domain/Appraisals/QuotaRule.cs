using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>A debriefer's decision as quotas see it; the grade is null unless graded.</summary>
public sealed record DecidedGrade(DebrieferDecision Decision, string? GradeCode);

/// <summary>How many may get the top grade, with integers.</summary>
public static class QuotaRule
{
    /// <summary>The most of <paramref name="n"/> that may get the quota's grade.</summary>
    public static int Most(QuotaSetting quota, int n) => (quota.OthersFloorPercent, quota.Cap) switch
    {
        ({ } floor, _) => n - (int)(((long)floor * n + 99) / 100),
        (null, { } cap) => (int)((long)n * cap.Numerator / cap.Denominator),
        (null, null) => n,
    };

    /// <summary>
    /// Whether the decisions keep the quota: asked before each grade, and of all before they are published.
    /// Those graded and those undecided count; deferred, withdrawn and ungraded ones do not.
    /// </summary>
    public static Refusal? Check(RoundPolicy policy, IEnumerable<DecidedGrade> decisions)
    {
        if (policy.Quota.Value is not { } quota) return null;
        var counting = decisions.Where(d => d.Decision is DebrieferDecision.Graded or DebrieferDecision.None).ToList();
        var most = Most(quota, counting.Count);
        var given = counting.Count(d => d.GradeCode == quota.GradeCode);
        return given <= most ? null : AppraisalRefusals.QuotaExceeded(NameOf(policy, quota.GradeCode), given, most, counting.Count);
    }

    internal static LocalText NameOf(RoundPolicy policy, string code) =>
        policy.Grades.Value.FirstOrDefault(g => g.Code == code)?.Name ?? new(code, code);
}

/// <summary>Grades that may not be given while a condition does not hold.</summary>
public static class GateRule
{
    /// <param name="lastFindingsNotDone">Findings of the last round for this debriefer that fell due and are not done.</param>
    public static Refusal? Check(RoundPolicy policy, string gradeCode, int lastFindingsNotDone) =>
        lastFindingsNotDone > 0 && policy.Gates.Value.Any(g => g.Code == GateSetting.LastFindingsDone && g.GradeCode == gradeCode)
            ? AppraisalRefusals.LastFindingsNotDone(QuotaRule.NameOf(policy, gradeCode), lastFindingsNotDone)
            : null;
}
