namespace Answerable.Domain.Duties;

public readonly record struct DutyTaskId(Guid Value) : IId<DutyTaskId> { public static DutyTaskId Of(Guid value) => new(value); }

/// <summary>How far a dated duty has come.</summary>
public enum DutyTaskState { Open, Reported, Accepted, Returned }

/// <summary>A dated item of a list as one post owes it: reported by its holder, judged by the issuing post.</summary>
public sealed class DutyTask : Aggregate
{
    private readonly List<DutyReport> reports = [];

    private DutyTask() { }

    internal DutyTask(DutyCharge charge, DutyItem item, DateTimeOffset now)
    {
        (Id, ChargeId, ListId, ItemId) = (new(Ids.New(now)), charge.Id, charge.ListId, item.Id);
        (IssuerPostId, IssuerUnitId, IssuerUnitPath) = (charge.IssuerPostId, charge.IssuerUnitId, charge.IssuerUnitPath);
        (PostId, UnitId, UnitPath) = (charge.PostId, charge.UnitId, charge.UnitPath);
        (Content, WantsEvidence, DueOn) = (item.Content, item.Evidence is not null, item.DueOn!.Value);
    }

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

    /// <summary>The item's content as issued.</summary>
    public string Content { get; private set; } = "";

    public bool WantsEvidence { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DutyTaskState State { get; private set; }

    /// <summary>Everything reported, oldest first, each with how it was judged.</summary>
    public IReadOnlyList<DutyReport> Reports => reports;

    public override ObjectRef Ref => new("duty-task", Id.Value);

    /// <summary>Who may not judge: the holder, by post and by person, and whoever held it since reporting.</summary>
    public Independence JudgeIndependence(DateTimeOffset now) => Independence.OfJudge(PostId, reports.Count == 0 ? now : reports[^1].At);

    /// <summary>The holder says what was done, with proof where the item wants it.</summary>
    public void Report(Actor by, string text, string? evidence, DateTimeOffset now)
    {
        Require.That(by.ActsAs(PostId), DutyRefusals.NotHolder);
        Require.That(State is DutyTaskState.Open or DutyTaskState.Returned, DutyRefusals.NotOwed);
        var refusals = new List<Refusal>();
        var said = TextRules.Needed(text, "text", DutyReport.MaxText, refusals);
        var proof = TextRules.Optional(evidence, "evidence", DutyReport.MaxEvidence, refusals);
        if (WantsEvidence && proof is null) refusals.Add(DutyRefusals.EvidenceMissing);
        Require.None(refusals);
        reports.Add(new(Id, reports.Count + 1, said, proof, by, now));
        State = DutyTaskState.Reported;
        Record(by, "duty-task.reported", now, new { text = said, evidence = proof }, by.ActingFor(PostId), UnitId);
    }

    public void Accept(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireJudge(by, tenures, now);
        reports[^1].Judge(by, true, null, now);
        State = DutyTaskState.Accepted;
        Record(by, "duty-task.accepted", now, null, by.ActingFor(IssuerPostId), UnitId);
    }

    /// <summary>Not enough: the post owes it again.</summary>
    public void Return(Actor by, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireJudge(by, tenures, now);
        var why = TextRules.Needed(reason, "reason", DutyReport.MaxText);
        reports[^1].Judge(by, false, why, now);
        State = DutyTaskState.Returned;
        Record(by, "duty-task.returned", now, new { reason = why }, by.ActingFor(IssuerPostId), UnitId);
    }

    private void RequireJudge(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        Require.That(by is { Person: not null, Post: not null } && (by.ActsAs(IssuerPostId) || by.Has(Right.Organise, IssuerUnitPath)), DutyRefusals.NotJudge);
        JudgeIndependence(now).Check(by, tenures, now, DutyRefusals.JudgeBarred);
        Require.That(State == DutyTaskState.Reported, DutyRefusals.NotReported);
    }
}

/// <summary>What was reported on a duty, and how it was judged. Only the judgement is added later, once.</summary>
public sealed class DutyReport
{
    private DutyReport() { }

    internal DutyReport(DutyTaskId task, int number, string text, string? evidence, Actor by, DateTimeOffset now) =>
        (Id, TaskId, Number, Text, Evidence, ByPersonId, ByPostId, At) = (Ids.New(now), task, number, text, evidence, by.Person, by.Post, now);

    /// <summary>Longest text, reason and evidence reference in UTF-16 code units.</summary>
    public const int MaxText = 2000, MaxEvidence = 300;

    public Guid Id { get; private set; }

    public DutyTaskId TaskId { get; private set; }

    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Where the proof is: a document's number or address.</summary>
    public string? Evidence { get; private set; }

    public PersonId? ByPersonId { get; private set; }

    public PostId? ByPostId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null until judged.</summary>
    public bool? Accepted { get; private set; }

    /// <summary>Why it was returned.</summary>
    public string? Reason { get; private set; }

    public PersonId? JudgedByPersonId { get; private set; }

    public PostId? JudgedByPostId { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    internal void Judge(Actor by, bool accepted, string? reason, DateTimeOffset now) =>
        (Accepted, Reason, JudgedByPersonId, JudgedByPostId, JudgedAt) = (accepted, reason, by.Person, by.Post, now);
}
