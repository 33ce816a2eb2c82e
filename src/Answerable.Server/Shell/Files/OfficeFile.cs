using System.IO.Compression;
using System.Xml;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>
/// A file of an office program (ECMA-376, Office Open XML) as its parts, each read as a stream and only as far as needed: what is
/// unpacked is counted, because a small file may hold a very large one, and nothing outside the file is followed.
/// </summary>
internal sealed class OfficeFile : IDisposable
{
    private const int MostParts = 10_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly long most;
    private readonly Refusal tooLarge;
    private readonly string folder;
    private long unpacked;

    /// <param name="home">Where its main part stands when the file does not say.</param>
    /// <param name="notOne">Said of what has no main part.</param>
    /// <param name="most">Bytes of its parts, unpacked.</param>
    /// <param name="tooLarge">Said of what is more.</param>
    /// <exception cref="Refused">It is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no packed file, or a damaged one.</exception>
    public OfficeFile(byte[] content, string home, Refusal notOne, long most, Refusal tooLarge)
    {
        (this.most, this.tooLarge) = (most, tooLarge);
        zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        Require.That(zip.Entries.Count <= MostParts, notOne);
        foreach (var part in zip.Entries) parts.TryAdd(part.FullName.Replace('\\', '/').TrimStart('/'), part);
        Home = Links("", "_rels/.rels", byId: false).GetValueOrDefault("officeDocument", home);
        Require.That(parts.ContainsKey(Home), notOne);
        folder = Home[..(Home.LastIndexOf('/') + 1)];
    }

    /// <summary>Address of the main part.</summary>
    public string Home { get; }

    /// <summary>Whether the bytes are a packed file, as every file of a present office program is.</summary>
    public static bool IsPacked(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Whether the bytes are a file of the old sort, or a protected one: both begin alike.</summary>
    public static bool IsOld(ReadOnlySpan<byte> content) => content is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>What the main part refers to: by the last word of its kind, or by its identifier.</summary>
    public Dictionary<string, string> Links(bool byId = false) => Links(folder, $"{folder}_rels/{Home[folder.Length..]}.rels", byId);

    /// <summary>A part from its beginning; null when there is none.</summary>
    public XmlReader? Part(string? address) => address is not null && parts.TryGetValue(address, out var part)
        ? XmlReader.Create(new Counted(part.Open(), Count), Settings) : null;

    public void Dispose() => zip.Dispose();

    private Dictionary<string, string> Links(string from, string address, bool byId)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = Part(address);
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External"
                || xml.GetAttribute("Target") is not { } target) continue;
            var kind = xml.GetAttribute("Type") ?? "";
            var key = byId ? xml.GetAttribute("Id") ?? "" : kind[(kind.LastIndexOf('/') + 1)..];
            links.TryAdd(key, target.StartsWith('/') ? target[1..] : from + target);
        }
        return links;
    }

    private void Count(int bytes) => Require.That((unpacked += bytes) <= most, tooLarge);

    /// <summary>Tells how much was read.</summary>
    private sealed class Counted(Stream inner, Action<int> count) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int length)
        {
            var read = inner.Read(buffer, offset, length);
            count(read);
            return read;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int length) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
