using Answerable.Domain;
using Answerable.Domain.Rectifications;

namespace Answerable.Server.Rectifications;

/// <summary>What a reader may do with a rectification now, so that a page shows no act that would be refused.</summary>
internal static class RepairRights
{
    public static Mays Of(Actor by, Rectification r, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        var plans = r.State == RectificationState.Raised && r.Kind != RectificationKind.ImmediateFix;
        var repairs = r.State is RectificationState.PlanApproved or RectificationState.InProgress or RectificationState.Returned
            || (r.State == RectificationState.Raised && r.Kind == RectificationKind.ImmediateFix);
        var owner = by.ActsAs(r.OwnerPostId);
        var works = owner || r.MeasuresInForce().Any(m => m.ResponsiblePostId is { } post && by.ActsAs(post));
        var isPerson = by is { Person: not null, Post: not null };
        var approves = isPerson && (by.ActsAs(r.ApproverPostId) || by.Has(Right.Verify, r.UnitPath));
        var verifies = isPerson && (by.ActsAs(r.VerifierPostId) || by.Has(Right.Verify, r.UnitPath));
        var approverBar = r.ApproverIndependence().On(by, tenures, now);
        var verifierBar = r.VerifierIndependence().On(by, tenures, now);
        return new(
            Sketch: plans && r.MaySketch(by), File: plans && owner,
            JudgePlan: r.State == RectificationState.PlanDrafted && approves && approverBar is null,
            Classify: r.State == RectificationState.Raised && approves && approverBar is null,
            Report: repairs && works, Claim: repairs && owner,
            Verify: r.State == RectificationState.ClaimedDone && verifies && verifierBar is null,
            Reassign: r.State is not (RectificationState.Closed or RectificationState.Withdrawn) && by.HasAny(r.UnitPath, Right.Organise, Right.Verify) && approverBar is null,
            Bar: verifies ? verifierBar : null);
    }
}
