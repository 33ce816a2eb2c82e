namespace Answerable.Domain.Rectifications;

public sealed partial class Rectification
{
    private int? read;

    /// <summary>The version that whoever acts has read. Another one is stale, which only those hear who may act at all.</summary>
    public void ReadAs(int? version) => read = version;

    /// <exception cref="Stale">Somebody else acted since.</exception>
    public void RequireCurrent()
    {
        if (read is { } version && version != Version) throw new Stale();
    }

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

    /// <summary>The unit from outside which judges come, or null where the policy does not ask for it.</summary>
    public UnitId? OutsideUnit => JudgesOutsideOwnersUnit ? UnitId : null;

    /// <summary>Who may not approve: the owner, by post and by person, and the owner's unit where the policy says so.</summary>
    public Independence ApproverIndependence() => Independence.OfApprover(OwnerPostId, OutsideUnit, RaisedAt);

    /// <summary>Who may not verify, nor choose who judges: the owner, whoever carries out a measure, and the owner's unit where the policy says so.</summary>
    public Independence VerifierIndependence() =>
        Independence.OfVerifier(OwnerPostId, measures.Select(m => m.ResponsiblePostId).OfType<PostId>(), OutsideUnit, RaisedAt);

    /// <summary>Whether the actor's post is the one named to approve, or may verify for the unit to which the repair is owed. Independence is asked apart.</summary>
    public bool MayApprove(Actor by) => MayJudge(by, ApproverPostId);

    public bool MayVerify(Actor by) => MayJudge(by, VerifierPostId);

    /// <summary>Whether the actor may name other judges: a right below the unit to which the repair is owed does not reach so far.</summary>
    public bool MayReassign(Actor by) => Reaches(by, Right.Organise, Right.Verify);

    private bool MayJudge(Actor by, PostId named) => by is { Person: not null, Post: not null } && (by.ActsAs(named) || Reaches(by, Right.Verify));

    private bool Reaches(Actor by, params ReadOnlySpan<Right> rights) => by.HasAny(UnitPath, rights) && by.HasAny(OwedToUnitPath, rights);

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

    /// <summary>Other posts judge from now on, for a reason. Nobody who answers for the repair, nor anybody below those to whom it is owed, chooses them.</summary>
    public void Reassign(Actor by, Judges judges, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireReassigner(by, tenures, now);
        Require.That(State is not (RectificationState.Closed or RectificationState.Withdrawn), RectificationRefusals.AlreadyClosed);
        CheckJudges(judges);
        var why = TextRules.Needed(reason, "reason", Step.MaxText);
        (ApproverPostId, VerifierPostId) = (judges.ApproverPostId, judges.VerifierPostId);
        Add(by, StepKind.Reassigned, "rectification.reassigned", why, now);
    }

    /// <summary>Refuses whoever may not name other judges, and then what they read if it is stale.</summary>
    public void RequireReassigner(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        Require.That(MayReassign(by), RectificationRefusals.MayNotReassign);
        VerifierIndependence().Check(by, tenures, now, RectificationRefusals.ReassignerBarred);
        RequireCurrent();
    }

    private void CheckJudges(Judges judges)
    {
        ApproverIndependence().CheckPost(judges.ApproverPostId, judges.ApproverUnitId, bar => Named(RectificationRefusals.ApproverBarred(bar), "approver"));
        VerifierIndependence().CheckPost(judges.VerifierPostId, judges.VerifierUnitId, bar => Named(RectificationRefusals.VerifierBarred(bar), "verifier"));
    }

    private static Refusal Named(Refusal refusal, string field) => refusal with { Field = field, IsDenial = false };

    private void RequireApprover(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        Require.That(MayApprove(by), RectificationRefusals.NotApprover);
        ApproverIndependence().Check(by, tenures, now, RectificationRefusals.ApproverBarred);
        RequireCurrent();
    }

    private void RequireVerifier(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        Require.That(MayVerify(by), RectificationRefusals.NotVerifier);
        VerifierIndependence().Check(by, tenures, now, RectificationRefusals.VerifierBarred);
        RequireCurrent();
        Require.That(State == RectificationState.ClaimedDone, RectificationRefusals.NotClaimed);
    }
}
