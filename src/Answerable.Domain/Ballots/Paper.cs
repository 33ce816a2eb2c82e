namespace Answerable.Domain.Ballots;

/// <summary>One subject's line of a counting machine's file, kept only until the count stands.</summary>
public sealed class MachineTotal
{
    private MachineTotal() { }

    internal MachineTotal(CountEntryId entry, Tally tally) => (EntryId, SubjectId, Spoiled, CannotJudge, Grades) =
        (entry, tally.SubjectId, tally.Spoiled, tally.CannotJudge, [.. tally.Grades]);

    public CountEntryId EntryId { get; private set; }

    public CountSubjectId SubjectId { get; private set; }

    public int Spoiled { get; private set; }

    public int CannotJudge { get; private set; }

    public int[] Grades { get; private set; } = [];
}
