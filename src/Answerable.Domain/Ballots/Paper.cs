namespace Answerable.Domain.Ballots;

/// <summary>
/// One paper as a teller typed it: no number, no time, and an identifier that carries neither.
/// Kept only until the count stands; whoever stores it must not keep the order of typing.
/// </summary>
public sealed class Paper
{
    private Paper() { }

    internal Paper(CountEntryId entry, string choices) => (Id, EntryId, Choices) = (Ids.Random(), entry, choices);

    public Guid Id { get; private set; }

    public CountEntryId EntryId { get; private set; }

    /// <summary>One <see cref="Choice"/> for each debriefer, in the entry's order.</summary>
    public string Choices { get; private set; } = "";

    internal void Correct(string choices) => Choices = choices;
}

/// <summary>One debriefer's line of a counting machine's file, kept only until the count stands.</summary>
public sealed class MachineTotal
{
    private MachineTotal() { }

    internal MachineTotal(CountEntryId entry, Tally tally) => (EntryId, DebrieferId, Spoiled, CannotJudge, Grades) =
        (entry, tally.DebrieferId, tally.Spoiled, tally.CannotJudge, [.. tally.Grades]);

    public CountEntryId EntryId { get; private set; }

    public DebrieferId DebrieferId { get; private set; }

    public int Spoiled { get; private set; }

    public int CannotJudge { get; private set; }

    public int[] Grades { get; private set; } = [];
}
