namespace Answerable.Domain.Plans;

/// <summary>That a milestone is reached, as its post said, and how it was judged; only the judgement is added later, once.</summary>
public sealed class MilestoneClaim
{
    private MilestoneClaim() { }

    internal MilestoneClaim(MilestoneId milestone, int number, string text, string? link, DateOnly reachedOn, Actor by, DateTimeOffset now)
    {
        (Id, MilestoneId, Number, Text, Link, ReachedOn) = (Ids.New(now), milestone, number, text, link, reachedOn);
        (ByPersonId, ByPostId, At) = (by.Person, by.Post, now);
    }

    /// <summary>Longest text and reason, and longest link, in UTF-16 code units.</summary>
    public const int MaxText = 2000, MaxLink = 300;

    public Guid Id { get; private set; }

    public MilestoneId MilestoneId { get; private set; }

    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    public string? Link { get; private set; }

    /// <summary>The day for which it stands, as said.</summary>
    public DateOnly ReachedOn { get; private set; }

    public PersonId? ByPersonId { get; private set; }

    public PostId? ByPostId { get; private set; }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Null until judged.</summary>
    public bool? Accepted { get; private set; }

    public string? Reason { get; private set; }

    public PersonId? JudgedByPersonId { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    internal void Judge(Actor by, bool accepted, string? reason, DateTimeOffset now) =>
        (Accepted, Reason, JudgedByPersonId, JudgedAt) = (accepted, reason, by.Person, now);
}
