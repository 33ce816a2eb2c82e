namespace Answerable.Domain.Ballots;

/// <content>What a teller types, from the first paper to the submission.</content>
public sealed partial class CountEntry
{
    /// <summary>What stands against each act of a teller on their entry, or on the one that they would begin.</summary>
    public static Acts Acts(Actor by, CountFrame frame, CountGroup group, CountEntry? entry, bool isHandedOut, bool isCounted)
    {
        IReadOnlyList<Refusal> typing = [.. entry?.AgainstEntering(by, frame) ?? AgainstStarting(by, frame, isHandedOut, isCounted)];
        return new()
        {
            { BallotActs.WholePapers, typing },
            { BallotActs.Paper, typing },
            { BallotActs.MachineFile, typing },
            { BallotActs.Restart, typing },
            { BallotActs.Look, entry?.AgainstLooking(by, frame) ?? [.. typing, BallotRefusals.NothingDiffers] },
            { BallotActs.Submission, entry?.AgainstSubmitting(by, frame, group) ?? typing },
            { BallotActs.Reopening, entry?.AgainstReopening(by, frame) ?? [.. typing, BallotRefusals.NotSubmitted] },
        };
    }

    /// <summary>Against typing anything: the teller's own entry, until it is submitted.</summary>
    public IEnumerable<Refusal> AgainstEntering(Actor by, CountFrame frame)
    {
        foreach (var refusal in AgainstCounting(by, frame)) yield return refusal;
        if (State != CountEntryState.Entering) yield return BallotRefusals.AlreadySubmitted;
    }

    /// <summary>Whole papers: issued, returned, spoiled.</summary>
    /// <param name="group">No more papers are issued than may vote in it.</param>
    public void SayPapers(Actor by, CountFrame frame, CountGroup group, int issued, int returned, int spoiled)
    {
        RequireNone(AgainstEntering(by, frame));
        Require.None(WholeFaults(issued, returned, spoiled, group.Entitled));
        (Issued, Returned, Spoiled, MustLook) = (issued, returned, spoiled, false);
        totals.Clear();
    }

    /// <summary>One more paper, one mark for each subject.</summary>
    public void Add(Actor by, CountFrame frame, string choices)
    {
        RequireNone(AgainstEntering(by, frame));
        RequireChoices(choices);
        totals.Clear();
        papers.Add(choices);
        MustLook = false;
    }

    /// <summary>Takes out one paper with these marks; equal ones are one like the other.</summary>
    public void Remove(Actor by, CountFrame frame, string choices)
    {
        RequireNone(AgainstEntering(by, frame));
        Require.That(papers.Remove(choices), BallotRefusals.NoSuchPaper);
        MustLook = false;
    }

    /// <summary>Against saying that one has looked: while the entry differed from the other's and is unchanged since.</summary>
    public IEnumerable<Refusal> AgainstLooking(Actor by, CountFrame frame)
    {
        foreach (var refusal in AgainstEntering(by, frame)) yield return refusal;
        if (!MustLook) yield return BallotRefusals.NothingDiffers;
    }

    /// <summary>The teller has compared what is entered with the papers and found it right.</summary>
    public void Look(Actor by, CountFrame frame, DateTimeOffset now)
    {
        RequireNone(AgainstLooking(by, frame));
        MustLook = false;
        Record(by, "count-entry.looked", now);
    }

    /// <summary>
    /// A counting machine's totals instead of papers; every subject has one line, and all lines have the same papers issued and
    /// returned.
    /// </summary>
    public void TakeTotals(Actor by, CountFrame frame, IReadOnlyList<Tally> read)
    {
        RequireNone(AgainstEntering(by, frame));
        Require.That(read.Count > 0 && read.Select(t => t.SubjectId.Value).Order().SequenceEqual(InOrder().Select(d => d.Value)),
            BallotRefusals.TotalsIncomplete);
        Require.That(read.All(t => t.Grades.Count == GradeCount), BallotRefusals.WrongGradeCount(GradeCount));
        var (issued, returned) = (read[0].Issued, read[0].Returned);
        Require.That(read.All(t => t.Issued == issued && t.Returned == returned), BallotRefusals.TotalsUneven);
        Require.None(read.Where(t => !t.AddsUp).Select(t => BallotRefusals.TotalsDoNotAddUp(t.SubjectId)));
        papers.Clear();
        totals.Clear();
        totals.AddRange(read.Select(t => new MachineTotal(Id, t)));
        (Issued, Returned, Spoiled, MustLook) = (issued, returned, read.Min(t => t.Spoiled), false);
    }

