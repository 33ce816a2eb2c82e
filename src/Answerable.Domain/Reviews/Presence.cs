namespace Answerable.Domain.Reviews;

/// <summary>In what role somebody is present.</summary>
public enum PresenceRole { Voting, NonVoting, Observer, SuperiorGuide }

/// <summary>Somebody present, as the organiser writes it down: by post, by name, or both.</summary>
/// <param name="ActingForPostId">The post in whose place they are there.</param>
public sealed record PresenceDraft(PostId? PostId, string? Name, PresenceRole Role, PostId? ActingForPostId = null)
{
    internal IReadOnlyList<Refusal> Faults()
    {
        var refusals = new List<Refusal>();
        var name = TextRules.OptionalName(Name, "name", Presence.MaxName, refusals);
        if (PostId is null && name is null) refusals.Add(ReviewRefusals.NobodyNamed);
        if (PostId is null && Role == PresenceRole.Voting) refusals.Add(ReviewRefusals.VoterWithoutPost);
        if (PostId is not null && PostId == ActingForPostId) refusals.Add(ReviewRefusals.ActsForItself);
        return refusals;
    }
}

/// <summary>Somebody present at a meeting.</summary>
public sealed class Presence
{
    private Presence() { }

    internal Presence(ReviewMeetingId meeting, PresenceDraft draft, DateTimeOffset now)
    {
        (Id, MeetingId, PostId, Role, ActingForPostId, At) = (Ids.New(now), meeting, draft.PostId, draft.Role, draft.ActingForPostId, now);
        Name = draft.Name?.Trim() ?? "";
    }

    public const int MaxName = 80;

    public Guid Id { get; private set; }

    public ReviewMeetingId MeetingId { get; private set; }

    public PostId? PostId { get; private set; }

    /// <summary>Empty when the post says who it is.</summary>
    public string Name { get; private set; } = "";

    public PresenceRole Role { get; private set; }

    public PostId? ActingForPostId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Whether they may comment on what they heard.</summary>
    public bool Speaks => Role is PresenceRole.Voting or PresenceRole.SuperiorGuide;

    internal void Lead(PostId? actingFor) => (Role, ActingForPostId) = (PresenceRole.Voting, actingFor);
}
