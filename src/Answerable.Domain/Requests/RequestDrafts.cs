using Answerable.Domain.Organisation;

namespace Answerable.Domain.Requests;

/// <summary>What is asked: a report in words, named facts, or to come to a meeting.</summary>
public enum RequestKind { Report, Facts, Meeting }

/// <summary>Facts of which the product holds one for each post, so that nobody need be asked for them.</summary>
public enum KnownFact { Unit, UnitCode, UnitLevel, Post, PostCode, Holder, HeldSince, HeldUntil }

/// <summary>What a writer fills in about a request.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Minutes">That answering takes each post, by the writer's estimate.</param>
/// <param name="PostKind">The roster's word for the posts that are asked.</param>
public sealed record RequestDraft(string? Matter, string? Purpose, RequestKind Kind, int Minutes, DateOnly? DueOn, string? PostKind)
{
    /// <summary>The roster's word for the kind of unit whose posts are asked; null for every kind.</summary>
    public string? Level { get; init; }

    /// <summary>The document or meeting from which it comes.</summary>
    public Source? Source { get; init; }

    /// <summary>Of a meeting, where and at what hour.</summary>
    public string? Place { get; init; }

    /// <summary>A meeting about everything, of which the policy allows few in a year.</summary>
    public bool IsComprehensive { get; init; }
}

/// <summary>The unit to whose subtree a request goes.</summary>
public readonly record struct RequestTarget(UnitId Unit, string UnitPath);

/// <summary>A post that is asked.</summary>
/// <param name="Level">The roster's word for the kind of its unit.</param>
public sealed record RequestPost(PostId Id, UnitId UnitId, string UnitPath, string Kind, string Level);

/// <summary>What sending is held against, as it stands at that instant.</summary>
/// <param name="Over">Posts that would be beyond the policy's minutes of the month.</param>
/// <param name="Limit">Those minutes, for one post and month; 0 for no limit.</param>
/// <param name="Meetings">Meetings about everything to which the unit has asked in the year already.</param>
/// <param name="MostMeetings">What the policy allows of them in a year.</param>
public sealed record SendFacts(IReadOnlyList<RequestPost> Posts, int Over, int Limit, int Meetings, int MostMeetings, NoticeRules Rules);

/// <summary>One thing that is asked for; one that the product holds may be taken out, and stands there as such.</summary>
public sealed class RequestItem
{
    private RequestItem() { }

    internal RequestItem(RequestId request, int number, string text, KnownFact? known, DateTimeOffset now) =>
        (Id, RequestId, Number, Text, Known) = (Ids.New(now), request, number, text, known);

    /// <summary>Longest text in UTF-16 code units.</summary>
    public const int MaxText = 120;

    public Guid Id { get; private set; }

    public RequestId RequestId { get; private set; }

    public int Number { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>What the product holds of it, or null.</summary>
    public KnownFact? Known { get; private set; }

    public bool IsTakenOut { get; private set; }

    internal void TakeOut(bool isTakenOut) => IsTakenOut = isTakenOut;
}

/// <summary>How a request was held back or made lighter before it was sent.</summary>
public enum RequestEaseKind { Refused, DateMoved, ItemsTakenOut }

/// <summary>One such step; never changed.</summary>
public sealed class RequestEase
{
    private RequestEase() { }

    internal RequestEase(RequestId request, int number, RequestEaseKind kind, DateTimeOffset now) =>
        (Id, RequestId, Number, Kind, At) = (Ids.New(now), request, number, kind, now);

    /// <summary>Longest code of a refusal, in UTF-16 code units.</summary>
    public const int MaxWhy = 60;

    public Guid Id { get; private set; }

    public RequestId RequestId { get; private set; }

    public int Number { get; private set; }

    public RequestEaseKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The date that was refused, and the code of the refusal.</summary>
    public DateOnly? FromDay { get; internal init; }

    public string? Why { get; internal init; }

    /// <summary>The date to which it was moved.</summary>
    public DateOnly? ToDay { get; internal init; }

    /// <summary>How many things were asked for before, and how many since; and the minutes of each post.</summary>
    public int? FromItems { get; internal init; }

    public int? ToItems { get; internal init; }

    public int? FromMinutes { get; internal init; }

    public int? ToMinutes { get; internal init; }
}
