namespace Answerable.Domain.Reviews;

/// <summary>What became of a debriefer's turn. Absent: neither spoke nor had a report to take as written.</summary>
public enum AgendaOutcome { Waiting, Presented, TakenAsWritten, Absent }

/// <summary>One debriefer's turn at the meeting.</summary>
public sealed class AgendaItem
{
    private AgendaItem() { }

    internal AgendaItem(ReviewMeetingId meeting, DebrieferId debriefer, int order) => (MeetingId, DebrieferId, Order) = (meeting, debriefer, order);

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

    internal void Place(int order) => Order = order;

    internal void Hear(AgendaOutcome outcome, string? byName, PostId? actingFor, DateTimeOffset now) =>
        (Outcome, ByName, ActingForPostId, HeardAt) = (outcome, byName, actingFor, now);
}
