using Answerable.Domain.Rounds;

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
    private readonly List<Paper> papers = [];
    private readonly List<MachineTotal> totals = [];

    private CountEntry() { }

    public CountEntryId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public AssessorGroupId GroupId { get; private set; }

    public PostId TellerPostId { get; private set; }

    public PersonId TellerPersonId { get; private set; }

    public int Issued { get; private set; }

    public int Returned { get; private set; }

    /// <summary>Papers spoiled as a whole.</summary>
    public int Spoiled { get; private set; }

    /// <summary>How many grades a paper offers.</summary>
    public int GradeCount { get; private set; }

    /// <summary>The debriefers in the order of their identifiers, frozen at the start, separated by commas.</summary>
    public string Columns { get; private set; } = "";

    public CountEntryState State { get; private set; }

    public IReadOnlyList<Paper> Papers => papers;

    public IReadOnlyList<MachineTotal> Totals => totals;

    public override ObjectRef Ref => new("count-entry", Id.Value);

    /// <summary>A teller begins.</summary>
    /// <param name="debriefing">Every person who holds, sits in or stands in for a debriefer's post: none of them may tally.</param>
    public static CountEntry Start(Actor by, Round round, AssessorGroupId group, IReadOnlySet<PersonId> debriefing, DateTimeOffset now)
    {
        var post = round.PostsOf(OfficerRole.Teller).Where(by.ActsAs).Select(p => (PostId?)p).FirstOrDefault();
        if (post is null || by.Person is not { } person) throw new Refused(BallotRefusals.NotTeller);
        Require.That(!debriefing.Contains(person), BallotRefusals.TellerIsDebriefer);
        Require.That(round.Policy.Assessment.Value && round.State is RoundState.InSession or RoundState.Deciding, BallotRefusals.NotInSession);
        return new CountEntry
        {
            Id = new(Ids.New(now)), RoundId = round.Id, GroupId = round.The(group).Id, TellerPostId = post.Value, TellerPersonId = person,
            GradeCount = round.Policy.Grades.Value.Count,
            Columns = string.Join(',', round.Debriefers.Select(d => d.Id.Value).Order().Select(id => id.ToString("N"))),
        };
    }

    /// <summary>The debriefers in the order of a paper's choices.</summary>
    public IReadOnlyList<DebrieferId> InOrder() => Columns.Length == 0 ? [] : [.. Columns.Split(',').Select(id => new DebrieferId(Guid.ParseExact(id, "N")))];

    /// <summary>Whole papers: issued, returned, spoiled.</summary>
    /// <param name="entitled">How many of the group may vote: no more papers are issued.</param>
    public void SayPapers(Actor by, int issued, int returned, int spoiled, int entitled)
    {
        RequireEntering(by);
        Require.None([.. WholeRefusals(issued, returned, spoiled), .. issued > entitled ? [BallotRefusals.MoreIssuedThanEntitled(issued, entitled)] : Array.Empty<Refusal>()]);
        (Issued, Returned, Spoiled) = (issued, returned, spoiled);
        totals.Clear();
    }

    /// <summary>One more paper, one mark for each debriefer.</summary>
    public Paper Add(Actor by, string choices)
    {
        RequireEntering(by);
        RequireChoices(choices);
        totals.Clear();
        var paper = new Paper(Id, choices);
        papers.Add(paper);
        return paper;
    }

    public void Correct(Actor by, Guid paper, string choices)
    {
        RequireEntering(by);
        RequireChoices(choices);
        The(paper).Correct(choices);
    }

    public void Remove(Actor by, Guid paper)
    {
        RequireEntering(by);
        papers.Remove(The(paper));
    }

    /// <summary>A counting machine's totals instead of papers; every debriefer has one line, and all lines have the same papers issued and returned.</summary>
    public void TakeTotals(Actor by, IReadOnlyList<Tally> read)
    {
        RequireEntering(by);
        Require.That(read.Count > 0 && read.Select(t => t.DebrieferId.Value).Order().SequenceEqual(InOrder().Select(d => d.Value)), BallotRefusals.TotalsIncomplete);
        Require.That(read.All(t => t.Grades.Count == GradeCount), BallotRefusals.WrongGradeCount(GradeCount));
        var (issued, returned) = (read[0].Issued, read[0].Returned);
        Require.That(read.All(t => t.Issued == issued && t.Returned == returned), BallotRefusals.TotalsUneven);
        Require.None(read.Where(t => !t.AddsUp).Select(t => BallotRefusals.TotalsDoNotAddUp(t.DebrieferId)));
        papers.Clear();
        totals.Clear();
        totals.AddRange(read.Select(t => new MachineTotal(Id, t)));
        (Issued, Returned, Spoiled) = (issued, returned, read.Min(t => t.Spoiled));
    }

    /// <summary>Starts over.</summary>
    public void Clear(Actor by)
    {
        RequireEntering(by);
        papers.Clear();
        totals.Clear();
        (Issued, Returned, Spoiled) = (0, 0, 0);
    }

    /// <summary>The teller is done. Whether the count stands is for <see cref="CountAgreement"/>.</summary>
    /// <param name="entitled">How many of the group may vote.</param>
    public void Submit(Actor by, int entitled, DateTimeOffset now)
    {
        RequireEntering(by);
        var refusals = WholeRefusals(Issued, Returned, Spoiled).ToList();
        if (Issued > entitled) refusals.Add(BallotRefusals.MoreIssuedThanEntitled(Issued, entitled));
        if (totals.Count == 0 && papers.Count != Returned - Spoiled) refusals.Add(BallotRefusals.WrongNumberOfPapers(papers.Count, Returned - Spoiled));
        Require.None(refusals);
        State = CountEntryState.Submitted;
        Record(by, "count-entry.submitted", now);
    }

    /// <summary>The teller takes a submitted entry back to look again; also after a mismatch.</summary>
    public void Reopen(Actor by, DateTimeOffset now)
    {
        RequireTeller(by);
        Require.That(State == CountEntryState.Submitted, BallotRefusals.NotSubmitted);
        State = CountEntryState.Entering;
        Record(by, "count-entry.reopened", now);
    }

    /// <summary>The two entries differ: both are open again. No line, since the submissions have theirs.</summary>
    internal void Return() => State = CountEntryState.Entering;

    /// <summary>The count stands no more: the teller enters everything again.</summary>
    internal void Restart()
    {
        papers.Clear();
        totals.Clear();
        (State, Issued, Returned, Spoiled) = (CountEntryState.Entering, 0, 0, 0);
    }

    /// <summary>The count stands; the rows go.</summary>
    internal void Discard(Actor by, DateTimeOffset now)
    {
        State = CountEntryState.Agreed;
        papers.Clear();
        totals.Clear();
        Record(by, "count-entry.agreed", now);
    }

    private Paper The(Guid paper) => papers.Find(p => p.Id == paper) ?? throw new Refused(BallotRefusals.NoSuchPaper);

    private void RequireTeller(Actor by) => Require.That(by.Person == TellerPersonId && by.ActsAs(TellerPostId), BallotRefusals.NotTeller);

    private void RequireEntering(Actor by)
    {
        RequireTeller(by);
        Require.That(State == CountEntryState.Entering, BallotRefusals.AlreadySubmitted);
    }

    private void RequireChoices(string choices)
    {
        var needed = InOrder().Count;
        Require.That(choices.Length == needed, () => BallotRefusals.WrongNumberOfChoices(choices.Length, needed));
        Require.That(choices.All(c => Choice.IsKnown(c, GradeCount)), BallotRefusals.UnknownMark(GradeCount));
    }

    private static IEnumerable<Refusal> WholeRefusals(int issued, int returned, int spoiled)
    {
        if (issued < 0 || returned < 0 || spoiled < 0) yield return BallotRefusals.NegativePapers;
        if (returned > issued) yield return BallotRefusals.MoreReturnedThanIssued(returned, issued);
        if (spoiled > returned) yield return BallotRefusals.MoreSpoiledThanReturned(spoiled, returned);
    }
}
