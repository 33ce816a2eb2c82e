using Answerable.Domain.Files;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Reviews;

public readonly record struct CommentId(Guid Value) : IId<CommentId> { public static CommentId Of(Guid value) => new(value); }

/// <summary>What a comment is about.</summary>
public enum CommentKind { Achievement, Problem, Requirement, Direction }

/// <summary>A comment as it is written.</summary>
/// <param name="RaisesFinding">Asked for a requirement only: a problem always raises one, an achievement or a direction never.</param>
/// <param name="WhyNot">Why a requirement raises none.</param>
public sealed record CommentDraft(CommentKind Kind, string StrandCode, string Text, bool RaisesFinding = false, string? WhyNot = null);

/// <summary>What was said about one debrief at the meeting. Never changed; a correction supersedes it.</summary>
public sealed partial class Comment : Aggregate
{
    private Comment() { }

    public const int MaxText = 2000, MaxWhyNot = 500, MaxReason = 500;

    public CommentId Id { get; private set; }

    public ReviewMeetingId MeetingId { get; private set; }

    public DebrieferId DebrieferId { get; private set; }

    /// <summary>Unit of the debriefer, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>Who said it; null for a guest without a post here.</summary>
    public PostId? AuthorPostId { get; private set; }

    /// <summary>The person who wrote it themselves; null when it was written down for them.</summary>
    public PersonId? AuthorPersonId { get; private set; }

    /// <summary>Name of who said it where the record of presence gives one; else empty.</summary>
    public string AuthorName { get; private set; } = "";

