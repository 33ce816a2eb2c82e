namespace Answerable.Domain.Rectifications;

/// <content>What its owner plans and does.</content>
public sealed partial class Rectification
{
    /// <summary>Against writing the plan down before it is filed: the owner may, or a clerk of the unit. Keeping a draft is no
    /// act.</summary>
    public IEnumerable<Refusal> AgainstSketching(Actor by) =>
        [.. Unless(by.ActsAs(OwnerPostId) || by.Has(Right.Draft, UnitPath), RectificationRefusals.NotOwner), .. AgainstAnyPlan()];

    /// <summary>Refuses to keep a draft of the plan.</summary>
    public void CheckSketch(Actor by) => Require.None(AgainstSketching(by));

    /// <summary>Against filing a plan: the owner's alone, while one is awaited.</summary>
    public IEnumerable<Refusal> AgainstPlanning(Actor by) =>
        [.. Unless(by.ActsAs(OwnerPostId), RectificationRefusals.NotOwner), .. AgainstAnyPlan()];

    /// <summary>The owner files a plan, which then waits for approval.</summary>
    /// <param name="inside">Posts of the owner's unit or below among those that the plan names: nobody can be made to work by another
    /// unit.</param>
    public void DraftPlan(Actor by, PlanDraft plan, IReadOnlySet<PostId> inside, DateOnly today, DateTimeOffset now)
    {
        RequireNone(AgainstPlanning(by));
        Require.None(plan.Faults(today, LatestDueOn, VerifierPostId, inside));
        PlanNumber++;
        (Kind, CloseCondition, DueOn, State) = (plan.Kind, plan.CloseCondition.Trim(), plan.DueOn, RectificationState.PlanDrafted);
        for (var i = 0; i < plan.Measures.Count; i++)
            measures.Add(new(Id, PlanNumber, i + 1, plan.Measures[i], plan.DueOn, now));
        Add(by, StepKind.Planned, "rectification.planned", CloseCondition, now, due: DueOn);
    }

    /// <summary>Against saying how far it is: for the owner and whoever carries out a measure, while the repair is owed.</summary>
    public IEnumerable<Refusal> AgainstProgress(Actor by)
    {
        var works = by.ActsAs(OwnerPostId) || MeasuresInForce().Any(m => m.ResponsiblePostId is { } post && by.ActsAs(post));
        return [.. Unless(works, RectificationRefusals.NotOwner), .. Unless(IsUnderRepair, RectificationRefusals.NotUnderRepair)];
    }

    /// <summary>The owner, or who carries out a measure, says how far it is. Starts the work, also after a return; a request for more time
    /// stays.</summary>
    public void Progress(Actor by, string text, string? evidence, DateTimeOffset now)
    {
        RequireNone(AgainstProgress(by));
        var (said, proof) = Work(text, evidence);
        if (State != RectificationState.ExtensionRequested) State = RectificationState.InProgress;
        Add(by, StepKind.Progressed, "rectification.progressed", said, now, proof);
    }

    /// <summary>Against claiming: the owner's alone, while the repair is owed.</summary>
    public IEnumerable<Refusal> AgainstClaiming(Actor by) =>
        [.. Unless(by.ActsAs(OwnerPostId), RectificationRefusals.NotOwner), .. Unless(IsUnderRepair, RectificationRefusals.NotUnderRepair)];

    /// <summary>
    /// The owner says that the close condition is met; the verifier then judges. Work not yet reported has been in progress
    /// before it; a request for more time lapses.
    /// </summary>
    public void Claim(Actor by, string text, string? evidence, DateTimeOffset now)
    {
        RequireNone(AgainstClaiming(by));
        var (said, proof) = Work(text, evidence);
        State = RectificationState.ClaimedDone;
        Add(by, StepKind.Claimed, "rectification.claimed", said, now, proof);
    }

    private IEnumerable<Refusal> AgainstAnyPlan() => State != RectificationState.Raised ? [RectificationRefusals.PlanNotAwaited]
        : Kind == RectificationKind.ImmediateFix ? [RectificationRefusals.NoPlanForImmediate] : [];

    private static (string Text, string? Evidence) Work(string text, string? evidence)
    {
        var refusals = new List<Refusal>();
        var said = TextRules.Needed(text, "text", Step.MaxText, refusals);
        var proof = TextRules.Optional(evidence, "evidence", Step.MaxEvidence, refusals);
        Require.None(refusals);
        return (said, proof);
    }
}
