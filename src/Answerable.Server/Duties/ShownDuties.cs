using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Shell;

namespace Answerable.Server.Duties;

/// <summary>An item of a list; where a post is charged with it, with its task.</summary>
/// <param name="OwedOn">When its post owes it now: later than the item's date after a return in time.</param>
public sealed record ShownItem(int Number, string StrandCode, string Content, string Measure, string? Evidence, DateOnly? DueOn,
    Guid? TaskId = null, DutyTaskState? State = null, DateOnly? OwedOn = null)
{
    /// <summary>What it comes from; null in a draft for the list's.</summary>
    public Source? Source { get; init; }

    /// <summary>The duty that it takes up.</summary>
    public ShownAbove? Above { get; init; }

    public bool MustBeTakenUp { get; init; }

    /// <summary>Code and name of the one post that it is for; null for all posts of the list.</summary>
    public string? ForPost { get; init; }

    public string? ForPostName { get; init; }

    public DutyRole? Role { get; init; }

    /// <summary>Through how many levels its wording has come down, this one included.</summary>
    public int CopiedLevels { get; init; }

    /// <summary>Why a wording taken from above is kept.</summary>
    public string? KeptBecause { get; init; }

    public DutyLayer? Layer { get; init; }
}

/// <summary>The duty that another takes up. Whoever carries one out may read what it takes up, not what was reported there.</summary>
/// <param name="Holder">Unit and post that answer for it.</param>
/// <param name="IsSeen">Whether the reader may open it.</param>
public sealed record ShownAbove(Guid Id, string Content, string Holder, bool IsSeen);

/// <summary>A list, as a page and the API show it.</summary>
/// <param name="Version">Also in ETag; send it as If-Match.</param>
public sealed record ShownList(Guid Id, int Version, string Title, string Unit, string PostKind, DateOnly From, DateOnly Until,
    string? Level, Source? Source, DutyListState State, IReadOnlyList<ShownItem> Items, Acts Acts) : IVersioned
{
    /// <summary>Whether dates rest while an objection is open.</summary>
    public bool ObjectionSuspends { get; init; }

    /// <summary>Posts that have not acknowledged it in time, as far as the actor sees them.</summary>
    public int Silent { get; init; }

    /// <summary>Posts charged with it, and those that have signed their letter.</summary>
    public int Charged { get; init; }

    public int Signed { get; init; }

    /// <summary>By which guidance it goes to a unit beside the issuing one; null for a list of the own line.</summary>
    public ShownGuidance? Guidance { get; init; }

    public bool May(string act) => Acts.May(act);
}

/// <summary>A list as one post is charged with it.</summary>
public sealed record ShownCharge(Guid Id, int Version, Guid ListId, string Title, string Post, string Unit, string Issuer, DateOnly From,
    DateOnly Until, DateOnly AcknowledgeBy, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy, IReadOnlyList<ShownItem> Items,
    Acts Acts) : IVersioned
{
    /// <summary>Whether dates rest while an objection is open.</summary>
    public bool ObjectionSuspends { get; init; }

    /// <summary>Whether the post was released from the whole list, upon its objection.</summary>
    public bool IsReleased { get; init; }

    /// <summary>When the pledge letter was signed, by whom, and in which post.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    public string? SignedBy { get; init; }

    public string? SignedPost { get; init; }

    /// <summary>When a duty was last dropped or worded otherwise, and whether that was after it was signed.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public bool IsChangedSinceSigned { get; init; }

    /// <summary>Whether whoever signed is in the post no more: the successor signs anew.</summary>
    public bool SignerLeft { get; init; }

    /// <summary>By which guidance it came; null for a list of the own line.</summary>
    public ShownGuidance? Guidance { get; init; }
}

/// <summary>What was reported on a duty, and how it was judged.</summary>
public sealed record ShownReport(int Number, string Text, string? Evidence, string? By, DateTimeOffset At, bool? Accepted, string? Reason,
    string? JudgedBy, DateTimeOffset? JudgedAt);

/// <summary>A duty of one post.</summary>
/// <param name="OwedOn">When it is due now: later than the item's date after a return; null without a date.</param>
/// <param name="AnswerBy">By when a return is to be answered, where what was returned had been late.</param>
public sealed record ShownTask(Guid Id, int Version, Guid ChargeId, string Title, string Post, string Unit, string Issuer, ShownItem Item,
    DutyTaskState State, DateOnly? OwedOn, DateOnly? AnswerBy, IReadOnlyList<ShownReport> Reports, Acts Acts) : IVersioned
{
    /// <summary>Unit of the post.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Since when it is in force: the day on which it was issued to the post.</summary>
    public required DateTimeOffset InForceFrom { get; init; }

    /// <summary>By when it must be taken up below; null where nobody asked for it.</summary>
    public DateOnly? TakeUpBy { get; init; }

    /// <summary>How it was taken up, when, and by whom.</summary>
    public TakenUp? TakenUp { get; init; }

    public DateTimeOffset? TakenUpAt { get; init; }

    public string? TakenUpBy { get; init; }

    /// <summary>Why its post carries it out alone.</summary>
    public string? TakenUpNote { get; init; }

    /// <summary>Whether dates rest while an objection is open, and since when they do.</summary>
    public bool ObjectionSuspends { get; init; }

    public DateTimeOffset? SuspendedAt { get; init; }

    /// <summary>By which guidance it came; null for a duty of the own line.</summary>
    public ShownGuidance? Guidance { get; init; }

    public bool May(string act) => Acts.May(act);
}

/// <summary>What another post reported on the same duty.</summary>
/// <param name="Bar">Why the reader may not judge this one, or null.</param>
public sealed record AlikeRow(DutyTaskId Id, int Version, string Post, string Unit, string? By, DateTimeOffset At, string Text,
    string? Evidence, Refusal? Bar);

/// <summary>Reports on one duty that wait for the same judge.</summary>
/// <param name="Count">How many wait, those not shown included.</param>
public sealed record AlikeReports(string Content, string Title, string? WantsEvidence, IReadOnlyList<AlikeRow> Rows, int Count);