    public PostId? ActingForPostId { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public PostId? RecordedByPostId { get; private set; }

    public PersonId? RecordedByPersonId { get; private set; }

    public CommentKind Kind { get; private set; }

    public string StrandCode { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public bool RaisesFinding { get; private set; }

    /// <summary>Why a requirement raises no finding.</summary>
    public string? WhyNot { get; private set; }

    public CommentId? SupersedesId { get; private set; }

    /// <summary>Why it supersedes another.</summary>
    public string? CorrectionReason { get; private set; }

    /// <summary>Null for the one that stands.</summary>
    public CommentId? SupersededById { get; private set; }

    /// <summary>When it was taken back without another in its place; it stays readable.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public PostId? WithdrawnByPostId { get; private set; }

    /// <summary>Neither superseded nor withdrawn.</summary>
    public bool Stands => SupersededById is null && WithdrawnAt is null;

    public override ObjectRef Ref => new("comment", Id.Value);

    /// <summary>
    /// Against commenting in one's own name: for the chair, a voting member or a superior's guide who is present, or a post with the
    /// right to comment, on a debrief that was heard and is not one's own.
    /// </summary>
    public static IEnumerable<Refusal> AgainstSpeaking(Actor by, ReviewMeeting meeting, Debriefer debriefer)
    {
        var present = PresenceOf(by, meeting);
        var may = meeting.IsLedBy(by) || present is not null
            || by.Has(Right.Comment, meeting.UnitPath) || by.Has(Right.Comment, debriefer.UnitPath);
        if (by.Post is null || !may) yield return ReviewRefusals.MayNotComment;
        else if (IsOwn(by, debriefer, by.Post, ActingFor(by, meeting, present))) yield return ReviewRefusals.OwnDebrief;
        if (AgainstAny(meeting, debriefer) is { } notNow) yield return notNow;
    }

    /// <summary>Against writing down what somebody present said: for who keeps the meeting's record.</summary>
    public static IEnumerable<Refusal> AgainstRecording(Actor by, ReviewMeeting meeting, Debriefer debriefer)
    {
        if (!meeting.IsRunBy(by)) yield return ReviewRefusals.NotOrganiser;
        if (AgainstAny(meeting, debriefer) is { } notNow) yield return notNow;
    }

    /// <summary>Against attaching a file: for who said it and who wrote it down, while it stands.</summary>
    public IEnumerable<Refusal> AgainstAttaching(Actor by) =>
    [
        .. FileRefusals.NotTheirs.Unless((AuthorPostId is { } author && by.ActsAs(author))
            || (RecordedByPostId is { } writer && by.ActsAs(writer))),
        .. FileRefusals.Settled.Unless(Stands),
    ];

    /// <summary>
    /// Comments on a debrief that was heard: by the chair, a voting member or a superior's guide who is
    /// present, or a post with the right to comment; or an organiser writes down what somebody present said.
    /// </summary>
    /// <param name="strands">Codes of the round's policy.</param>
    /// <param name="presence">Whose words they are, when the actor writes them down for somebody present.</param>
    public static Comment Make(Actor by, ReviewMeeting meeting, Debriefer debriefer, CommentDraft draft, IReadOnlySet<string> strands,
        DateTimeOffset now, Guid? presence = null)
    {
        Require.None(presence is null ? AgainstSpeaking(by, meeting, debriefer) : AgainstRecording(by, meeting, debriefer));
        var comment = new Comment
        {
            Id = new(Ids.New(now)), MeetingId = meeting.Id,
            DebrieferId = debriefer.Id, UnitId = debriefer.UnitId, UnitPath = debriefer.UnitPath,
            RecordedByPostId = by.Post, RecordedByPersonId = by.Person, At = now,
        };
        comment.Attribute(by, meeting, debriefer, presence);
        comment.Fill(draft, strands);
        var body = new { kind = comment.Kind.ToString(), text = comment.Text };
        comment.Record(by, "comment.made", now, body, comment.ActingForPostId, debriefer.UnitId);
        return comment;
    }

    private void Attribute(Actor by, ReviewMeeting meeting, Debriefer debriefer, Guid? presence)
    {
        if (presence is not { } id)
        {
            (AuthorPostId, AuthorPersonId, ActingForPostId) = (by.Post, by.Person, ActingFor(by, meeting, PresenceOf(by, meeting)));
            return;
        }
        var speaker = meeting.Presences.FirstOrDefault(p => p.Id == id && p.Speaks);
        Require.That(speaker is not null, ReviewRefusals.NotPresent);
        (AuthorPostId, AuthorName, ActingForPostId) = (speaker!.PostId, speaker.Name, speaker.ActingForPostId);
        var isSelf = by.Post is not null && by.Post == AuthorPostId;
        if (isSelf) AuthorPersonId = by.Person;
        Require.That(!IsOwn(isSelf ? by : null, debriefer, AuthorPostId, ActingForPostId), ReviewRefusals.OwnDebrief);
    }

    private static Presence? PresenceOf(Actor by, ReviewMeeting meeting) =>
        meeting.Presences.FirstOrDefault(p => p.PostId is not null && p.PostId == by.Post && p.Speaks);

    private static PostId? ActingFor(Actor by, ReviewMeeting meeting, Presence? present) =>
        meeting.ActsForChair(by) ?? present?.ActingForPostId;

    // A leading group that debriefs at its own meeting is commented on by its members; a single post is not by its holder.
    private static bool IsOwn(Actor? speaker, Debriefer debriefer, PostId? author, PostId? actingFor) =>
        (author is { } post && debriefer.IsOf(post)) || (actingFor is { } other && debriefer.IsOf(other))
        || (speaker?.Person is not null && debriefer.IsAbout(speaker) && (debriefer.IsFormer || !speaker.Seats.Contains(debriefer.PostId)));

    private static Refusal? AgainstAny(ReviewMeeting meeting, Debriefer debriefer) =>
        !meeting.MayStillComment(debriefer) ? ReviewRefusals.NotConvened
        : meeting.TurnOf(debriefer.Id).Outcome == AgendaOutcome.Waiting ? ReviewRefusals.NotHeardYet : null;

    private void Fill(CommentDraft draft, IReadOnlySet<string> strands)
    {
        var refusals = new List<Refusal>();
        var text = TextRules.Needed(draft.Text, "text", MaxText, refusals);
        var whyNot = TextRules.Optional(draft.WhyNot, "whyNot", MaxWhyNot, refusals);
        if (!strands.Contains(draft.StrandCode)) refusals.Add(ReviewRefusals.UnknownStrand(draft.StrandCode));
        var raises = draft.Kind switch
        {
            CommentKind.Problem => true,
            CommentKind.Requirement => draft.RaisesFinding,
            CommentKind.Achievement or CommentKind.Direction => false,
        };
        if (draft.Kind == CommentKind.Requirement && !raises && whyNot is null) refusals.Add(ReviewRefusals.WhyNotNeeded);
        Require.None(refusals);
        (Kind, StrandCode, Text, RaisesFinding) = (draft.Kind, draft.StrandCode, text, raises);
        WhyNot = draft.Kind == CommentKind.Requirement && !raises ? whyNot : null;
    }
}
