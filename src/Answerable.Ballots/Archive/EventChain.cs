namespace Answerable.Ballots;

/// <summary>An event with the data records that stand before it.</summary>
internal sealed record EventStep(ArchiveEvent Event, IReadOnlyList<ArchiveEntry> Records);

/// <summary>
/// Holds the events to their grammar, <c>Setup Ballot* (EndBallots (EncryptedTally (PartialDecryption* Result?)?)?)?</c>,
/// to their chain of hashes, and to the data records that must stand just before each.
/// </summary>
internal sealed class EventChain(Checks checks)
{
    private readonly List<ArchiveEntry> records = [];
    private bool inEvent;

    /// <summary>The hash of the last event.</summary>
    public string? Head { get; private set; }

    /// <summary>The kind of the last event that was in order.</summary>
    public EventType? LastType { get; private set; }

    /// <summary>The number of the event being looked at; null before the first.</summary>
    public long? Height { get; private set; }

    /// <summary>Its kind; null while only data records of it were read.</summary>
    public EventType? Type => inEvent ? LastType : null;

    private long Next => Height is { } height && inEvent ? height + 1 : Height ?? 0;

    /// <summary>Takes an entry; returns the step that it completes, or null for a data record.</summary>
    public EventStep? Take(ArchiveEntry entry)
    {
        Height = Next;
        inEvent = false;
        if (!entry.IsEvent)
        {
            // Setup has the most records, four.
            checks.Require(records.Count < 4, Rule.EventData, $"a data record that no event refers to, {entry.Hash}");
            records.Add(entry);
            return null;
        }
        var read = checks.Parse<ArchiveEvent>(entry.Content, "event");
        checks.Require(MayFollow(LastType, read.Type), Rule.EventOrder,
            LastType is { } last ? $"{read.Type} after {last}" : $"{read.Type} first");
        LastType = read.Type;
        inEvent = true;
        checks.Require(read.Parent == Head, Rule.EventChain, "parent");
        checks.Require(read.Height == Height, Rule.EventHeight, "height");
        RequireData(read);
        Head = entry.Hash;
        EventStep step = new(read, [.. records]);
        records.Clear();
        return step;
    }

    /// <summary>What must hold when the archive ends.</summary>
    public void End()
    {
        if (LastType is null) throw new BrokenRuleException(Rule.EventOrder, "no Setup event");
        checks.Require(records.Count == 0, Rule.EventData, "data records after the last event");
    }

    private static bool MayFollow(EventType? last, EventType next) => next switch
    {
        EventType.Setup => last is null,
        EventType.Ballot or EventType.EndBallots => last is EventType.Setup or EventType.Ballot,
        EventType.EncryptedTally => last is EventType.EndBallots,
        EventType.PartialDecryption or EventType.Result => last is EventType.EncryptedTally or EventType.PartialDecryption,
    };

    /// <summary>The records that a payload refers to come in the order of the reference, and nothing else with them.</summary>
    private void RequireData(ArchiveEvent read)
    {
        var count = read.Type switch
        {
            EventType.Setup => 4,
            EventType.Ballot or EventType.Result => 1,
            EventType.EndBallots => 0,
            EventType.EncryptedTally or EventType.PartialDecryption => 2,
        };
        checks.Require(records.Count == count, Rule.EventData, $"{records.Count} data records instead of {count}");
        checks.Require(read.Payload == (count == 0 ? null : records[^1].Hash), Rule.EventData, "payload");
        string[] wanted = read.Type switch
        {
            EventType.Setup when checks.Parse<SetupData>(records[3].Content, "setup_data") is var data =>
                [data.Election, data.Trustees, data.Credentials],
            EventType.EncryptedTally => [checks.Parse<SizedEncryptedTally>(records[1].Content, "sized tally").Tally],
            EventType.PartialDecryption => [checks.Parse<OwnedPartialDecryption>(records[1].Content, "owned decryption").Payload],
            _ => [],
        };
        checks.Require(wanted.SequenceEqual(records.SkipLast(1).Select(r => r.Hash)), Rule.EventData, "references of the payload");
    }
}
