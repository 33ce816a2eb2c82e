using Answerable.Domain.Organisation;

namespace Answerable.Domain.Requests;

public readonly record struct RequestId(Guid Value) : IId<RequestId>
{
    public static RequestId Of(Guid value) => new(value);

    public static bool operator <(RequestId a, RequestId b) => a.Value < b.Value;

    public static bool operator >(RequestId a, RequestId b) => a.Value > b.Value;
}

/// <summary>A request is written, sent once, and may be withdrawn; what was sent is never changed.</summary>
public enum RequestState { Draft, Sent, Withdrawn }

/// <summary>
/// Something that a post asks many posts for once: why, what for, how long it takes and by when. Each post that is asked owes its
/// <see cref="Reply"/>.
/// </summary>
public sealed partial class Request : Aggregate
{
    private readonly List<RequestItem> items = [];
    private readonly List<RequestEase> eases = [];

    private Request() { }

    /// <summary>Longest texts in UTF-16 code units, and most things that are asked for.</summary>
    public const int MaxMatter = 120, MaxPurpose = 1000, MaxPlace = 120, MaxWord = 40, MaxReason = 1000, MaxItems = 40;

    /// <summary>Least and most minutes that a post is asked to spend.</summary>
    public const int LeastMinutes = 1, MostMinutes = 2400;

    public RequestId Id { get; private set; }

    /// <summary>The asking unit, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>The post that asks, and judges what is answered.</summary>
    public PostId PostId { get; private set; }

    public string Matter { get; private set; } = "";

    public string Purpose { get; private set; } = "";

    public RequestKind Kind { get; private set; }

    /// <summary>Of each post, as the writer estimates.</summary>
    public int Minutes { get; private set; }

    public DateOnly? DueOn { get; private set; }

    /// <summary>The document or meeting from which it comes; needed before it is sent.</summary>
    public Source? Source => SourceKind is { } kind ? new(kind, SourceReference!) : null;

    public SourceKind? SourceKind { get; private set; }

    public string? SourceReference { get; private set; }

    /// <summary>Of a meeting, where and at what hour.</summary>
    public string? Place { get; private set; }

    public bool IsComprehensive { get; private set; }

    public string PostKind { get; private set; } = "";

    /// <summary>The roster's word for the kind of unit whose posts are asked; null for every kind.</summary>
    public string? Level { get; private set; }

    /// <summary>The unit to whose subtree it goes; by guidance the guided unit itself.</summary>
    public UnitId ToUnitId { get; private set; }

    /// <summary>The guidance by which it goes to posts of a unit beside the asking one; null in the own line.</summary>
    public GuidanceId? GuidanceId { get; private set; }

