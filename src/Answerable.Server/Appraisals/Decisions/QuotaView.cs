using Answerable.Domain.Appraisals;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Appraisals;

/// <summary>A round's quota as shown: only integers, and how the bound follows from the number of those it counts.</summary>
internal static class QuotaView
{
    /// <summary>Null where the policy has no quota.</summary>
    /// <param name="decided">Of all whose decision the reader may know.</param>
    /// <param name="isWithoutReader">Whether the reader is among those decided on, and left out.</param>
    public static ShownQuota? Of(RoundPolicy policy, IReadOnlyList<DecidedGrade> decided, bool isWithoutReader)
    {
        if (policy.Quota.Value is not { } quota) return null;
        int Decided(DebrieferDecision kind) => decided.Where(d => d.Decision == kind).Sum(d => d.Count);
        var n = Decided(DebrieferDecision.Graded) + Decided(DebrieferDecision.None);
        var given = decided.Where(d => d.Decision == DebrieferDecision.Graded && d.GradeCode == quota.GradeCode).Sum(d => d.Count);
        return new(policy.Grades.Value.First(g => g.Code == quota.GradeCode).Name, given, QuotaRule.Most(quota, n),
            Decided(DebrieferDecision.Graded) - given,
            Decided(DebrieferDecision.None), n, quota.OthersFloorPercent, quota.Cap,
            Decided(DebrieferDecision.Deferred), Decided(DebrieferDecision.Withdrawn), Decided(DebrieferDecision.Ungraded),
            isWithoutReader);
    }
}
