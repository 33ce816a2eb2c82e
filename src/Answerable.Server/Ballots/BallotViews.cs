using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Ballots;

/// <summary>How far one teller is with a group, never with which numbers. No state before the first key.</summary>
public sealed record TellerProgress(NamedPost Post, Guid? EntryId, CountEntryState? State);

/// <summary>A group's papers as those see them who run or judge the round.</summary>
/// <param name="Differing">Cells in which the tellers differed when last compared; 0 when they did not, or one of them has
/// submitted anew.</param>
public sealed record GroupProgress(AssessorGroupId Id, string Code, LocalText Name, int WeightPercent, int Entitled, bool IsSigned,
    bool IsHandedOut, bool IsCounted, int Differing, IReadOnlyList<TellerProgress> Tellers, Acts Acts)
{
    public bool AwaitsTellers => IsHandedOut && !IsCounted;

    /// <summary>It waits for the reader, who is one of its tellers.</summary>
    public bool IsMine { get; init; }
}

/// <summary>A round's papers.</summary>
/// <param name="AgainstHandingOut">What stands against the reader's handing them out.</param>
public sealed record RoundBallots(RoundId Id, string Title, CountFrame Frame, DateOnly DueOn, IReadOnlyList<GroupProgress> Groups,
    bool IsTeller, IReadOnlyList<Refusal> AgainstHandingOut)
{
    public bool MayHandOut => AgainstHandingOut.Count == 0;

    /// <summary>The reader would hand them out now, but for the tellers.</summary>
    public bool LacksTellers => AgainstHandingOut.Count > 0 && AgainstHandingOut.All(r => r.Field == "teller");
}

/// <summary>
/// A debriefer's line of a count that stands. How papers fall is null when too few are valid, or the reader may not know yet.
/// </summary>
public sealed record CountLine(NamedDebriefer Debriefer, int Issued, int Returned, int Spoiled, int? CannotJudge, int? Valid,
    IReadOnlyList<int>? Grades, bool IsHidden);

/// <summary>The counts of one group, of a page of those who debrief.</summary>
/// <param name="Debriefers">How many debrief.</param>
/// <param name="Next">Key of the last one of this page; null at the end.</param>
public sealed record GroupCounts(RoundId Round, AssessorGroupId Id, IReadOnlyList<GradeSetting> Grades, int Minimum,
    IReadOnlyList<CountLine> Lines, int Debriefers, string? Next);

/// <summary>What was written about one debriefer, in an order that says nothing.</summary>
public sealed record OpinionSheet(RoundId RoundId, string RoundTitle, NamedPost About, IReadOnlyList<string> Texts);

/// <summary>A debriefer whose opinions are open to whom they concern.</summary>
public sealed record OpenOpinions(DebrieferId Id, string RoundTitle);

/// <summary>A count that was superseded, with who had the group counted again, when and why.</summary>
public sealed record SupersededCounts(GroupCounts Counts, DateTimeOffset At, string? By, string Reason);

/// <summary>What a teller entered for one debriefer so far: own numbers only.</summary>
public sealed record OwnTotal(NamedDebriefer Debriefer, IReadOnlyList<int> Grades, int CannotJudge, int Unmarked)
{
    public int Papers => Grades.Sum() + CannotJudge + Unmarked;
}

/// <summary>A paper as typed, and how many are the same.</summary>
public sealed record OwnPaper(string Choices, int Count);

/// <summary>A cell by name: of one debriefer, or of the papers as a whole.</summary>
/// <param name="GradeIndex">The grade's place, the best being 0.</param>
public sealed record DifferingCell(NamedDebriefer? Debriefer, CountCellName Name, LocalText? Grade, int? GradeIndex);

/// <summary>A teller's own counting of one group.</summary>
/// <param name="IsLost">What was typed in cannot be read any more, because a database was put back: it is typed in again.</param>
public sealed record TellerView(RoundId RoundId, string RoundTitle, RoundState RoundState, GroupProgress Group,
    IReadOnlyList<GradeSetting> Grades, int Version, CountEntryState? State, Guid? EntryId, int Issued, int Returned, int Spoiled,
        int Papers, bool IsFromMachine, bool IsLost,
    IReadOnlyList<OwnTotal> Totals, IReadOnlyList<OwnPaper> OwnPapers, IReadOnlyList<DebrieferId> Columns, CountEntryState? OtherState,
    IReadOnlyList<DifferingCell> Differing, Acts Acts)
{
    public int Needed => Returned - Spoiled;

    /// <summary>Offices of those who were not heard yet: a count that stands now would be of what nobody listened to.</summary>
    public IReadOnlyList<string> Unheard { get; init; } = [];

    /// <summary>The reader types papers in now.</summary>
    public bool IsEntering => Acts.May(BallotActs.Paper);

    /// <summary>Why the reader counts nothing here, whatever the state; or null.</summary>
    public Refusal? Denial => Acts.Against(BallotActs.Paper).FirstOrDefault(r => r.IsDenial);

    /// <summary>Everything is in, but the counts differed and this one was not looked at since.</summary>
    public bool MustLook => Acts.May(BallotActs.Look);

    /// <summary>
    /// In which of a debriefer's numbers the two counts differed: a place for each grade, then "cannot judge" and "unmarked".
    /// </summary>
    public ILookup<DebrieferId, int> DifferingPlaces() => Differing.Where(c => c.Debriefer is not null).ToLookup(c => c.Debriefer!.Id,
        c => c.GradeIndex ?? (c.Name == CountCellName.CannotJudge ? Grades.Count : Grades.Count + 1));

    /// <summary>The place of the number in which a paper's mark counts.</summary>
    public int PlaceOf(char mark) => mark switch
    {
        Choice.CannotJudge => Grades.Count,
        Choice.Unmarked => Grades.Count + 1,
        _ => mark - '1',
    };

    public bool IsComplete => Issued > 0 && Acts.May(BallotActs.Submission);
}