    /// <summary>Starts over.</summary>
    public void Clear(Actor by, CountFrame frame)
    {
        RequireNone(AgainstEntering(by, frame));
        papers.Clear();
        totals.Clear();
        (Issued, Returned, Spoiled, MustLook) = (0, 0, 0, false);
    }

    /// <summary>Against saying that one is done: the papers typed in are as many as came back unspoiled.</summary>
    public IEnumerable<Refusal> AgainstSubmitting(Actor by, CountFrame frame, CountGroup group)
    {
        foreach (var refusal in AgainstEntering(by, frame)) yield return refusal;
        foreach (var refusal in WholeFaults(Issued, Returned, Spoiled, group.Entitled)) yield return refusal;
        if (MustLook) yield return BallotRefusals.LookFirst;
        var needed = Returned - Spoiled;
        if (totals.Count == 0 && Papers.Count != needed) yield return BallotRefusals.WrongNumberOfPapers(Papers.Count, needed);
    }

    /// <summary>The teller is done. Whether the count stands is for <see cref="CountAgreement"/>.</summary>
    public void Submit(Actor by, CountFrame frame, CountGroup group, DateTimeOffset now)
    {
        RequireNone(AgainstSubmitting(by, frame, group));
        State = CountEntryState.Submitted;
        Record(by, "count-entry.submitted", now);
    }

    /// <summary>Against taking a submitted entry back: until the other teller has submitted too.</summary>
    public IEnumerable<Refusal> AgainstReopening(Actor by, CountFrame frame)
    {
        foreach (var refusal in AgainstCounting(by, frame)) yield return refusal;
        if (State != CountEntryState.Submitted) yield return BallotRefusals.NotSubmitted;
    }

    /// <summary>The teller takes a submitted entry back to look again.</summary>
    public void Reopen(Actor by, CountFrame frame, DateTimeOffset now)
    {
        RequireNone(AgainstReopening(by, frame));
        State = CountEntryState.Entering;
        Record(by, "count-entry.reopened", now);
    }

    /// <summary>The two entries differ: both are open again, to be looked at. No line, since the submissions have theirs.</summary>
    internal void Return() => (State, MustLook) = (CountEntryState.Entering, true);

    /// <summary>
    /// The papers cannot be read any more, because a database was put back and their key is gone: they are typed in again.
    /// </summary>
    /// <param name="by">Whose act found it.</param>
    public void Lose(Actor by, DateTimeOffset now)
    {
        Restart();
        Record(by, "count-entry.lost", now);
    }

    /// <summary>Somebody else counted in this post since: what is left here is of no use.</summary>
    public void Leave()
    {
        papers.Clear();
        totals.Clear();
        isOpen = true;
    }

    /// <summary>The count stands no more: the teller enters everything again.</summary>
    internal void Restart()
    {
        Leave();
        (State, Issued, Returned, Spoiled, MustLook) = (CountEntryState.Entering, 0, 0, 0, false);
    }

    /// <summary>The count stands; the rows go.</summary>
    internal void Discard(Actor by, DateTimeOffset now)
    {
        State = CountEntryState.Agreed;
        Leave();
        Record(by, "count-entry.agreed", now);
    }

    // Whoever has come to stand in for somebody counted since they began counts no further.
    private IEnumerable<Refusal> AgainstCounting(Actor by, CountFrame frame)
    {
        var isTheirs = by.Person == TellerPersonId && by.ActsAs(TellerPostId) && frame.Tellers.Contains(TellerPostId);
        if (!isTheirs) yield return BallotRefusals.NotTeller;
        else if (frame.IsAbout(by)) yield return BallotRefusals.TellerIsSubject;
    }

    private void RequireChoices(string choices)
    {
        var needed = InOrder().Count;
        Require.That(choices.Length == needed, () => BallotRefusals.WrongNumberOfChoices(choices.Length, needed));
        Require.That(choices.All(c => Choice.IsKnown(c, GradeCount)), BallotRefusals.UnknownMark(GradeCount));
    }

    private static IEnumerable<Refusal> WholeFaults(int issued, int returned, int spoiled, int entitled)
    {
        if (issued < 0 || returned < 0 || spoiled < 0) yield return BallotRefusals.NegativePapers;
        if (returned > issued) yield return BallotRefusals.MoreReturnedThanIssued(returned, issued);
        if (spoiled > returned) yield return BallotRefusals.MoreSpoiledThanReturned(spoiled, returned);
        if (issued > entitled) yield return BallotRefusals.MoreIssuedThanEntitled(issued, entitled);
    }
}
