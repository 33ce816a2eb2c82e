using Answerable.Domain.Files;
using Answerable.Domain.Obligations;

namespace Answerable.Domain.Duties;

public readonly record struct DutyTaskId(Guid Value) : IId<DutyTaskId>
{
    public static DutyTaskId Of(Guid value) => new(value);
}

/// <summary>How far a duty has come; one without a date stays open, one that was dropped upon an objection is owed no more.</summary>
public enum DutyTaskState { Open, Reported, Accepted, Returned, Dropped }

/// <summary>
/// An item of a list as one post answers for it. A dated one is reported by its holder and judged by the issuing post; one that must be
/// taken up below is owed until it is.
/// </summary>
public sealed partial class DutyTask : Aggregate
{
    private readonly List<DutyReport> reports = [];

    private DutyTask() { }

    internal DutyTask(DutyCharge charge, DutyItem item, DutyPost post, Calendar calendar, DateTimeOffset now)
    {
        (Id, ChargeId, ListId, ItemId) = (new(Ids.New(now)), charge.Id, charge.ListId, item.Id);
        (IssuerPostId, IssuerUnitId, IssuerUnitPath) = (charge.IssuerPostId, charge.IssuerUnitId, charge.IssuerUnitPath);
        (PostId, UnitId, UnitPath) = (charge.PostId, charge.UnitId, charge.UnitPath);
        (Content, WantsEvidence, DueOn) = (item.Content, item.Evidence is not null, item.DueOn);
        if (item.MustBeTakenUp && post.HasUnitsBelow) TakeUpBy = calendar.After(now, TakeUpDays);
    }

    /// <summary>Days within which a report is judged and, when it is returned, the duty is reported again.</summary>
    public const int JudgeDays = 3, ReturnDays = 3;

    public DutyTaskId Id { get; private set; }

    public DutyChargeId ChargeId { get; private set; }

    public DutyListId ListId { get; private set; }

    public Guid ItemId { get; private set; }

    public PostId IssuerPostId { get; private set; }

    public UnitId IssuerUnitId { get; private set; }

    public string IssuerUnitPath { get; private set; } = "";

    public PostId PostId { get; private set; }

    /// <summary>Unit of the post, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>The item's content as issued, or as it reads for this post since an objection was upheld.</summary>
    public string Content { get; private set; } = "";

    public bool WantsEvidence { get; private set; }

    /// <summary>Null for a duty without a date of its own: nothing is reported on it.</summary>
    public DateOnly? DueOn { get; private set; }

    public DutyTaskState State { get; private set; }

    /// <summary>Everything reported, oldest first, each with how it was judged.</summary>
    public IReadOnlyList<DutyReport> Reports => reports;

    public override ObjectRef Ref => new("duty-task", Id.Value);

    /// <summary>Since when the judge must not have held the post that owes it: the newest report.</summary>
    public DateTimeOffset JudgedFrom(DateTimeOffset now) => reports.Count == 0 ? now : reports[^1].At;

    /// <summary>Against attaching a file: for the holder and the issuing post, until it is accepted or dropped.</summary>
    public IEnumerable<Refusal> AgainstAttaching(Actor by) =>
    [
        .. FileRefusals.NotTheirs.Unless(by.ActsAs(PostId) || by.ActsAs(IssuerPostId)),
        .. FileRefusals.Settled.Unless(State is not (DutyTaskState.Accepted or DutyTaskState.Dropped)),
    ];

    /// <summary>Against reporting: for the holder, while the duty is owed.</summary>
    public IEnumerable<Refusal> AgainstReporting(Actor by) =>
        [.. DutyRefusals.NotHolder.Unless(by.ActsAs(PostId)), .. DutyRefusals.NotOwed.Unless(IsOwed)];

    /// <summary>The holder says what was done, with proof where the item wants it.</summary>
    public void Report(Actor by, string text, string? evidence, DateTimeOffset now)
    {
        RequireNone(AgainstReporting(by));
        var refusals = new List<Refusal>();
        var said = TextRules.Needed(text, "text", DutyReport.MaxText, refusals);
        var proof = TextRules.Optional(evidence, "evidence", DutyReport.MaxEvidence, refusals);
        if (WantsEvidence && proof is null) refusals.Add(DutyRefusals.EvidenceMissing);
        Require.None(refusals);
        reports.Add(new(Id, reports.Count + 1, said, proof, by, now));
        State = DutyTaskState.Reported;
        Record(by, "duty-task.reported", now, new { text = said, evidence = proof }, by.ActingFor(PostId), UnitId);
    }

