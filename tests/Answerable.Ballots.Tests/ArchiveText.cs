namespace Answerable.Ballots.Tests;

/// <summary>An event with its records, taken out of an archive so that a test can change it.</summary>
internal sealed record Part(EventType Type, List<byte[]> Records);

/// <summary>Takes archives apart and puts them together with a chain that is right again, as an attacker would.</summary>
internal static class ArchiveText
{
    public static List<Part> Split(byte[] archive)
    {
        var reader = new ArchiveReader(new MemoryStream(archive));
        List<Part> parts = [];
        List<byte[]> records = [];
        while (reader.Next() is { } entry)
        {
            if (!entry.IsEvent) records.Add(entry.Content);
            else
            {
                parts.Add(new(Canonical.Parse<ArchiveEvent>(entry.Content).Type, records));
                records = [];
            }
        }
        return parts;
    }

    public static byte[] Join(IEnumerable<Part> parts, long timestamp = 1_700_000_000)
    {
        var archive = new MemoryStream();
        var writer = new ArchiveWriter(archive, timestamp);
        foreach (var part in parts) writer.Append(part.Type, [.. part.Records]);
        return archive.ToArray();
    }

    /// <summary>The archive up to the last event of a kind.</summary>
    public static byte[] Until(List<Part> parts, EventType type, long timestamp) =>
        Join(parts[..(parts.FindLastIndex(p => p.Type == type) + 1)], timestamp);

    /// <summary>The archive with one record changed, and every hash that names it made right again.</summary>
    public static byte[] Changed(List<Part> parts, int part, int record, Action<byte[]> change)
    {
        List<Part> copy = [.. parts.Select(p => p with { Records = [.. p.Records.Select(r => r.ToArray())] })];
        change(copy[part].Records[record]);
        if (record < copy[part].Records.Count - 1) Refer(copy[part]);
        return Join(copy);
    }

    /// <summary>Writes the hashes of an event's records into its payload.</summary>
    public static void Refer(Part part)
    {
        var records = part.Records;
        records[^1] = part.Type switch
        {
            EventType.Setup =>
                Canonical.Bytes(new SetupData(Fingerprint.Hex(records[0]), Fingerprint.Hex(records[1]), Fingerprint.Hex(records[2]))),
            EventType.EncryptedTally =>
                Canonical.Bytes(Canonical.Parse<SizedEncryptedTally>(records[1]) with { Tally = Fingerprint.Hex(records[0]) }),
            EventType.PartialDecryption =>
                Canonical.Bytes(Canonical.Parse<OwnedPartialDecryption>(records[1]) with { Payload = Fingerprint.Hex(records[0]) }),
            _ => records[^1],
        };
    }
}
