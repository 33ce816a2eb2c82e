using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Rounds;

/// <summary>A round as its pages show it to one reader, with what the reader may do; who debriefs is read page by page.</summary>
/// <param name="Decided">How many are decided on, of those of whom the reader may know it.</param>
/// <param name="Left">Who keeps a published round from its archive, for whoever may archive it.</param>
public sealed record RoundModel(RoundFrame Frame, string UnitName, RoundPeriod Period, PostLabel Organiser, RoundLink? Previous,
    DebrieferCounts Counts, int Decided, IReadOnlyList<OfficerRow> Officers, IReadOnlyList<GroupRow> Groups, IReadOnlyList<Stage> Stages,
    RoundSight Sight, Acts Acts, Extract<LeftOpen> Left)
{
    /// <summary>Of the round.</summary>
    public int Version { get; init; }

    public RoundId Id => Frame.Id;

    public string Title => Frame.Title;

    public RoundState State => Frame.State;

    public UnitId UnitId => Frame.UnitId;

    /// <summary>The kind of the convening unit, by whose words its pages speak.</summary>
    public string UnitLevel { get; init; } = "";


    public RoundPolicy Policy => Frame.Policy;

    public DateOnly MeetingOn => Frame.MeetingOn;

    /// <inheritdoc cref="Round.TenureOn"/>
    public DateOnly TenureOn => Round.TenureDay(Policy, Period.Until, MeetingOn);

    public DateOnly ReportDueOn => Frame.ReportDueOn;

    public bool IsDraft => State == RoundState.Draft;

    /// <summary>Whether the act with this noun, of <see cref="RoundActs"/>, is open to the reader.</summary>
    public bool May(string act) => Acts.May(act);

    public IReadOnlyList<PostId> PostsOf(OfficerRole role) => [.. Officers.Where(o => o.Role == role).Select(o => o.Post.Id)];
}

/// <summary>How far those who debrief in a round have come, told by one count.</summary>
/// <param name="Heard">Presented, or taken as written.</param>
/// <param name="Counted">The count of every group stands.</param>
/// <param name="Decided">Decided on, deferred included.</param>
/// <param name="Assessed">On whom papers ask and grades are decided.</param>
/// <param name="Uncounted">Not decided on, with a group whose count does not stand.</param>
/// <param name="Unreported">Still in the round, without an accepted report.</param>
/// <param name="Unheard">Still in the round, neither heard nor taken as written.</param>
public sealed record DebrieferCounts(int All, int OnSite, int Accepted, int Heard, int Counted, int Decided, int Uncounted, int Assessed,
    int Unreported, int Unheard)
{
    public static readonly DebrieferCounts None = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public int Written => All - OnSite;
}

public sealed record RoundLink(RoundId Id, string Title);

/// <param name="Progress">Null when the reader sees no more than that the post debriefs.</param>
/// <param name="MayRead">Whether the debrief opens to the reader.</param>
/// <param name="IsReportOnly">Reports and is commented on without a grade.</param>
public sealed record DebrieferRow(DebrieferId Id, PostLabel Post, DebriefMode Mode, int Order, DebrieferProgress? Progress, bool MayRead,
    bool IsReportOnly)
{
    /// <summary>Whether somebody answers who holds the post no more.</summary>
    public bool IsFormer { get; init; }

    /// <summary>What rooms below add.</summary>
    public DebrieferMarks Marks { get; init; } = DebrieferMarks.None;
}

/// <summary>A debriefer who keeps the round from its archive, and why.</summary>
public sealed record LeftOpen(DebrieferId Id, Refusal Why);

/// <param name="Decision">Null when the reader may not know yet.</param>
/// <param name="ReadsOpinions">Every count stands, and the reader is the chair or whom the opinions concern.</param>
/// <param name="IsBeingCorrected">The reader was told a decision before, and the one that stands not yet.</param>
public sealed record DebrieferProgress(ReportProgress Report, PresentedAs PresentedAs, int Comments, int CountedGroups,
    DebrieferDecision? Decision, DateTimeOffset? FedBackAt, bool IsBeingCorrected, bool ReadsOpinions)
{
    /// <summary>Heard, or taken as written: a comment can be missing only then.</summary>
    public bool IsHeard => PresentedAs != PresentedAs.None;
}

public sealed record OfficerRow(OfficerRole Role, PostLabel Post);

public sealed record GroupRow(AssessorGroupId Id, string Code, LocalText Name, int WeightPercent, int Entitled, bool IsSigned);

/// <summary>What an open obligation of the reader's post asks on this round.</summary>
/// <param name="Debriefer">Whom it is about, or null for the whole round or a group.</param>
public sealed record RoundNeed(string Kind, DateOnly DueOn, string Href, PostLabel? Debriefer, LocalText? Group);
