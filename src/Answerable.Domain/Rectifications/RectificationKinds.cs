using Answerable.Domain.Obligations;

namespace Answerable.Domain.Rectifications;

/// <summary>What a rectification makes posts owe.</summary>
public static class RectificationKinds
{
    public static readonly ObligationKind Plan = ObligationKind.Act("rectification.plan", ObligationForm.Paper);
    public static readonly ObligationKind Approve = ObligationKind.Judgement("rectification.approve");
    public static readonly ObligationKind Repair = ObligationKind.Act("rectification.repair", ObligationForm.Paper);
    public static readonly ObligationKind DecideExtension = ObligationKind.Judgement("rectification.decide-extension");
    public static readonly ObligationKind Verify = ObligationKind.Judgement("rectification.verify");

    public static readonly IReadOnlyList<ObligationKind> All = [Plan, Approve, Repair, DecideExtension, Verify];
}
