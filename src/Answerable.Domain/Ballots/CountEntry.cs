
namespace Answerable.Domain.Ballots;

public readonly record struct CountEntryId(Guid Value) : IId<CountEntryId> { public static CountEntryId Of(Guid value) => new(value); }

/// <summary>How far a teller's entry has come; an agreed one holds no papers any more.</summary>
public enum CountEntryState { Entering, Submitted, Agreed }

/// <summary>
/// What one teller enters for one group, unseen by the other: papers issued, returned and spoiled as a whole,
/// and the rest paper by paper or as a counting machine's totals.
/// </summary>
public sealed partial class CountEntry : Aggregate
{
    private readonly List<string> papers = [];
    private readonly List<MachineTotal> totals = [];
    private bool isOpen;

    private CountEntry() { }

    public CountEntryId Id { get; private set; }

    public OccasionId OccasionId { get; private set; }

    public CountGroupId GroupId { get; private set; }

    public PostId TellerPostId { get; private set; }

    public PersonId TellerPersonId { get; private set; }

    public int Issued { get; private set; }

    public int Returned { get; private set; }

    /// <summary>Papers spoiled as a whole.</summary>
    public int Spoiled { get; private set; }

    /// <summary>How many grades a paper offers.</summary>
    public int GradeCount { get; private set; }

    /// <summary>The subjects in the order of their identifiers, frozen at the start, separated by commas.</summary>
    public string Columns { get; private set; } = "";

    public CountEntryState State { get; private set; }

    /// <summary>
    /// The two entries differed, and the teller has neither looked through this one nor changed it since: submitting the same again
    /// would only compare it again.
    /// </summary>
    public bool MustLook { get; private set; }

    /// <summary>
    /// The papers as stored: unreadable without a key that is destroyed when the count stands. Null while none is typed in.
    /// </summary>
    public byte[]? SealedPapers { get; private set; }

    /// <summary>
    /// The papers typed in, each with one <see cref="Choice"/> for each subject in the entry's order: without number and time, and one
    /// like the other.
    /// </summary>
    /// <exception cref="InvalidOperationException">The entry was read, and its papers were not opened.</exception>
    public IReadOnlyList<string> Papers => isOpen ? papers : throw new InvalidOperationException("The papers are sealed.");

    public IReadOnlyList<MachineTotal> Totals => totals;

    public override ObjectRef Ref => new("count-entry", Id.Value);

    /// <summary>Against beginning: an appointed teller's who is not counted, once papers are out and while no count stands.</summary>
    /// <param name="isCounted">Whether the count of the group stands: whoever takes a teller's post over then has nothing left to
    /// count.</param>
    public static IEnumerable<Refusal> AgainstStarting(Actor by, CountFrame frame, bool isHandedOut, bool isCounted)
    {
        if (by.Person is null || frame.TellerPostOf(by) is null) yield return BallotRefusals.NotTeller;
        else if (frame.IsAbout(by)) yield return BallotRefusals.TellerIsSubject;
        if (!isHandedOut) yield return BallotRefusals.NotHandedOut;
        else if (isCounted) yield return BallotRefusals.AlreadyCounted;
        else if (!frame.IsOn) yield return BallotRefusals.NotInSession;
    }

    /// <summary>A teller begins.</summary>
    public static CountEntry Start(Actor by, CountFrame frame, CountGroupId group, bool isHandedOut, bool isCounted, DateTimeOffset now)
    {
        Require.None(AgainstStarting(by, frame, isHandedOut, isCounted));
        return new CountEntry
        {
            isOpen = true,
            Id = new(Ids.New(now)), OccasionId = frame.OccasionId, GroupId = group, TellerPostId = frame.TellerPostOf(by)!.Value,
            TellerPersonId = by.Person!.Value,
            GradeCount = frame.Marks,
            Columns = string.Join(',', frame.Subjects.Select(s => s.Id.Value).Order().Select(id => id.ToString("N"))),
        };
    }

    /// <summary>Puts the papers back into an entry that was read, in whatever order they were kept.</summary>
    public void Open(IEnumerable<string> stored)
    {
        papers.Clear();
        papers.AddRange(stored);
        isOpen = true;
    }

    /// <summary>Takes the papers as they are to be stored; null for none.</summary>
    public void Seal(byte[]? stored) => SealedPapers = stored;

    /// <summary>The subjects in the order of a paper's choices.</summary>
    public IReadOnlyList<CountSubjectId> InOrder() => Columns.Length == 0 ? []
        : [.. Columns.Split(',').Select(id => new CountSubjectId(Guid.ParseExact(id, "N")))];
}