    /// <summary>Against accepting or returning: for the issuing post and who organises there, never for whoever owes it.</summary>
    public IEnumerable<Refusal> AgainstJudging(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        if (!MayBeJudgedBy(by)) yield return DutyRefusals.NotJudge;
        else if (Independence.OfJudge(PostId, JudgedFrom(now)).On(by, tenures, now) is { } bar) yield return DutyRefusals.JudgeBarred(bar);
        if (State != DutyTaskState.Reported) yield return DutyRefusals.NotReported;
    }

    /// <summary>Refuses whoever may never judge it, whatever its state.</summary>
    public void RequireMayJudge(Actor by) => Require.None(DutyRefusals.NotJudge.Unless(MayBeJudgedBy(by)));

    /// <summary>Whether judging is this actor's, state and independence aside.</summary>
    public bool MayBeJudgedBy(Actor by) =>
        by is { Person: not null, Post: not null } && (by.ActsAs(IssuerPostId) || by.Has(Right.Organise, IssuerUnitPath));

    public void Accept(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudging(by, tenures, now));
        reports[^1].Judge(by, true, null, now);
        State = DutyTaskState.Accepted;
        Record(by, "duty-task.accepted", now, null, by.ActingFor(IssuerPostId), UnitId);
    }

    /// <summary>Not enough: the post owes it again.</summary>
    public void Return(Actor by, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstJudging(by, tenures, now));
        var why = TextRules.Needed(reason, "reason", DutyReport.MaxText);
        reports[^1].Judge(by, false, why, now);
        State = DutyTaskState.Returned;
        Record(by, "duty-task.returned", now, new { reason = why }, by.ActingFor(IssuerPostId), UnitId);
    }

    /// <summary>Every act with what stands against it.</summary>
    public Acts Acts(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) => new()
    {
        { DutyActs.Report, AgainstReporting(by) },
        { DutyActs.Acceptance, AgainstJudging(by, tenures, now) },
        { DutyActs.Return, AgainstJudging(by, tenures, now) },
        { DutyActs.TakingUp, AgainstTakingUp(by) },
        { DutyActs.CarryingOut, AgainstCarryingOut(by) },
        { DutyActs.Objection, AgainstObjecting(by) },
    };

    /// <summary>
    /// The report of its post, or the judgement of the issuing post; and that it is taken up below. Nothing where it was dropped, and
    /// nothing of its post while its dates rest.
    /// </summary>
    public Awaits Awaits(Calendar calendar)
    {
        var awaits = new Awaits(Ref, Content);
        if (!IsInForce) return Nothing(awaits);
        if (SuspendedAt is not null && IsOwed) awaits.Void(DutyKinds.Discharge);
        else if (IsOwed)
            awaits.Owes(DutyKinds.Discharge, PostId, IssuerUnitId, Due(calendar)!.Value, again: State == DutyTaskState.Returned);
        else awaits.Met(DutyKinds.Discharge);
        if (TakeUpBy is { } by && TakenUpAt is null && SuspendedAt is not null) awaits.Void(DutyKinds.TakeUp);
        else if (TakeUpBy is { } day && TakenUpAt is null) awaits.Owes(DutyKinds.TakeUp, PostId, IssuerUnitId, Resumed(day, calendar));
        else awaits.Met(DutyKinds.TakeUp);
        return State == DutyTaskState.Reported
            ? awaits.Owes(DutyKinds.Judge, IssuerPostId, UnitId, calendar.After(reports[^1].At, JudgeDays))
            : awaits.Met(DutyKinds.Judge);
    }

    /// <summary>
    /// When its report is owed: by the item's date, later after a return and after an objection that rested it; null without a date.
    /// </summary>
    public DueDate? Due(Calendar calendar) => DueOn is not { } on ? null : reports.Where(r => r.Accepted == false)
        .Aggregate(new DueDate(Resumed(on, calendar)),
            (due, r) => due.Returned(calendar.On(r.At), r.JudgedAt!.Value, ReturnDays, calendar));

    private bool IsOwed => DueOn is not null && State is DutyTaskState.Open or DutyTaskState.Returned;
}
