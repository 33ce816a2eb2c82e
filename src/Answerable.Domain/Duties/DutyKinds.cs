using Answerable.Domain.Obligations;

namespace Answerable.Domain.Duties;

/// <summary>What duty lists makes posts owe.</summary>
public static class DutyKinds
{
    public static readonly ObligationKind Acknowledge = ObligationKind.Act("duty.acknowledge");
    public static readonly ObligationKind Discharge = ObligationKind.Act("duty.discharge");
    public static readonly ObligationKind Judge = ObligationKind.Judgement("duty.judge");

    public static readonly IReadOnlyList<ObligationKind> All = [Acknowledge, Discharge, Judge];
}
