using System.IO.Compression;
using System.Xml;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>Most of a workbook that is read.</summary>
/// <param name="Unpacked">Bytes of its parts, unpacked.</param>
/// <param name="Rows">Rows with anything in them.</param>
/// <param name="Text">Bytes of all rows as text.</param>
/// <param name="Row">Bytes of one of them.</param>
internal sealed record WorkbookLimits(long Unpacked, int Rows, int Text, int Row);

/// <summary>
/// An XLSX workbook as its parts, each read as a stream and only as far as needed: what is unpacked is counted, because a small file may
/// hold a very large one. No formula is reckoned and nothing outside the file is followed.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const int MostParts = 10_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    private readonly ZipArchive zip;
    private readonly WorkbookLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> targets;
    private readonly string home, folder;
    private long unpacked;

    /// <exception cref="Refused">It is no workbook.</exception>
    public Workbook(byte[] content, WorkbookLimits limits)
    {
        this.limits = limits;
        zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
        Require.That(zip.Entries.Count <= MostParts, WorkbookRefusals.NotWorkbook);
        foreach (var part in zip.Entries) parts.TryAdd(part.FullName.Replace('\\', '/').TrimStart('/'), part);
        home = Links("", "_rels/.rels").GetValueOrDefault("officeDocument", "xl/workbook.xml");
        Require.That(parts.ContainsKey(home), WorkbookRefusals.NotWorkbook);
        folder = home[..(home.LastIndexOf('/') + 1)];
        targets = Links(folder, $"{folder}_rels/{home[folder.Length..]}.rels", byId: true);
        var kinds = Links(folder, $"{folder}_rels/{home[folder.Length..]}.rels");
        ReadSheets();
        Formats = new CellFormats(Part(kinds.GetValueOrDefault("styles")), IsFrom1904);
        Texts = ReadTexts(kinds.GetValueOrDefault("sharedStrings"));
    }

    /// <summary>Whether the bytes are a packed file, as every workbook is.</summary>
    public static bool IsOne(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Whether the bytes are a workbook of the old sort, or a protected one.</summary>
    public static bool IsOld(ReadOnlySpan<byte> content) => content is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>Addresses of the sheets that are not hidden, in the order of their tabs.</summary>
    public List<string> Sheets { get; } = [];

    /// <summary>Days are counted from 1904, as old programs for the Macintosh did.</summary>
    public bool IsFrom1904 { get; private set; }

    public CellFormats Formats { get; }

    /// <summary>Texts that cells name by number.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>A part from its beginning; null when there is none.</summary>
    public XmlReader? Part(string? address) => address is not null && parts.TryGetValue(address, out var part)
        ? XmlReader.Create(new Counted(part.Open(), Count), Settings) : null;

    public void Dispose() => zip.Dispose();

    private void ReadSheets()
    {
        using var xml = Part(home)!;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") IsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || xml.GetAttribute("state") is "hidden" or "veryHidden") continue;
            // The relationship's identifier stands in a namespace that differs between the two forms of the standard.
            string? id = null;
            for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
                if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0) id = xml.Value;
            if (id is not null && targets.TryGetValue(id, out var target)) Sheets.Add(target);
        }
    }

    private List<string> ReadTexts(string? address)
    {
        var texts = new List<string>();
        using var xml = Part(address);
        long characters = 0;
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            texts.Add(CellText.Of(xml));
            Require.That((characters += texts[^1].Length) <= limits.Text, WorkbookRefusals.TooLarge(limits.Text >> 20));
        }
        return texts;
    }

    /// <summary>What a part refers to: by the last word of its kind, or by its identifier.</summary>
    private Dictionary<string, string> Links(string from, string address, bool byId = false)
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

    private void Count(int bytes) =>
        Require.That((unpacked += bytes) <= limits.Unpacked, () => WorkbookRefusals.TooLarge(limits.Unpacked >> 20));

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
