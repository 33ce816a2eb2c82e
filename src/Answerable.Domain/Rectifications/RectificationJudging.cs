namespace Answerable.Domain.Rectifications;

public sealed partial class Rectification
{
    /// <summary>Whether the actor may write the plan down before it is filed: the owner, or a clerk of the unit.</summary>
    public bool MaySketch(Actor by) => by.ActsAs(OwnerPostId) || by.Has(Right.Draft, UnitPath);

    /// <summary>Refuses to keep a draft of the plan; keeping one is no act.</summary>
    public void CheckSketch(Actor by)
    {
        Require.That(MaySketch(by), RectificationRefusals.NotOwner);
        RequirePlanAwaited();
    }

    private void RequirePlanAwaited()
    {
        Require.That(State == RectificationState.Raised, RectificationRefusals.PlanNotAwaited);
        Require.That(Kind != RectificationKind.ImmediateFix, RectificationRefusals.NoPlanForImmediate);
    }

    /// <summary>Who may not approve: the owner, by post and by person.</summary>
    public Independence ApproverIndependence() => Independence.OfJudge(OwnerPostId, RaisedAt);

    /// <summary>Who may not verify: the owner, whoever carries out a measure, and the owner's unit where the policy says so.</summary>
    public Independence VerifierIndependence() =>
        Independence.OfVerifier(OwnerPostId, measures.Select(m => m.ResponsiblePostId).OfType<PostId>(), VerifierOutsideOwnersUnit ? UnitId : null, RaisedAt);

    /// <summary>Whoever approves says whether it is fixed at once, by stages or by a rule; only then may an immediate fix skip its plan.</summary>
    public void Classify(Actor by, RectificationKind kind, string? closeCondition, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireApprover(by, tenures, now);
        Require.That(State == RectificationState.Raised, RectificationRefusals.PlanNotAwaited);
        var condition = Condition(kind, closeCondition);
        (Kind, CloseCondition) = (kind, condition);
        Add(by, StepKind.Classified, "rectification.classified", condition, now, actingFor: by.ActingFor(ApproverPostId));
    }

    public void ApprovePlan(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireApprover(by, tenures, now);
        Require.That(State == RectificationState.PlanDrafted, RectificationRefusals.NoPlanToJudge);
        State = RectificationState.PlanApproved;
        Add(by, StepKind.PlanApproved, "rectification.plan-approved", "", now, actingFor: by.ActingFor(ApproverPostId));
    }

    /// <summary>The plan goes back to its owner, who files another; this one stays readable.</summary>
    public void ReturnPlan(Actor by, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireApprover(by, tenures, now);
        Require.That(State == RectificationState.PlanDrafted, RectificationRefusals.NoPlanToJudge);
        var why = TextRules.Needed(reason, "reason", Step.MaxText);
        State = RectificationState.Raised;
        Add(by, StepKind.PlanReturned, "rectification.plan-returned", why, now, actingFor: by.ActingFor(ApproverPostId));
    }

    /// <summary>Somebody independent has seen that the close condition is met. The only way to close.</summary>
    /// <param name="sentence">What was looked at, and how.</param>
    public void Verify(Actor by, string sentence, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireVerifier(by, tenures, now);
        var seen = TextRules.Needed(sentence, "text", Step.MaxText);
        (State, ClosedAt) = (RectificationState.Closed, now);
        Add(by, StepKind.Verified, "rectification.verified", seen, now, actingFor: by.ActingFor(VerifierPostId));
    }

    /// <summary>The claim does not hold; the owner works on.</summary>
    public void Return(Actor by, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireVerifier(by, tenures, now);
        var why = TextRules.Needed(reason, "text", Step.MaxText);
        State = RectificationState.Returned;
        Add(by, StepKind.Returned, "rectification.returned", why, now, actingFor: by.ActingFor(VerifierPostId));
    }

    /// <summary>Its finding was withdrawn: nothing is left to repair. What was closed before stays closed.</summary>
    public void Withdraw(Actor by, string reason, DateTimeOffset now)
    {
        if (State is RectificationState.Closed or RectificationState.Withdrawn) return;
        State = RectificationState.Withdrawn;
        Add(by, StepKind.Withdrawn, "rectification.withdrawn", TextRules.Needed(reason, "reason", Step.MaxText), now);
    }

    /// <summary>Other posts judge from now on, for a reason. Nobody who answers for the repair chooses them.</summary>
    public void Reassign(Actor by, Judges judges, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        Require.That(by.HasAny(UnitPath, Right.Organise, Right.Verify), RectificationRefusals.MayNotReassign);
        ApproverIndependence().Check(by, tenures, now, RectificationRefusals.ApproverBarred);
        Require.That(State is not (RectificationState.Closed or RectificationState.Withdrawn), RectificationRefusals.AlreadyClosed);
        CheckJudges(judges);
        var why = TextRules.Needed(reason, "reason", Step.MaxText);
        (ApproverPostId, VerifierPostId) = (judges.ApproverPostId, judges.VerifierPostId);
        Add(by, StepKind.Reassigned, "rectification.reassigned", why, now);
    }

    private void CheckJudges(Judges judges)
    {
        ApproverIndependence().CheckPost(judges.ApproverPostId, judges.ApproverUnitId, bar => Named(RectificationRefusals.ApproverBarred(bar), "approver"));
        VerifierIndependence().CheckPost(judges.VerifierPostId, judges.VerifierUnitId, bar => Named(RectificationRefusals.VerifierBarred(bar), "verifier"));
    }

    private static Refusal Named(Refusal refusal, string field) => refusal with { Field = field, IsDenial = false };

    private void RequireApprover(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        Require.That(by is { Person: not null, Post: not null } && (by.ActsAs(ApproverPostId) || by.Has(Right.Verify, UnitPath)), RectificationRefusals.NotApprover);
        ApproverIndependence().Check(by, tenures, now, RectificationRefusals.ApproverBarred);
    }

    private void RequireVerifier(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        Require.That(by is { Person: not null, Post: not null } && (by.ActsAs(VerifierPostId) || by.Has(Right.Verify, UnitPath)), RectificationRefusals.NotVerifier);
        VerifierIndependence().Check(by, tenures, now, RectificationRefusals.VerifierBarred);
        Require.That(State == RectificationState.ClaimedDone, RectificationRefusals.NotClaimed);
    }
}