    public RequestState State { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>How many posts were asked.</summary>
    public int Posts { get; private set; }

    /// <summary>How many of them it brought beyond the policy's minutes of the month, and why it was sent all the same.</summary>
    public int Over { get; private set; }

    public string? OverReason { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public IReadOnlyList<RequestItem> Items => items;

    /// <summary>What is asked for still.</summary>
    public IEnumerable<RequestItem> Asked => items.Where(i => !i.IsTakenOut);

    /// <summary>How it was held back or made lighter before it was sent, oldest first.</summary>
    public IReadOnlyList<RequestEase> Eases => eases;

    public override ObjectRef Ref => new("request", Id.Value);

    public bool IsGuiding => GuidanceId is not null;

    /// <summary>Against asking from the unit at this path, or from any unit when null: for a post that organises there.</summary>
    public static IEnumerable<Refusal> AgainstDrafting(Actor by, string? unitPath = null) => RequestRefusals.NotOrganiser.Unless(
        by.Post is not null && (unitPath is null ? by.Over(Right.Organise).Count > 0 : by.Has(Right.Organise, unitPath)));

    /// <summary>Against asking by this guidance: as of issuing duty lists by it.</summary>
    public static IEnumerable<Refusal> AgainstDraftingByGuidance(Actor by, GuidanceId guidance) =>
    [
        .. AgainstDrafting(by, by.UnitPath), .. RequestRefusals.NotGuiding.Unless(by.GuidedBy(guidance) is { MayIssue: true }),
    ];

    /// <summary>Begins a request of a unit to its own subtree or a part of it.</summary>
    public static Request Draft(Actor by, UnitId unit, string unitPath, RequestTarget to, RequestDraft draft, DateTimeOffset now)
    {
        Require.None(AgainstDrafting(by, unitPath));
        return Begin(by, unit, unitPath, to, null, draft, now);
    }

    /// <summary>Begins a request to a unit that the own one guides.</summary>
    public static Request DraftByGuidance(Actor by, GuidanceId guidance, RequestTarget to, RequestDraft draft, DateTimeOffset now)
    {
        Require.None(AgainstDraftingByGuidance(by, guidance));
        return Begin(by, by.Unit!.Value, by.UnitPath, to, guidance, draft, now);
    }

    /// <summary>Against writing it: for who organises there, while it is a draft.</summary>
    public IEnumerable<Refusal> AgainstWriting(Actor by) =>
        [.. AgainstOrganising(by), .. RequestRefusals.NotDraft.Unless(State == RequestState.Draft)];

    /// <summary>Changes what is asked, of whom and until when.</summary>
    public void Change(Actor by, RequestTarget to, RequestDraft draft)
    {
        RequireNone(AgainstWriting(by));
        Fill(by, to, draft);
    }

    /// <summary>Moves the date of a draft, and nothing else.</summary>
    public void Move(Actor by, DateOnly to)
    {
        RequireNone(AgainstWriting(by));
        DueOn = to;
    }

    /// <summary>The draft is given up; its line stays.</summary>
    public void Discard(Actor by, DateTimeOffset now)
    {
        RequireNone(AgainstWriting(by));
        Record(by, "request.discarded", now, new { matter = Matter }, unit: UnitId);
    }

    private static Request Begin(Actor by, UnitId unit, string unitPath, RequestTarget to, GuidanceId? guidance, RequestDraft draft,
        DateTimeOffset now)
    {
        var request = new Request
        {
            Id = new(Ids.New(now)), UnitId = unit, UnitPath = unitPath, PostId = by.Post!.Value, GuidanceId = guidance,
        };
        request.Fill(by, to, draft);
        request.Record(by, "request.drafted", now, new { matter = request.Matter, guidance = guidance?.Value }, unit: unit);
        return request;
    }

    private void Fill(Actor by, RequestTarget to, RequestDraft draft)
    {
        var refusals = RequestRefusals.OutsideSubtree.Unless(IsReached(by, to.Unit, to.UnitPath)).ToList();
        var matter = TextRules.Name(draft.Matter, "matter", MaxMatter, refusals);
        var purpose = TextRules.Needed(draft.Purpose, "purpose", MaxPurpose, refusals);
        var postKind = TextRules.Name(draft.PostKind, "postKind", MaxWord, refusals);
        var level = TextRules.OptionalName(draft.Level, "level", MaxWord, refusals);
        var isMeeting = draft.Kind == RequestKind.Meeting;
        var place = isMeeting ? TextRules.Name(draft.Place, "place", MaxPlace, refusals)
            : TextRules.OptionalName(draft.Place, "place", MaxPlace, refusals);
        var source = draft.Source?.Checked("source", refusals);
        if (draft.Minutes is < LeastMinutes or > MostMinutes)
            refusals.Add(RequestRefusals.MinutesOutOfRange("minutes", LeastMinutes, MostMinutes));
        if (isMeeting && items.Count > 0) refusals.Add(RequestRefusals.NoItemsOfMeeting.At("kind"));
        Require.None(refusals);
        (Matter, Purpose, Kind, Minutes, DueOn) = (matter, purpose, draft.Kind, draft.Minutes, draft.DueOn);
        (PostKind, Level, Place, IsComprehensive) = (postKind, level, isMeeting ? place : null, isMeeting && draft.IsComprehensive);
        (SourceKind, SourceReference, ToUnitId) = (source?.Kind, source?.Reference, to.Unit);
    }

    private bool IsReached(Actor by, UnitId unit, string path) => GuidanceId is { } guidance ? by.GuidedBy(guidance)?.Unit == unit
        : Domain.UnitPath.IsWithin(path, UnitPath);

    private IEnumerable<Refusal> AgainstOrganising(Actor by) =>
        RequestRefusals.NotOrganiser.Unless(by.Post is not null && by.Has(Right.Organise, UnitPath));
}
