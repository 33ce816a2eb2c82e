namespace Answerable.Ballots;

/// <summary>A broken rule in a ballot that was verified ahead of its turn.</summary>
internal sealed class BallotFaultException(long height, BrokenRuleException broken) : Exception(broken.Message, broken)
{
    public long Height => height;

    public BrokenRuleException Broken => broken;
}

/// <summary>Verifies ballots a bounded number ahead, counts them in their order, and keeps for each credential where its last ballot
/// stands.</summary>
internal sealed class BallotBox(ElectionSetup setup, Checks checks, ArchiveReader reader, int cores, Action<long>? progress)
{
    private readonly Queue<(EventStep Step, Task<Ballot> Check)> ahead = new();
    private readonly TaskFactory factory =
        new(new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Math.Max(1, cores)).ConcurrentScheduler);
    private readonly Dictionary<Element, (long Position, int Length, string Hash)> last = [];
    private readonly HashSet<UInt128> seen = [];
    private readonly Tally tally = new(setup.Election.Questions, setup.Arithmetic);

    /// <summary>Ballot events, with those that were replaced.</summary>
    public long Events { get; private set; }

    /// <summary>Credentials that voted.</summary>
    public long Counted => last.Count;

    /// <summary>The sum of their weights.</summary>
    public long Weight { get; private set; }

    public EncryptedTally Tally => tally.Product();

    /// <summary>Takes a ballot event. <exception cref="BallotFaultException">When an earlier ballot turned out to break a
    /// rule.</exception></summary>
    public void Put(EventStep step)
    {
        var record = step.Records[0];
        checks.Require(seen.Add(UInt128.Parse(record.Hash.AsSpan(0, 32), System.Globalization.NumberStyles.AllowHexSpecifier, null)),
            Rule.BallotUnique, record.Hash);
        ahead.Enqueue((step, cores > 1 ? factory.StartNew(() => BallotCheck.Verify(setup, record.Content, checks)) : Now(record.Content)));
        if (ahead.Count > 2 * cores) CountNext();
    }

    /// <summary>Counts all that were put. <exception cref="BallotFaultException">For the first of them that breaks a
    /// rule.</exception></summary>
    public void Finish()
    {
        while (ahead.Count > 0) CountNext();
    }

    /// <summary>Waits for what is under way without looking at it.</summary>
    public void Abandon()
    {
        foreach (var (_, check) in ahead) ((IAsyncResult)check).AsyncWaitHandle.WaitOne();
    }

    private Task<Ballot> Now(byte[] content)
    {
        try
        {
            return Task.FromResult(BallotCheck.Verify(setup, content, checks));
        }
        catch (BrokenRuleException broken)
        {
            return Task.FromException<Ballot>(broken);
        }
    }

    private void CountNext()
    {
        var (step, check) = ahead.Dequeue();
        Ballot ballot;
        try
        {
            ballot = check.GetAwaiter().GetResult();
        }
        catch (BrokenRuleException broken)
        {
            throw new BallotFaultException(step.Event.Height, broken);
        }
        var weight = setup.Weights[ballot.Credential];
        var record = step.Records[0];
        if (last.TryGetValue(ballot.Credential, out var old)) tally.Remove(Earlier(old), weight);
        else Weight += weight;
        last[ballot.Credential] = (record.Position, record.Content.Length, record.Hash);
        tally.Add(ballot, weight);
        Events++;
        progress?.Invoke(Events);
    }

    private Ballot Earlier((long Position, int Length, string Hash) old)
    {
        var content = reader.Again(old.Position, old.Length);
        return Fingerprint.Hex(content) == old.Hash ? Canonical.Parse<Ballot>(content)
            : throw new IOException("The archive changed while it was read.");
    }
}
