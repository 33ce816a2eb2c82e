using Answerable.Domain.Files;

namespace Answerable.Domain.Rectifications;

/// <content>What its owner plans and does.</content>
public sealed partial class Rectification
{
    /// <summary>Against writing the plan down before it is filed: the owner may, or a clerk of the unit. Keeping a draft is no
    /// act.</summary>
    public IEnumerable<Refusal> AgainstSketching(Actor by) =>
        [.. RectificationRefusals.NotOwner.Unless(by.ActsAs(OwnerPostId) || by.Has(Right.Draft, UnitPath)), .. AgainstAnyPlan()];

    /// <summary>Refuses to keep a draft of the plan.</summary>
    public void CheckSketch(Actor by) => Require.None(AgainstSketching(by));

    /// <summary>Against filing a plan: the owner's alone, while one is awaited.</summary>
    public IEnumerable<Refusal> AgainstPlanning(Actor by) =>
        [.. RectificationRefusals.NotOwner.Unless(by.ActsAs(OwnerPostId)), .. AgainstAnyPlan()];

    /// <summary>The owner files a plan, which then waits for approval.</summary>
    /// <param name="inside">Posts of the owner's unit or below among those that the plan names: nobody can be made to work by another
    /// unit.</param>
    public void DraftPlan(Actor by, PlanDraft plan, IReadOnlySet<PostId> inside, Calendar calendar, DateTimeOffset now)
    {
        RequireNone(AgainstPlanning(by));
        Require.None(plan.Faults(calendar.On(now), LatestDueOn(calendar), VerifierPostId, inside));
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
        return [.. RectificationRefusals.NotOwner.Unless(works), .. RectificationRefusals.NotUnderRepair.Unless(IsUnderRepair)];
    }

    /// <summary>The owner, or who carries out a measure, says how far it is. Starts the work, also after a return; a request for more time
    /// stays.</summary>
    /// <param name="measures">Numbers of measures in force that are done by it: they need a proof, and whoever is not the owner reports
    /// only what they carry out.</param>
    public void Progress(Actor by, string text, string? evidence, DateTimeOffset now, params IReadOnlyCollection<int> measures)
    {
        RequireNone(AgainstProgress(by));
        var (said, proof) = Work(text, evidence, measures.SelectMany(n => AgainstMeasure(by, n)), needsProof: measures.Count > 0);
        if (State != RectificationState.ExtensionRequested) State = RectificationState.InProgress;
        Add(by, StepKind.Progressed, "rectification.progressed", said, now, proof);
        foreach (var measure in MeasuresInForce().Where(m => measures.Contains(m.Number))) measure.ReportDone(steps[^1].Number);
    }

    /// <summary>Whether this reader may report that measure done, while a repair is owed.</summary>
    public bool MayReport(Actor by, Measure measure) => IsUnderRepair && !AgainstMeasure(by, measure.Number).Any();

    /// <summary>How far a measure is: reported by itself, with the claim that waits, or verified with the whole.</summary>
    public MeasureState StateOf(Measure measure) => State switch
    {
        RectificationState.Closed => MeasureState.Verified,
        _ when measure.DoneStep is not null => MeasureState.Reported,
        RectificationState.ClaimedDone => MeasureState.Claimed,
        _ => MeasureState.Open,
    };

    private IEnumerable<Refusal> AgainstMeasure(Actor by, int number)
    {
        if (MeasuresInForce().FirstOrDefault(m => m.Number == number) is not { } measure)
            yield return RectificationRefusals.NoSuchMeasure(number).At("measures");
        else if (!by.ActsAs(OwnerPostId) && !(measure.ResponsiblePostId is { } post && by.ActsAs(post)))
            yield return RectificationRefusals.MeasureOfOther(number).At("measures");
    }

    /// <summary>Against attaching a file: for the owner, whoever carries out a measure and those who judge, until it is closed.</summary>
    public IEnumerable<Refusal> AgainstAttaching(Actor by) =>
    [
        .. FileRefusals.NotTheirs.Unless(by.ActsAs(OwnerPostId) || by.ActsAs(ApproverPostId) || by.ActsAs(VerifierPostId)
            || MeasuresInForce().Any(m => m.ResponsiblePostId is { } post && by.ActsAs(post))),
        .. FileRefusals.Settled.Unless(State is not (RectificationState.Closed or RectificationState.Withdrawn)),
    ];

    /// <summary>Against claiming: the owner's alone, while the repair is owed.</summary>
    public IEnumerable<Refusal> AgainstClaiming(Actor by) =>
        [.. RectificationRefusals.NotOwner.Unless(by.ActsAs(OwnerPostId)), .. RectificationRefusals.NotUnderRepair.Unless(IsUnderRepair)];

    /// <summary>
    /// The owner says that the close condition is met; the verifier then judges. Work not yet reported has been in progress
    /// before it; a request for more time lapses.
    /// </summary>
    public void Claim(Actor by, string text, string? evidence, DateTimeOffset now)
    {
        RequireNone(AgainstClaiming(by));
        var (said, proof) = Work(text, evidence, [], needsProof: false);
        State = RectificationState.ClaimedDone;
        Add(by, StepKind.Claimed, "rectification.claimed", said, now, proof);
    }

    private IEnumerable<Refusal> AgainstAnyPlan() => State != RectificationState.Raised ? [RectificationRefusals.PlanNotAwaited]
        : Kind == RectificationKind.ImmediateFix ? [RectificationRefusals.NoPlanForImmediate] : [];

    private static (string Text, string? Evidence) Work(string text, string? evidence, IEnumerable<Refusal> more, bool needsProof)
    {
        var refusals = more.ToList();
        var said = TextRules.Needed(text, "text", Step.MaxText, refusals);
        var proof = TextRules.Optional(evidence, "evidence", Step.MaxEvidence, refusals);
        if (needsProof && proof is null) refusals.Add(RectificationRefusals.MeasureNeedsProof.At("evidence"));
        Require.None(refusals);
        return (said, proof);
    }
}
