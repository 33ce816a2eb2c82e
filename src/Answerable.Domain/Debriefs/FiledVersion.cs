namespace Answerable.Domain.Debriefs;

/// <summary>How a filed version was vetted.</summary>
public enum VetOutcome { Accepted, Returned }

/// <summary>
/// A report as it was filed. Stays readable; only the vetting is added later, and again when an acceptance was taken back.
/// </summary>
public sealed class FiledVersion
{
    private FiledVersion() { }

    internal FiledVersion(Debrief debrief, int number, DebriefContent content, ReportLengths lengths, DateOnly due, DateOnly filedOn,
        Actor by, DateTimeOffset now)
    {
        (Id, DebriefId, Number, Content) = (Ids.New(now), debrief.Id, number, content);
        (Characters, ProblemCharacters) = (lengths.Total, lengths.Problems);
        (DueOn, FiledOn, FiledAt, FiledByPersonId, FiledByPostId) = (due, filedOn, now, by.Person, by.Post);
    }

    /// <summary>Longest reasons of a return in UTF-16 code units.</summary>
    public const int MaxReasons = 2000;

    public Guid Id { get; private set; }

    public DebriefId DebriefId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public DebriefContent Content { get; private set; } = DebriefContent.Empty;

    public int Characters { get; private set; }

    public int ProblemCharacters { get; private set; }

    /// <summary>What was due when it was filed, and the day of filing in the organisation's zone.</summary>
    public DateOnly DueOn { get; private set; }

    public DateOnly FiledOn { get; private set; }

    public bool IsLate => FiledOn > DueOn;

    public DateTimeOffset FiledAt { get; private set; }

    public PersonId? FiledByPersonId { get; private set; }

    public PostId? FiledByPostId { get; private set; }

    /// <summary>Null while it waits for the vetter.</summary>
    public VetOutcome? Outcome { get; private set; }

    /// <summary>Why it was returned.</summary>
    public string? Reasons { get; private set; }

    public PersonId? VettedByPersonId { get; private set; }

    public PostId? VettedByPostId { get; private set; }

    public DateTimeOffset? VettedAt { get; private set; }

    /// <summary>When its acceptance was taken back, why, and by which post; it may have been accepted again since.</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    public string? ReopenReason { get; private set; }

    public PostId? ReopenedByPostId { get; private set; }

    /// <summary>By when the vetter's answer is due since then; null until an acceptance is taken back.</summary>
    public DateOnly? VetDueOn { get; private set; }

    /// <summary>What deadlines are reckoned from.</summary>
    public LastFiled Facts => new(DueOn, FiledOn, FiledAt, Outcome, VettedAt, ReopenedAt, VetDueOn);

    internal void Reopen(Actor by, string reason, DateOnly due, DateTimeOffset now)
    {
        (Outcome, VettedByPersonId, VettedByPostId, VettedAt) = (null, null, null, null);
        (ReopenedAt, ReopenReason, ReopenedByPostId, VetDueOn) = (now, reason, by.Post, due);
    }

    internal void Vet(Actor by, VetOutcome outcome, string? reasons, DateTimeOffset now) =>
        (Outcome, Reasons, VettedByPersonId, VettedByPostId, VettedAt) = (outcome, reasons, by.Person, by.Post, now);
}
