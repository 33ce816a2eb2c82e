using Answerable.Domain;
using Answerable.Domain.Rectifications;

namespace Answerable.Server.Rectifications;

/// <summary>What a reader may do with a rectification now, so that a page shows no act that would be refused.</summary>
internal static class RepairRights
{
    public static Mays Of(Actor by, Rectification r, DateOnly repairDueOn, IReadOnlyCollection<Tenure> tenures, DateOnly today, DateTimeOffset now)
    {
        var plans = r.State == RectificationState.Raised && r.Kind != RectificationKind.ImmediateFix;
        var repairs = r.MayBeExtended || r.State == RectificationState.ExtensionRequested;
        var owner = by.ActsAs(r.OwnerPostId);
        var works = owner || r.MeasuresInForce().Any(m => m.ResponsiblePostId is { } post && by.ActsAs(post));
        var (approves, verifies) = (r.MayApprove(by), r.MayVerify(by));
        var approverBar = r.ApproverIndependence().On(by, tenures, now);
        var verifierBar = r.VerifierIndependence().On(by, tenures, now);
        return new(
            Sketch: plans && r.MaySketch(by), File: plans && owner,
            JudgePlan: r.State == RectificationState.PlanDrafted && approves && approverBar is null,
            Classify: r.State == RectificationState.Raised && approves && approverBar is null,
            Report: repairs && works, Claim: repairs && owner,
            Extend: r.MayBeExtended && owner && today < repairDueOn,
            DecideExtension: r.State == RectificationState.ExtensionRequested && approves && approverBar is null,
            Verify: r.State == RectificationState.ClaimedDone && verifies && verifierBar is null,
            Reassign: r.State is not (RectificationState.Closed or RectificationState.Withdrawn) && r.MayReassign(by) && verifierBar is null,
            Bar: r.State == RectificationState.ClaimedDone ? verifies ? verifierBar : null : approves ? approverBar : null,
            TooLow: by.Person is not null && by.Has(Right.Verify, r.UnitPath) && !approves && !verifies);
    }
}
