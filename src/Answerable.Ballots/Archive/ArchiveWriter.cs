namespace Answerable.Ballots;

/// <summary>
/// Appends events to a <c>.bel</c> archive, each after its data records, and keeps the hash chain. What was written is
/// never changed.
/// </summary>
public sealed class ArchiveWriter
{
    private readonly Stream stream;
    private readonly long timestamp;

    /// <summary>Begins an archive.</summary>
    /// <param name="timestamp">Seconds since 1970.</param>
    public ArchiveWriter(Stream stream, long timestamp)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)timestamp, (ulong)ArchiveHeader.LatestTimestamp);
        (this.stream, this.timestamp) = (stream, timestamp);
        Put(ArchiveReader.HeaderName, Canonical.Bytes(new ArchiveHeader(timestamp)));
    }

    /// <summary>The hash of the last event; null before the first.</summary>
    public string? Head { get; private set; }

    /// <summary>The number of the last event; -1 before the first.</summary>
    public long Height { get; private set; } = -1;

    /// <summary>Writes the data records and, after them, the event whose payload is the last of them.</summary>
    public ArchiveEvent Append(EventType type, params ReadOnlySpan<byte[]> records)
    {
        string? payload = null;
        foreach (var record in records) Put((payload = Fingerprint.Hex(record)) + ".data.json", record);
        var next = new ArchiveEvent(Head, ++Height, type, payload);
        var content = Canonical.Bytes(next);
        Put((Head = Fingerprint.Hex(content)) + ".event.json", content);
        return next;
    }

    /// <summary>Election, trustees, credentials.</summary>
    public void Setup(byte[] election, byte[] trustees, byte[] credentials) => Append(EventType.Setup, election, trustees, credentials,
        Canonical.Bytes(new SetupData(Fingerprint.Hex(election), Fingerprint.Hex(trustees), Fingerprint.Hex(credentials))));

    /// <summary>A ballot.</summary>
    public void Ballot(byte[] ballot) => Append(EventType.Ballot, ballot);

    /// <summary>The end of voting.</summary>
    public void EndBallots() => Append(EventType.EndBallots);

    /// <summary>The tally over so many ballots of such a weight.</summary>
    public void Tally(byte[] tally, long ballots, long weight) =>
        Append(EventType.EncryptedTally, tally, Canonical.Bytes(new SizedEncryptedTally(ballots, weight, Fingerprint.Hex(tally))));

    /// <summary>A trustee's partial decryption.</summary>
    public void PartialDecryption(byte[] decryption, long owner) =>
        Append(EventType.PartialDecryption, decryption, Canonical.Bytes(new OwnedPartialDecryption(owner, Fingerprint.Hex(decryption))));

    /// <summary>The counts.</summary>
    public void Result(byte[] result) => Append(EventType.Result, result);

    private void Put(string name, byte[] content)
    {
        stream.Write(TarHeader.Write(name, content.Length, timestamp));
        stream.Write(content);
        stream.Write(new byte[TarHeader.Padding(content.Length)]);
    }
}
