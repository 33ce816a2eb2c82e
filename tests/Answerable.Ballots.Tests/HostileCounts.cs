namespace Answerable.Ballots.Tests;

/// <summary>Hostile tallies, decryptions and results, and hostile archives as such.</summary>
internal static class HostileCounts
{
    public static IEnumerable<Hostile> All(Func<Attacker> on, byte[] archive)
    {
        yield return new("a false number of ballots", Rule.TallyBallots, true, () => Sized(on(), s => s with { Ballots = s.Ballots + 1 }));
        yield return new("a false weight", Rule.TallyWeight, true, () => Sized(on(), s => s with { Weight = s.Weight + 1 }));
        yield return new("a false tally", Rule.TallyProduct, true,
            () => on().Change<EncryptedTally>(EventType.EncryptedTally, 0, t => new([[t.Questions[0][1], t.Questions[0][0]]])).Join());
        yield return new("too few ballots", Rule.MinimumBallots, true, () => archive, new(MinimumBallots: 4));
        yield return new("an owner who is no trustee", Rule.DecryptionOwner, false, () => Owned(on(), o => o with { Owner = 9 }));
        yield return new("a trustee who decrypts twice", Rule.DecryptionOnce, true, () => HostileBallots.Inserted(on(), 8, on().Parts[7]));
        yield return new("a factor too many", Rule.DecryptionShape, false,
            () => Decryption(on(), d => d with { Factors = [[.. d.Factors[0], Group.G]] }));
        yield return new("a factor outside the group", Rule.Membership, false,
            () => Decryption(on(), d => d with { Factors = [[new(Group.P - d.Factors[0][0].Value), d.Factors[0][1]]] }));
        yield return new("a false factor", Rule.DecryptionProof, false,
            () => Decryption(on(), d => d with { Factors = [[d.Factors[0][1], d.Factors[0][0]]] }));
        yield return new("a decryption of another trustee", Rule.DecryptionProof, false, () => Owned(on(), o => o with { Owner = 2 }));
        yield return new("a result of too few trustees", Rule.ResultTrustees, false, () => Without(on(), 8));
        yield return new("a result without a count", Rule.ResultShape, false, () => Result(on(), r => [r[0]]));
        yield return new("a vote added", Rule.ResultSum, false, () => Result(on(), r => [r[0] + 1, r[1]]));
        yield return new("counts exchanged", Rule.ResultCount, false, () => Result(on(), r => [r[1], r[0]]));
        yield return new("another head than published", Rule.Head, true, () => archive, new(Head: new string('0', 64)));
        yield return new("no header", Rule.ArchiveHeader, false, () => archive[1024..]);
        yield return new("another mode of an entry", Rule.EntryHeader, false, () => Mode(archive));
        yield return new("blocks of zeros at the end", Rule.EntryHeader, false, () => [.. archive, .. new byte[1024]]);
        yield return new("an archive cut off", Rule.EntryWhole, false, () => archive[..^100]);
        yield return new("padding that is not zero", Rule.EntryWhole, false, () => [.. archive[..^1], 1]);
        yield return new("content that its name does not hash", Rule.EntryHash, false, () => Flipped(archive));
        yield return new("an event with another parent", Rule.EventChain, false,
            () => Rechained(on(), e => e.Height == 3 ? e with { Parent = e.Payload } : e));
        yield return new("an event with another height", Rule.EventHeight, false,
            () => Rechained(on(), e => e.Height == 3 ? e with { Height = 4 } : e));
        yield return new("a data record of no event", Rule.EventData, false, () => Extra(on()));
        yield return new("data after the last event", Rule.EventData, false, () => [.. archive, .. Entry("{}"u8.ToArray(), ".data.json")]);
        yield return new("an event without its record", Rule.EventData, false, () => Unfed(on()));
    }

    private static byte[] Sized(Attacker on, Func<SizedEncryptedTally, SizedEncryptedTally> change) =>
        on.Change(EventType.EncryptedTally, 1, change).Join();

    private static byte[] Owned(Attacker on, Func<OwnedPartialDecryption, OwnedPartialDecryption> change) =>
        on.Change(EventType.PartialDecryption, 1, change).Join();

    private static byte[] Decryption(Attacker on, Func<PartialDecryption, PartialDecryption> change) =>
        on.Change(EventType.PartialDecryption, 0, change).Join();

    private static byte[] Result(Attacker on, Func<IReadOnlyList<long>, IReadOnlyList<long>> change) =>
        on.Change<ElectionResult>(EventType.Result, 0, r => new([change(r.Questions[0])])).Join();

    private static byte[] Without(Attacker on, int at)
    {
        Assert.Equal(EventType.PartialDecryption, on.Parts[at].Type);
        on.Parts.RemoveAt(at);
        return on.Join();
    }

    private static byte[] Extra(Attacker on)
    {
        on.Parts[2].Records.Insert(0, "{}"u8.ToArray());
        return on.Join();
    }

    private static byte[] Unfed(Attacker on)
    {
        on.Parts[2].Records.Clear();
        return on.Join();
    }

    private static byte[] Mode(byte[] archive)
    {
        byte[] changed = [.. archive];
        // 0000644 becomes 0000645, and the checksum counts one more: its last octal digit is below 7 in this archive or carries.
        changed[1024 + 106] = (byte)'5';
        var sum = 256 + changed.AsSpan(1024, 512).ToArray().Select((b, i) => i is >= 148 and < 156 ? 0 : (int)b).Sum();
        System.Text.Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0'), changed.AsSpan(1024 + 148));
        return changed;
    }

    private static byte[] Flipped(byte[] archive)
    {
        byte[] changed = [.. archive];
        changed[1024 + 512 + 20] ^= 1;
        return changed;
    }

    private static byte[] Rechained(Attacker on, Func<ArchiveEvent, ArchiveEvent> change)
    {
        var archive = new MemoryStream();
        _ = new ArchiveWriter(archive, on.Simulation.Timestamp);
        string? parent = null;
        for (var height = 0; height < on.Parts.Count; height++)
        {
            foreach (var record in on.Parts[height].Records) archive.Write(Entry(record, ".data.json"));
            var records = on.Parts[height].Records;
            var content =
                Canonical.Bytes(
                    change(new(parent, height, on.Parts[height].Type, records.Count == 0 ? null : Fingerprint.Hex(records[^1]))));
            archive.Write(Entry(content, ".event.json"));
            parent = Fingerprint.Hex(content);
        }
        return archive.ToArray();
    }

    private static byte[] Entry(byte[] content, string ending) =>
        [.. TarHeader.Write(Fingerprint.Hex(content) + ending, content.Length, 1_700_000_000), .. content,
            .. new byte[TarHeader.Padding(content.Length)]];
}
