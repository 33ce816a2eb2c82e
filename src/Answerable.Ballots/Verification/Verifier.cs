namespace Answerable.Ballots;

/// <summary>What a verification is to hold an archive to beyond its own contents.</summary>
/// <param name="MinimumBallots">Fewer counted ballots than this break <see cref="Rule.MinimumBallots"/>.</param>
/// <param name="Head">The hash of the last event as it was published elsewhere, for example in the minutes; null to take any.</param>
/// <param name="Cores">How many ballots are verified at once.</param>
/// <param name="Arithmetic">null for <see cref="Ballots.Arithmetic.Best"/>.</param>
/// <param name="Progress">Told the number of ballots verified so far.</param>
public sealed record VerifierOptions(long MinimumBallots = 0, string? Head = null, int? Cores = null, IArithmetic? Arithmetic = null,
    Action<long>? Progress = null);

/// <summary>
/// Verifies a <c>.bel</c> archive from its first byte to its last, whatever its bytes are: the answer is a report and
/// never an exception of the archive's making. Ballots are verified on several cores, a bounded number ahead of the
/// counting, so memory grows with the number of voters by a few hundred bytes each and not with the archive.
/// </summary>
public sealed class Verifier
{
    private readonly Checks checks = new();
    private readonly VerifierOptions options;
    private readonly IArithmetic arithmetic;
    private readonly ArchiveReader reader;
    private readonly EventChain chain;
    private ElectionSetup? setup;
    private BallotBox? box;
    private CountAudit? count;

    private Verifier(Stream archive, VerifierOptions options)
    {
        this.options = options;
        arithmetic = options.Arithmetic ?? Arithmetic.Best;
        reader = new(archive, checks);
        chain = new(checks);
    }

    /// <summary>Verifies an archive.</summary>
    /// <param name="archive">A stream that can seek, at its beginning; a ballot that was replaced is read again.</param>
    public static VerificationReport Verify(Stream archive, VerifierOptions? options = null)
    {
        if (!archive.CanSeek) throw new ArgumentException("The archive must be a stream that can seek.", nameof(archive));
        return new Verifier(archive, options ?? new()).Run();
    }

    private VerificationReport Run()
    {
        Fault? fault = null;
        try
        {
            fault = Attempt(ReadAll);
            // A ballot still under way may come before what the reader met after it.
            if (box is not null && Attempt(box.Finish) is { } under && (fault is null || under.Height < fault.Height)) fault = under;
            return Report(fault);
        }
        finally
        {
            box?.Abandon();
            setup?.Dispose();
        }
    }

    private void ReadAll()
    {
        reader.ReadHeader();
        while (reader.Next() is { } entry)
            if (chain.Take(entry) is { } step) Act(step);
        chain.End();
        if (options.Head is { } head) checks.Require(chain.Head == head, Rule.Head, $"the last event is {chain.Head}");
    }

    private void Act(EventStep step)
    {
        switch (step.Event.Type)
        {
            case EventType.Setup:
                setup = ElectionSetup.Verify(step.Records[0].Content, step.Records[1].Content, step.Records[2].Content, arithmetic, checks);
                box = new(setup, checks, reader, options.Cores ?? Environment.ProcessorCount, options.Progress);
                break;
            case EventType.Ballot:
                box!.Put(step);
                break;
            case EventType.EndBallots:
                box!.Finish();
                break;
            case EventType.EncryptedTally:
                count = new(setup!, box!, checks);
                count.Tally(step, options.MinimumBallots);
                break;
            case EventType.PartialDecryption:
                count!.Decryption(step);
                break;
            case EventType.Result:
                count!.Outcome(step);
                break;
        }
    }

    private Fault? Attempt(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (BallotFaultException ballot)
        {
            return new(ballot.Broken.Rule, ballot.Height, EventType.Ballot, ballot.Broken.Place);
        }
        catch (BrokenRuleException broken)
        {
            return new(broken.Rule, chain.Height, chain.Type, broken.Place);
        }
    }

    private VerificationReport Report(Fault? fault) => new(
        fault, [.. Enum.GetValues<Rule>().Select(r => new RuleLine(r, checks[r], fault?.Rule == r))],
        setup?.Election, setup?.Fingerprint, chain.LastType, chain.Head, box?.Events ?? 0, box?.Counted ?? 0, count?.Result);
}
