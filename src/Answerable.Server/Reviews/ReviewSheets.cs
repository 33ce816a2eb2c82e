using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Reviews;

/// <summary>A post as the meeting's pages name it.</summary>
/// <param name="Person">Who holds it or stands in, several joined; null when vacant or a leading group.</param>
public sealed record Seat(PostId Id, string Unit, string Post, string? Person)
{
    /// <summary>The person, else the post.</summary>
    public string Name => Person ?? $"{Unit} {Post}";

    public string Office => $"{Unit} {Post}";
}

/// <summary>A debriefer's turn.</summary>
/// <param name="Comments">How many stand.</param>
/// <param name="IsOpen">Whether the reader may read what is said about it.</param>
/// <param name="Item">The turn itself, whose lines the ledger keeps; null before the meeting is called.</param>
/// <param name="IsSilent">Whether the meeting still lacks a comment on it.</param>
/// <param name="Acts">What the reader may do with it.</param>
/// <param name="HasLeft">Withdrawn from the round.</param>
public sealed record Turn(DebrieferId Id, int Order, Seat Seat, DebriefMode Mode, ReportProgress Report, AgendaOutcome Outcome,
    string? ByName, int Comments, bool IsOpen, Guid? Item, bool IsSilent, Acts Acts, bool HasLeft)
{
    /// <summary>Whether the act with this noun, of <see cref="ReviewActs"/>, is open to the reader.</summary>
    public bool May(string act) => Acts.May(act);

    public bool Waits => Outcome == AgendaOutcome.Waiting && !HasLeft;
}

/// <summary>A turn by the name of whose it is.</summary>
public sealed record NamedTurn(DebrieferId Id, Seat Seat);

/// <summary>Whom a meeting that lasts still waits for: who was not heard, and who was heard and has no comment.</summary>
public sealed record LackingTurns(Extract<NamedTurn> Unheard, Extract<NamedTurn> Silent)
{
    public static readonly LackingTurns None = new(Extract<NamedTurn>.None, Extract<NamedTurn>.None);
}

/// <summary>Somebody present.</summary>
public sealed record Attendee(Guid Id, string Name, Seat? Seat, PresenceRole Role, Seat? ActingFor)
{
    public bool Speaks => Role is PresenceRole.Voting or PresenceRole.SuperiorGuide;

    public string Who => Seat is null ? Name : Name.Length > 0 ? $"{Seat.Office} {Name}" : Seat.Office;
}

/// <summary>A comment as read: who said it, for whom, who wrote it down.</summary>
/// <param name="RecordedBy">Null when the speaker wrote it.</param>
/// <param name="Supersedes">The comment that this one corrects.</param>
/// <param name="Withdrawn">Why it was taken back, or null.</param>
/// <param name="Finding">The finding that rests on it, or null.</param>
public sealed record Remark(CommentId Id, DebrieferId Debriefer, string Author, string? ActingFor, string? RecordedBy, CommentKind Kind,
    LocalText Strand, string StrandCode, string Text, DateTimeOffset At, bool RaisesFinding, string? WhyNot, CommentId? Supersedes,
    CommentId? SupersededBy, string? Reason, bool MayCorrect, bool MayWithdraw, string? Withdrawn, Guid? Finding,
    bool MayAttach)
{
    public bool Stands => SupersededBy is null && Withdrawn is null;
}

/// <summary>A finding that the meeting raised.</summary>
public sealed record Raised(Guid Id, DebrieferId? Debriefer, string Title);

/// <summary>The meeting as every page of it shows it.</summary>
/// <param name="Acting">Who convened in the chair's place.</param>
/// <param name="HearsAll">Whether the reader sees presence and everybody's comments.</param>
public record MeetingHead(RoundId Id, string Round, string Unit, string Place, DateOnly HeldOn, ReviewState State, DateOnly ReportDueOn,
    Seat Chair, Seat? Acting, DateTimeOffset? ConvenedAt, DateTimeOffset? ClosedAt, int SpeakingMinutes, bool HearsAll);

/// <summary>How far the meeting has come, told by one count.</summary>
/// <param name="Waiting">Turns that wait, of those who have not left the round as far as the reader knows.</param>
/// <param name="Closing">What closing asks, whatever the reader knows.</param>
public sealed record TurnCounts(int All, int Waiting, ClosingFacts Closing)
{
    public int Heard => All - Waiting;

