namespace Answerable.Domain.Rectifications;

/// <content>Who judges, and what they judge.</content>
public sealed partial class Rectification
{
    /// <summary>The unit from outside which judges come, or null where the policy does not ask for it.</summary>
    public UnitId? OutsideUnit => JudgesOutsideOwnersUnit ? UnitId : null;

    /// <summary>Who may not approve: the owner, by post and by person, and the owner's unit where the policy says so.</summary>
    public Independence ApproverIndependence() => Independence.OfApprover(OwnerPostId, OutsideUnit, RaisedAt);

    /// <summary>Who may not verify, nor choose who judges: the owner, whoever carries out a measure, and the owner's unit where the policy
    /// says so.</summary>
    public Independence VerifierIndependence() =>
        Independence.OfVerifier(OwnerPostId, measures.Select(m => m.ResponsiblePostId).OfType<PostId>(), OutsideUnit, RaisedAt);

    /// <summary>Against classifying: the approver's alone, before a plan is filed or the repair begun.</summary>
    public IEnumerable<Refusal> AgainstClassifying(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) =>
        [.. AgainstApproving(by, tenures, now), .. RectificationRefusals.PlanNotAwaited.Unless(State == RectificationState.Raised)];

    /// <summary>Whoever approves says whether it is fixed at once, by stages or by a rule; only then may an immediate fix skip its
    /// plan.</summary>
    public void Classify(Actor by, RectificationKind kind, string? closeCondition, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstClassifying(by, tenures, now));
        var condition = Condition(kind, closeCondition);
        (Kind, CloseCondition) = (kind, condition);
        Add(by, StepKind.Classified, "rectification.classified", condition, now, actingFor: by.ActingFor(ApproverPostId));
    }

    /// <summary>Against approving or returning the plan.</summary>
    public IEnumerable<Refusal> AgainstJudgingPlan(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) =>
        [.. AgainstApproving(by, tenures, now), .. RectificationRefusals.NoPlanToJudge.Unless(State == RectificationState.PlanDrafted)];

    public void ApprovePlan(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudgingPlan(by, tenures, now));
        State = RectificationState.PlanApproved;
        Add(by, StepKind.PlanApproved, "rectification.plan-approved", "", now, actingFor: by.ActingFor(ApproverPostId));
    }

    /// <summary>The plan goes back to its owner, who files another; this one stays readable.</summary>
    public void ReturnPlan(Actor by, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudgingPlan(by, tenures, now));
        var why = TextRules.Needed(reason, "reason", Step.MaxText);
        State = RectificationState.Raised;
        Add(by, StepKind.PlanReturned, "rectification.plan-returned", why, now, actingFor: by.ActingFor(ApproverPostId));
    }

    /// <summary>Against verifying or returning the claim.</summary>
    public IEnumerable<Refusal> AgainstJudgingClaim(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) =>
        [.. AgainstVerifying(by, tenures, now), .. RectificationRefusals.NotClaimed.Unless(State == RectificationState.ClaimedDone)];

    /// <summary>Somebody independent has seen that the close condition is met. The only way to close.</summary>
    /// <param name="sentence">What was looked at, and how.</param>
    public void Verify(Actor by, string sentence, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudgingClaim(by, tenures, now));
        var seen = TextRules.Needed(sentence, "text", Step.MaxText);
        (State, ClosedAt) = (RectificationState.Closed, now);
        Add(by, StepKind.Verified, "rectification.verified", seen, now, actingFor: by.ActingFor(VerifierPostId));
    }

    /// <summary>The claim does not hold; the owner works on.</summary>
    public void Return(Actor by, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudgingClaim(by, tenures, now));
        var why = TextRules.Needed(reason, "text", Step.MaxText);
        State = RectificationState.Returned;
        Add(by, StepKind.Returned, "rectification.returned", why, now, actingFor: by.ActingFor(VerifierPostId));
    }

    /// <summary>
    /// Against naming other judges: a right below the unit to which the repair is owed does not reach so far, and nobody who
    /// answers for the repair chooses who judges it.
    /// </summary>
    public IEnumerable<Refusal> AgainstReassigning(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (!Reaches(by, Right.Organise, Right.Verify)) yield return RectificationRefusals.MayNotReassign;
        else if (VerifierIndependence().On(by, tenures, now) is { } bar) yield return RectificationRefusals.ReassignerBarred(bar);
        if (IsOver) yield return RectificationRefusals.AlreadyClosed;
    }

    /// <summary>Other posts judge from now on, for a reason; a judge who is new has the policy's days from then.</summary>
    public void Reassign(Actor by, Judges judges, string reason, JudgeFacts facts, IReadOnlyCollection<Tenure> tenures, DateOnly today,
        DateTimeOffset now)
    {
        RequireNone(AgainstReassigning(by, tenures, now));
        var refusals = JudgeFaults(judges).ToList();
        var why = TextRules.Needed(reason, "reason", Step.MaxText, refusals);
        Require.None(refusals);
        Require.None(ChosenFaults(judges, facts, tenures, now));
        if (judges.ApproverPostId != ApproverPostId) (ApproverPostId, ApproverSince) = (judges.ApproverPostId, today);
        if (judges.VerifierPostId != VerifierPostId) (VerifierPostId, VerifierSince) = (judges.VerifierPostId, today);
        Add(by, StepKind.Reassigned, "rectification.reassigned", why, now);
    }

    /// <summary>The bar that keeps the actor, who otherwise might, from what waits for judgement; or null.</summary>
    public Barred? Bar(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) => State == RectificationState.ClaimedDone
        ? MayJudge(by, VerifierPostId) ? VerifierIndependence().On(by, tenures, now) : null
        : MayJudge(by, ApproverPostId) ? ApproverIndependence().On(by, tenures, now) : null;

    /// <summary>Whether the actor verifies over the owner's unit, but not over the unit to which the repair is owed.</summary>
    public bool IsTooLow(Actor by) =>
        by.Person is not null && by.Has(Right.Verify, UnitPath) && !MayJudge(by, ApproverPostId) && !MayJudge(by, VerifierPostId);

    private IEnumerable<Refusal> AgainstApproving(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (!MayJudge(by, ApproverPostId)) yield return RectificationRefusals.NotApprover;
        else if (ApproverIndependence().On(by, tenures, now) is { } bar) yield return RectificationRefusals.ApproverBarred(bar);
    }

    private IEnumerable<Refusal> AgainstVerifying(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (!MayJudge(by, VerifierPostId)) yield return RectificationRefusals.NotVerifier;
        else if (VerifierIndependence().On(by, tenures, now) is { } bar) yield return RectificationRefusals.VerifierBarred(bar);
    }

    // The post named, or one that may verify for the unit to which the repair is owed. Independence is asked apart.
    private bool MayJudge(Actor by, PostId named) =>
        by is { Person: not null, Post: not null } && (by.ActsAs(named) || Reaches(by, Right.Verify));

    private bool Reaches(Actor by, params ReadOnlySpan<Right> rights) => by.HasAny(UnitPath, rights) && by.HasAny(OwedToUnitPath, rights);
}
