namespace Answerable.Ballots;

/// <summary>An entry of an archive.</summary>
/// <param name="Hash">The SHA-256 of the content, which its name repeats.</param>
/// <param name="Position">Where the content begins, in bytes from the start of the archive.</param>
public sealed record ArchiveEntry(string Hash, bool IsEvent, byte[] Content, long Position);

/// <summary>
/// Reads a <c>.bel</c> archive from its beginning, one entry at a time (section 4.4), and holds it to the rules about
/// entries. No more than one entry is in memory.
/// </summary>
public sealed class ArchiveReader(Stream stream, Checks? checks = null)
{
    /// <summary>The name of the first entry.</summary>
    public const string HeaderName = "BELENIOS";

    private readonly Checks checks = checks ?? new();
    private readonly byte[] block = new byte[TarHeader.Block];
    private long position;

    /// <summary>The archive's header, once read.</summary>
    public ArchiveHeader? Header { get; private set; }

    /// <summary>Reads the first entry. <exception cref="BrokenRuleException">When it is no archive of version 1.</exception></summary>
    public ArchiveHeader ReadHeader()
    {
        checks.Require(ReadBlock() && TarHeader.Name(block) == HeaderName && TarHeader.Size(block) is > 0 and < 100, Rule.ArchiveHeader,
            "the first entry");
        var header = block.ToArray();
        var content = ReadContent(TarHeader.Size(block)!.Value);
        Header = checks.Parse<ArchiveHeader>(content, HeaderName);
        checks.Require(header.AsSpan().SequenceEqual(TarHeader.Write(HeaderName, content.Length, Header.Timestamp)), Rule.EntryHeader,
            HeaderName);
        return Header;
    }

    /// <summary>The next entry; null after the last. <exception cref="BrokenRuleException">When it breaks a rule about
    /// entries.</exception></summary>
    public ArchiveEntry? Next()
    {
        if (Header is null) ReadHeader();
        if (!ReadBlock()) return null;
        var name = TarHeader.Name(block);
        var isEvent = name.EndsWith(".event.json", StringComparison.Ordinal);
        var place = $"entry at byte {position - TarHeader.Block}";
        checks.Require(
            (isEvent || name.EndsWith(".data.json", StringComparison.Ordinal)) && TarHeader.Size(block) is { } length
            && block.AsSpan().SequenceEqual(TarHeader.Write(name, length, Header!.Timestamp)), Rule.EntryHeader, place);
        var start = position;
        var content = ReadContent(TarHeader.Size(block)!.Value);
        var hash = Fingerprint.Hex(content);
        checks.Require(name == hash + (isEvent ? ".event.json" : ".data.json"), Rule.EntryHash, place);
        return new(hash, isEvent, content, start);
    }

    /// <summary>Reads a content again that was read before; only over a stream that can seek.</summary>
    public byte[] Again(long start, int length)
    {
        var back = stream.Position;
        stream.Position = start;
        var content = new byte[length];
        stream.ReadExactly(content);
        stream.Position = back;
        return content;
    }

    private bool ReadBlock()
    {
        var read = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        if (read == 0) return false;
        if (read < block.Length) throw new BrokenRuleException(Rule.EntryWhole, $"byte {position}");
        position += read;
        return true;
    }

    private byte[] ReadContent(int length)
    {
        // Grows with what arrives, so that a false size costs no memory.
        var content = new byte[Math.Min(length, 1 << 20)];
        var filled = 0;
        while (filled < length)
        {
            if (filled == content.Length) Array.Resize(ref content, Math.Min(length, 2 * content.Length));
            var read = stream.Read(content, filled, content.Length - filled);
            if (read == 0) throw new BrokenRuleException(Rule.EntryWhole, $"byte {position + filled}");
            filled += read;
        }
        position += length;
        Span<byte> padding = stackalloc byte[TarHeader.Padding(length)];
        var whole =
            stream.ReadAtLeast(padding, padding.Length, throwOnEndOfStream: false) == padding.Length && !padding.ContainsAnyExcept((byte)0);
        checks.Require(whole, Rule.EntryWhole, $"padding at byte {position}");
        position += padding.Length;
        return content;
    }
}