    public int Silent => Closing.Silent;
}

/// <summary>The meeting's own page: a page of its turns, with what the reader may do.</summary>
/// <param name="Next">Whose turn it is, or null.</param>
/// <param name="Voting">How many present vote.</param>
/// <param name="Needed">Voting members needed to convene; 0 where the round has no deciding body.</param>
/// <param name="Leads">Convenes as chair; an organiser convenes for the chair.</param>
/// <param name="Candidates">Officers, members of leading groups and the debriefers of this page who are not yet present.</param>
/// <param name="ToCounts">Whether the counting of the papers opens to the reader.</param>
/// <param name="ToGrades">Whether the appraisals do.</param>
/// <param name="Acts">What the reader may do with the meeting.</param>
/// <param name="Story">The meeting and its turns, whose lines belong to it.</param>
public sealed record MeetingSheet(MeetingHead Head, PageOf<Turn> Turns, TurnCounts Counts, DebrieferId? Next, PageOf<Attendee> Present,
    int Voting, int Needed, bool Leads, IReadOnlyList<Seat> Candidates, bool ToCounts, bool ToGrades, Acts Acts,
    IQueryable<Guid> Story) : MeetingHead(Head)
{
    /// <summary>Whom the meeting waits for, for whoever keeps the record.</summary>
    public LackingTurns Lacking { get; init; } = LackingTurns.None;

    /// <summary>Of the meeting; 0 before its first act.</summary>
    public int Version { get; init; }

    /// <summary>The reader keeps the record: chair, who acts for the chair, or organiser.</summary>
    public bool MayRun => !Acts.IsDenied(ReviewActs.Closing);

    /// <summary>Whether the act with this noun, of <see cref="ReviewActs"/>, is open to the reader.</summary>
    public bool May(string act) => Acts.May(act);
}

/// <summary>The order as a hall sees it: whose turn it is, and those around.</summary>
/// <param name="Order">Of those who report at the meeting: a few who were before, and who comes next.</param>
public sealed record ProjectorSheet(MeetingHead Head, Turn? Next, IReadOnlyList<Turn> Order) : MeetingHead(Head);

/// <summary>The minutes, or a page of them.</summary>
/// <param name="Turns">Whole, its next page is null and it begins at the first.</param>
public sealed record MinutesSheet(MeetingHead Head, PageOf<Turn> Turns, IReadOnlyList<Attendee> Present,
    ILookup<DebrieferId, Remark> Remarks, ILookup<DebrieferId?, Raised> Raised) : MeetingHead(Head);

/// <summary>A debriefer at the meeting, with everything said about it.</summary>
/// <param name="Speakers">Who is present and may speak.</param>
public sealed record TurnSheet(MeetingHead Meeting, Turn Turn, IReadOnlyList<Attendee> Speakers, IReadOnlyList<Remark> Remarks,
    IReadOnlyList<LastFinding> Last, IReadOnlyList<(string Code, LocalText Name)> Strands)
{
    public bool MayHear => Turn.May(ReviewActs.Turn);

    /// <summary>In their own name, or by writing down what somebody present said.</summary>
    public bool MayComment => Turn.May(ReviewActs.Comment) || Turn.May(ReviewActs.Record);

    /// <summary>Whether the reader may comment in their own name.</summary>
    public bool SpeaksHere => !Turn.Acts.IsDenied(ReviewActs.Comment);

    /// <summary>Who comes next in the meeting's order, where the reader hears all; null after the last.</summary>
    public NamedTurn? Next { get; init; }

    /// <summary>Heard only after the meeting, because absent from it.</summary>
    public bool IsHeardLater => MayHear && Meeting.State == ReviewState.Closed;
}

/// <summary>What the last round found, how far its repair is, and what the report says about it.</summary>
public sealed record LastFinding(Guid Id, string Title, RectificationState State, ResultKind? Result, string? Sentence);

/// <summary>A meeting in the list.</summary>
public sealed record MeetingRow(RoundId Id, string Round, string Unit, DateOnly HeldOn, ReviewState State, int Debriefers, int Commented);
