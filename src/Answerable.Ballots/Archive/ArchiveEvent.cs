namespace Answerable.Ballots;

/// <summary>The kinds of event of an election with homomorphic questions (section 4.4).</summary>
public enum EventType
{
    Setup,
    Ballot,
    EndBallots,
    EncryptedTally,
    PartialDecryption,
    Result,
}

/// <summary>A link of the archive's hash chain.</summary>
/// <param name="Parent">The hash of the event before; null in the first.</param>
/// <param name="Height">The event's number, from 0.</param>
/// <param name="Payload">The hash of its data record; null for EndBallots.</param>
public sealed record ArchiveEvent(string? Parent, long Height, EventType Type, string? Payload) : ICanonical<ArchiveEvent>
{
    public static ArchiveEvent Read(ref CanonicalReader reader)
    {
        reader.Expect("{"u8);
        string? parent = null;
        if (reader.Next("\"parent\":"u8))
        {
            parent = reader.Hash();
            reader.Expect(","u8);
        }
        reader.Expect("\"height\":"u8);
        var height = reader.Integer();
        reader.Expect(",\"type\":"u8);
        var name = reader.Text();
        // Shuffles belong to other kinds of question; an unknown word here is an event that may not stand here.
        if (Enum.GetValues<EventType>().Cast<EventType?>().FirstOrDefault(t => t.ToString() == name) is not { } type)
            throw new BrokenRuleException(Rule.EventOrder, $"type “{name}”");
        var payload = reader.Next(",\"payload\":"u8) ? reader.Hash() : null;
        reader.Expect("}"u8);
        return new(parent, height, type, payload);
    }

    public void Write(CanonicalWriter to)
    {
        to.Raw("{"u8);
        if (Parent is not null) to.Raw("\"parent\":"u8).Text(Parent).Raw(","u8);
        to.Raw("\"height\":"u8).Integer(Height).Raw(",\"type\":"u8).Text(Type.ToString());
        if (Payload is not null) to.Raw(",\"payload\":"u8).Text(Payload);
        to.Raw("}"u8);
    }
}

/// <summary>The archive's first entry.</summary>
/// <param name="Timestamp">Seconds since 1970 of the archive's beginning; also the time of every tar entry.</param>
public sealed record ArchiveHeader(long Timestamp) : ICanonical<ArchiveHeader>
{
    /// <summary>The largest time that a tar header holds, 11 octal digits.</summary>
    public const long LatestTimestamp = (1L << 33) - 1;

    public static ArchiveHeader Read(ref CanonicalReader reader)
    {
        reader.Expect("{\"version\":1,\"timestamp\":"u8);
        var digits = reader.Quoted();
        if (digits.Length > 10) throw reader.Broken("expected a time");
        var timestamp = long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        reader.Expect("}"u8);
        return timestamp <= LatestTimestamp ? new(timestamp) : throw reader.Broken("expected a time");
    }

    public void Write(CanonicalWriter to) =>
        to.Raw("{\"version\":1,\"timestamp\":"u8).Text(Timestamp.ToString(System.Globalization.CultureInfo.InvariantCulture)).Raw("}"u8);
}
