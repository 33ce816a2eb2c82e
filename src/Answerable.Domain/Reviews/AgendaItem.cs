namespace Answerable.Domain.Reviews;

/// <summary>What became of a debriefer's turn. Absent: neither spoke nor had a report to take as written.</summary>
public enum AgendaOutcome { Waiting, Presented, TakenAsWritten, Absent }

/// <summary>One debriefer's turn at the meeting.</summary>
public sealed class AgendaItem
{
    private AgendaItem() { }

    internal AgendaItem(ReviewMeetingId meeting, DebrieferId debriefer, int order, DateTimeOffset now) =>
        (Id, MeetingId, DebrieferId, Order) = (Ids.New(now), meeting, debriefer, order);

    public Guid Id { get; private set; }

    public ReviewMeetingId MeetingId { get; private set; }

    public DebrieferId DebrieferId { get; private set; }

    /// <summary>From 1.</summary>
    public int Order { get; private set; }

    public AgendaOutcome Outcome { get; private set; }

    /// <summary>Who spoke in the holder's place, or null.</summary>
    public string? ByName { get; private set; }

    /// <summary>The post in whose place somebody spoke: the debriefer's, or null when its holder did.</summary>
    public PostId? ActingForPostId { get; private set; }

    public DateTimeOffset? HeardAt { get; private set; }

    /// <summary>The newest ledger line about this turn.</summary>
    public LineId? LastLine { get; private set; }

    /// <summary>Its own object in the ledger: what became of a turn is read beside its debriefer, not among everybody's.</summary>
    public ObjectRef Ref => new("turn", Id);

    /// <summary>Whether it was heard only after the meeting had closed.</summary>
    public bool IsLate(DateTimeOffset? closedAt) => closedAt is { } closed && HeardAt > closed;

    internal void Place(int order) => Order = order;

    internal void Hear(AgendaOutcome outcome, string? byName, PostId? actingFor, DateTimeOffset now) =>
        (Outcome, ByName, ActingForPostId, HeardAt) = (outcome, byName, actingFor, now);

    internal void Keep(LineId line) => LastLine = line;
}
