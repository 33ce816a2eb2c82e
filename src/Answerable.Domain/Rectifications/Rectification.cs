namespace Answerable.Domain.Rectifications;

public readonly record struct RectificationId(Guid Value) : IId<RectificationId>
{
    public static RectificationId Of(Guid value) => new(value);

    public static RectificationId For(FindingId finding) => new(finding.Value);

    public static bool operator <(RectificationId a, RectificationId b) => a.Value < b.Value;

    public static bool operator >(RectificationId a, RectificationId b) => a.Value > b.Value;
}

/// <summary>Stored states. A claim that is being verified is <see cref="ClaimedDone"/>; withdrawn is what has no finding to repair any
/// more.</summary>
public enum RectificationState
{
    Raised, PlanDrafted, PlanApproved, InProgress, ExtensionRequested, ClaimedDone, Closed, Returned,
    Withdrawn
}

/// <summary>At once, by stages, or by a lasting rule. What is fixed at once needs no plan.</summary>
public enum RectificationKind { ImmediateFix, StagedFix, LongTermMechanism }

/// <summary>
/// The repair of a finding: planned and done by its owner, approved and verified by others. It is
/// closed only by somebody independent of those who repaired it.
/// </summary>
public sealed partial class Rectification : Aggregate
{
    private readonly List<Measure> measures = [];
    private readonly List<Step> steps = [];

    private Rectification() { }

    public const int MaxCloseCondition = 500, MaxMeasures = 20;

    /// <summary>Carries its finding's value.</summary>
    public RectificationId Id { get; private set; }

    public FindingId FindingId { get; private set; }

    public PostId OwnerPostId { get; private set; }

    /// <summary>Unit of the owner, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>The unit that convened the round, and its path: whoever judges holds a right that covers it.</summary>
    public UnitId OwedToUnitId { get; private set; }

    public string OwedToUnitPath { get; private set; } = "";

    public PostId ApproverPostId { get; private set; }

    public PostId VerifierPostId { get; private set; }

    /// <summary>The day on which another post was named to approve, or null while the first one stands.</summary>
    public DateOnly? ApproverSince { get; private set; }

    /// <summary>The day on which another post was named to verify, or null while the first one stands.</summary>
    public DateOnly? VerifierSince { get; private set; }

    public RectificationState State { get; private set; }

    public RectificationKind Kind { get; private set; }

    /// <summary>What must be so for the repair to count; empty until a plan or an immediate fix names it.</summary>
    public string CloseCondition { get; private set; } = "";

    public DateOnly RaisedOn { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>The repair is due; a plan or an extension may name another date, no later than <see cref="LatestDueOn"/>.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Number of the newest plan; 0 before the first.</summary>
    public int PlanNumber { get; private set; }

    public int PlanDays { get; private set; }

    public int ApproveDays { get; private set; }

    /// <summary>Which days those to approve, to verify and to answer a return count.</summary>
    public DayCount ApproveIn { get; private set; }

    public int RepairMaxDays { get; private set; }

    public int VerifyDays { get; private set; }

    public DayCount VerifyIn { get; private set; }

    public int ReturnDays { get; private set; }

    public DayCount ReturnIn { get; private set; }

    public bool JudgesOutsideOwnersUnit { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Measures of every plan; those in force come from <see cref="MeasuresInForce"/>.</summary>
    public IReadOnlyList<Measure> Measures => measures;

    /// <summary>Everything that was done, oldest first.</summary>
    public IReadOnlyList<Step> Steps => steps;

    /// <summary>The latest date that a plan or an extension may name.</summary>
    public DateOnly LatestDueOn(Calendar calendar) => calendar.After(RaisedOn, RepairMaxDays);

    public override ObjectRef Ref => new("rectification", Id.Value);

    /// <summary>Opens the repair of a finding, in the act that raises it.</summary>
    /// <param name="closeCondition">Needed when the kind is an immediate fix, which has no plan to name it.</param>
    public static Rectification Open(Actor by, Finding finding, Judges judges, UnitId owedTo, string owedToPath, RectificationTerms terms,
        Calendar calendar, DateTimeOffset now, RectificationKind kind = RectificationKind.StagedFix, string? closeCondition = null)
    {
        var rectification = new Rectification
        {
            Id = RectificationId.For(finding.Id), FindingId = finding.Id,
            OwnerPostId = finding.OwnerPostId, UnitId = finding.UnitId, UnitPath = finding.UnitPath, OwedToUnitId = owedTo,
            OwedToUnitPath = owedToPath,
            ApproverPostId = judges.ApproverPostId, VerifierPostId = judges.VerifierPostId,
            JudgesOutsideOwnersUnit = terms.JudgesOutsideOwnersUnit,
            State = RectificationState.Raised, Kind = kind, CloseCondition = Condition(kind, closeCondition),
            RaisedOn = calendar.On(now), RaisedAt = finding.RaisedAt, DueOn = calendar.After(now, terms.RepairDays),
            PlanDays = terms.PlanDays, RepairMaxDays = terms.RepairMaxDays,
            ApproveDays = terms.ApproveDays.Number, ApproveIn = terms.ApproveDays.Count,
            VerifyDays = terms.VerifyDays.Number, VerifyIn = terms.VerifyDays.Count,
            ReturnDays = terms.ReturnDays.Number, ReturnIn = terms.ReturnDays.Count,
        };
        Require.None(rectification.JudgeFaults(judges));
        rectification.Add(by, StepKind.Opened, "rectification.opened", "", now);
        return rectification;
    }

    /// <summary>The measures of the newest plan.</summary>
    public IReadOnlyList<Measure> MeasuresInForce() => [.. measures.Where(m => m.Plan == PlanNumber)];

    /// <summary>Nothing is left to do or to judge.</summary>
    public bool IsOver => State is RectificationState.Closed or RectificationState.Withdrawn;

    /// <summary>
    /// Its finding was withdrawn: nothing is left to repair. What was closed before stays closed. A consequence of that act, which has
    /// asked who may.
    /// </summary>
    public void Withdraw(Actor by, string reason, DateTimeOffset now)
    {
        if (IsOver) return;
        State = RectificationState.Withdrawn;
        Add(by, StepKind.Withdrawn, "rectification.withdrawn", TextRules.Needed(reason, "reason", Step.MaxText), now);
    }

    private bool IsUnderRepair =>
        State is RectificationState.PlanApproved or RectificationState.InProgress or RectificationState.ExtensionRequested
        or RectificationState.Returned || (State == RectificationState.Raised && Kind == RectificationKind.ImmediateFix);

    private static string Condition(RectificationKind kind, string? text)
    {
        var refusals = new List<Refusal>();
        var condition = kind == RectificationKind.ImmediateFix
            ? TextRules.Needed(text, "closeCondition", MaxCloseCondition, refusals)
            : TextRules.Optional(text, "closeCondition", MaxCloseCondition, refusals) ?? "";
        Require.None(refusals);
        return condition;
    }

    private void Add(Actor by, StepKind kind, string act, string text, DateTimeOffset now, string? evidence = null, DateOnly? due = null,
        PostId? actingFor = null)
    {
        steps.Add(new(Id, steps.Count + 1, kind, text, evidence, due, by, now));
        Record(by, act, now, text.Length == 0 ? null : new { text, evidence, due }, actingFor ?? by.ActingFor(OwnerPostId), UnitId);
    }
}
