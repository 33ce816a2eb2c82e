namespace Answerable.Domain.Rectifications;

/// <summary>What a step of a rectification did.</summary>
public enum StepKind
{
    Opened, Classified, Planned, PlanApproved, PlanReturned, Progressed, ExtensionRequested, ExtensionGranted,
    ExtensionRefused, Claimed, Verified, Returned, Reassigned, Withdrawn, TakenOver
}

/// <summary>One step of a rectification, never changed.</summary>
public sealed class Step
{
    private Step() { }

    internal Step(RectificationId rectification, int number, StepKind kind, string text, string? evidence, DateOnly? due, Actor by,
        DateTimeOffset now)
    {
        (Id, RectificationId, Number, Kind) = (Ids.New(now), rectification, number, kind);
        (Text, Evidence, DueOn) = (text, evidence, due);
        (ByPersonId, ByPostId, At) = (by.Person, by.Post, now);
    }

    /// <summary>Longest text and evidence reference in UTF-16 code units.</summary>
    public const int MaxText = 2000, MaxEvidence = 300;

    public Guid Id { get; private set; }

    public RectificationId RectificationId { get; private set; }

    public int Number { get; private set; }

    public StepKind Kind { get; private set; }

    /// <summary>What was said: progress, claim, reason; the close condition of a plan.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the proof is: a document's number or address.</summary>
    public string? Evidence { get; private set; }

    /// <summary>The date that a plan names, or for which more time is asked or given.</summary>
    public DateOnly? DueOn { get; private set; }

    public PersonId? ByPersonId { get; private set; }

    public PostId? ByPostId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
