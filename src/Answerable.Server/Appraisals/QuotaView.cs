using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Appraisals;

/// <summary>A round's quota as shown: only integers, and how the bound follows from the number of those it counts.</summary>
internal static class QuotaView
{
    public static ShownQuota? Of(RoundFacts facts)
    {
        if (facts.Round.Policy.Quota.Value is not { } quota) return null;
        var all = facts.Graded();
        int Of(DebrieferDecision kind) => all.Count(d => d.Decision == kind);
        var n = Of(DebrieferDecision.Graded) + Of(DebrieferDecision.None);
        var given = all.Count(d => d.Decision == DebrieferDecision.Graded && d.GradeCode == quota.GradeCode);
        return new(facts.Round.Policy.Grades.Value.First(g => g.Code == quota.GradeCode).Name, given, QuotaRule.Most(quota, n), Of(DebrieferDecision.Graded) - given, Of(DebrieferDecision.None), n,
            quota.OthersFloorPercent, quota.Cap, Of(DebrieferDecision.Deferred), Of(DebrieferDecision.Withdrawn), Of(DebrieferDecision.Ungraded));
    }
}
