namespace Answerable.Ballots.Tests;

public sealed class ToolElectionTests
{
    [Theory]
    [MemberData(nameof(ToolElections.Names), MemberType = typeof(ToolElections))]
    public void An_election_of_the_tool_verifies(string name)
    {
        var report = ToolElections.Verify(ToolElections.Archive(name));
        Assert.Null(report.Fault);
        Assert.Equal(EventType.Result, report.LastEvent);
        Assert.All(report.Rules, line => Assert.False(line.Broken));
        Assert.True(report.Rules.Single(l => l.Rule == Rule.IndividualProof).Held >= report.Ballots);
    }

    [Theory]
    [InlineData("plain", 6, 5)]
    [InlineData("threshold", 6, 5)]
    [InlineData("blank", 3, 3)]
    [InlineData("newer-plain", 6, 5)]
    [InlineData("newer-threshold", 6, 5)]
    public void The_last_ballot_of_each_voter_counts(string name, long ballots, long counted)
    {
        var report = ToolElections.Verify(ToolElections.Archive(name));
        Assert.Equal((ballots, counted), (report.Ballots, report.Counted));
        var counts = report.Result!.Questions.Select(q => q.ToArray()).ToArray();
        if (name == "blank") Assert.Equal([[1, 1, 0, 1, 0]], counts);
        else Assert.Equal([[1, 1, 1, 2], [1, 1, 1, 2], [1, 1, 1, 2]], counts);
    }

    [Theory]
    [MemberData(nameof(ToolElections.Names), MemberType = typeof(ToolElections))]
    public void Every_record_of_the_tool_writes_back_byte_for_byte(string name)
    {
        var archive = ToolElections.Archive(name);
        var reader = new ArchiveReader(new MemoryStream(archive));
        var written = new MemoryStream();
        var writer = new ArchiveWriter(written, reader.ReadHeader().Timestamp);
        List<byte[]> records = [];
        while (reader.Next() is { } entry)
        {
            if (!entry.IsEvent)
            {
                records.Add(entry.Content);
                continue;
            }
            var type = Canonical.Parse<ArchiveEvent>(entry.Content).Type;
            writer.Append(type, [.. records.Select((r, i) => Rewritten(type, i, r))]);
            records.Clear();
        }
        Assert.Equal(archive, written.ToArray());
    }

    private static byte[] Rewritten(EventType type, int place, byte[] record) => (type, place) switch
    {
        (EventType.Setup, 0) => Again<Election>(record),
        (EventType.Setup, 1) => Again<Trustees>(record),
        (EventType.Setup, 2) => Again<PublicCredentials>(record),
        (EventType.Setup, 3) => Again<SetupData>(record),
        (EventType.Ballot, 0) => Again<Ballot>(record),
        (EventType.EncryptedTally, 0) => Again<EncryptedTally>(record),
        (EventType.EncryptedTally, 1) => Again<SizedEncryptedTally>(record),
        (EventType.PartialDecryption, 0) => Again<PartialDecryption>(record),
        (EventType.PartialDecryption, 1) => Again<OwnedPartialDecryption>(record),
        (EventType.Result, 0) => Again<ElectionResult>(record),
        _ => throw new InvalidOperationException($"{type} has no record {place}"),
    };

    private static byte[] Again<T>(byte[] record) where T : ICanonical<T> => Canonical.Bytes(Canonical.Parse<T>(record));
}
