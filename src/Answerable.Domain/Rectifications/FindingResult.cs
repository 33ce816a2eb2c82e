namespace Answerable.Domain.Rectifications;

public readonly record struct FindingResultId(Guid Value)
    : IId<FindingResultId>
{ public static FindingResultId Of(Guid value) => new(value); }

/// <summary>How far a repair is said to have come. Completion counts none of these, only what is verified.</summary>
public enum ResultKind { Done, BasicallyDone, NotDone, NotYetDue }

/// <summary>What was stated about a finding for one round. Never changed; a correction supersedes it.</summary>
public sealed class FindingResult
{
    private FindingResult() { }

    internal FindingResult(Finding finding, RoundId round, ResultKind result, string sentence, Actor by, string? reason, DateTimeOffset now)
    {
        (Id, FindingId, RoundId) = (new(Ids.New(now)), finding.Id, round);
        (Result, Sentence, Reason) = (result, sentence, reason);
        (ByPersonId, ByPostId, At) = (by.Person, by.Post, now);
    }

    /// <summary>Longest sentence and reason in UTF-16 code units.</summary>
    public const int MaxSentence = 500;

    public FindingResultId Id { get; private set; }

    public FindingId FindingId { get; private set; }

    /// <summary>The round in which it is stated, not the one that raised the finding.</summary>
    public RoundId RoundId { get; private set; }

    public ResultKind Result { get; private set; }

    public string Sentence { get; private set; } = "";

    /// <summary>Why it supersedes another; null for the first.</summary>
    public string? Reason { get; private set; }

    public PersonId? ByPersonId { get; private set; }

    public PostId? ByPostId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public FindingResultId? SupersedesId { get; private set; }

    /// <summary>Null for the one that stands.</summary>
    public FindingResultId? SupersededById { get; private set; }

    internal void SupersedeWith(FindingResult next)
    {
        Require.That(FindingId == next.FindingId && RoundId == next.RoundId && SupersededById is null,
            RectificationRefusals.ResultNotStanding);
        (SupersededById, next.SupersedesId) = (next.Id, Id);
    }
}
