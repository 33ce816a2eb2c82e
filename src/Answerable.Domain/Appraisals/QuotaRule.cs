using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>How many were decided on alike, as quotas see it; the grade is null unless graded.</summary>
public sealed record DecidedGrade(DebrieferDecision Decision, string? GradeCode, int Count = 1);

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
        var n = counting.Sum(d => d.Count);
        var most = Most(quota, n);
        var given = counting.Where(d => d.GradeCode == quota.GradeCode).Sum(d => d.Count);
        return given <= most ? null : AppraisalRefusals.QuotaExceeded(NameOf(policy, quota.GradeCode), given, most, n);
    }

    internal static LocalText NameOf(RoundPolicy policy, string code) =>
        policy.Grades.Value.FirstOrDefault(g => g.Code == code)?.Name ?? new(code, code);
}

/// <summary>A finding of the last round about somebody on whom this one decides.</summary>
/// <param name="DueOn">
/// By when plan or extension want it repaired. A return of what was claimed in time moves what is owed and not this date: the gate asks
/// whether it had been verified by then, not whether its owner is late.
/// </param>
public readonly record struct LastFinding(DateOnly DueOn, RectificationState State)
{
    /// <summary>
    /// It had fallen due by that day, the day itself included, and nobody independent has verified its repair. What its owner says
    /// of it does not count.
    /// </summary>
    public bool IsNotDone(DateOnly on) => DueOn <= on && State != RectificationState.Closed;
}

/// <summary>Grades that may not be given while a condition does not hold.</summary>
public static class GateRule
{
    /// <summary>How many findings of the last round had fallen due by then and are not done.</summary>
    public static int NotDone(IEnumerable<LastFinding> last, DateOnly on) => last.Count(f => f.IsNotDone(on));

    /// <param name="lastFindingsNotDone">Findings of the last round for this debriefer that fell due and are not done.</param>
    public static Refusal? Check(RoundPolicy policy, string gradeCode, int lastFindingsNotDone) =>
        lastFindingsNotDone > 0 && policy.Gates.Value.Any(g => g.Code == GateSetting.LastFindingsDone && g.GradeCode == gradeCode)
            ? AppraisalRefusals.LastFindingsNotDone(QuotaRule.NameOf(policy, gradeCode), lastFindingsNotDone)
            : null;
}
