namespace Answerable.Domain.Duties;

/// <summary>What was reported on a duty, and how it was judged. Only the judgement is added later, once.</summary>
public sealed class DutyReport
{
    private DutyReport() { }

    internal DutyReport(DutyTaskId task, int number, string text, string? evidence, Actor by, DateTimeOffset now)
    {
        (Id, TaskId, Number, Text, Evidence) = (Ids.New(now), task, number, text, evidence);
        (ByPersonId, ByPostId, At) = (by.Person, by.Post, now);
    }

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
