using System.IO.Compression;
using System.Security.Cryptography;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation.Importing;

/// <summary>A file of a roster as UTF-8 text, whatever it came as: plain or gzip; UTF-8 with or without BOM, or GB18030.</summary>
internal sealed record RosterFile(string Name, string Sha256, ReadOnlyMemory<byte> Text)
{
    /// <summary>The field of a form beside which is said why it is refused; null for none.</summary>
    public string? Field { get; init; }

    /// <summary>Most bytes of a file, unpacked: a small gzip file can hold a very large one.</summary>
    public const int MaxUnpacked = 128 << 20;

    /// <summary>Most lines: half as many again as the largest organisation has units.</summary>
    public const int MaxRows = 1_000_000;

    /// <summary>Most bytes of a row.</summary>
    public const int MaxRow = 1 << 16;

    /// <summary>Most bytes of a workbook, unpacked: the same rows take several times as much there.</summary>
    private const long MaxWorkbook = 1L << 30;

    /// <summary>For each line of the text, the row as the program numbers it; null when they are the same.</summary>
    public IReadOnlyList<int>? Rows { get; init; }

    /// <summary>A file of units.</summary>
    public static RosterFile Units(string name, byte[] content) => Read(name, content, UnitRows.Columns[..3], UnitRows.Columns[3..]);

    /// <summary>A file of posts with their holders.</summary>
    public static RosterFile Posts(string name, byte[] content) => Read(name, content, PostRows.Needed, PostRows.Optional);

    /// <summary>The file as it came: a workbook's first sheet that has the needed columns, or text.</summary>
    /// <param name="needed">Columns that must be there.</param>
    /// <param name="optional">Columns that may be missing.</param>
    private static RosterFile Read(string name, byte[] content, string[] needed, string[] optional)
    {
        Require.That(!OfficeFile.IsOld(content), WorkbookRefusals.Old);
        if (!OfficeFile.IsPacked(content)) return Read(name, content);
        var sheet = SheetText.Read(content, needed, [.. needed, .. optional], new(MaxWorkbook, MaxRows, MaxUnpacked, MaxRow));
        return new(Path.GetFileName(name), Convert.ToHexStringLower(SHA256.HashData(content)), sheet.Csv) { Rows = sheet.Rows };
    }

    /// <summary>Goes through the file once, keeping nothing, before anything of it is held.</summary>
    /// <exception cref="Refused">It is too much, or no text; the row is said where there is one.</exception>
    public static RosterFile Read(string name, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var isPacked = content is [0x1F, 0x8B, ..];
        try
        {
            using var first = Open(content, isPacked);
            var scan = TextScan.Of(first, new(MaxUnpacked, MaxRows, MaxRow));
            if (Refusal(scan) is { } refusal) throw new Refused(refusal);
            Require.That(scan.Bytes > 0, RosterRefusals.EmptyFile);
            var plain = content;
            if (isPacked)
            {
                plain = new byte[scan.Bytes];
                using var second = Open(content, true);
                second.ReadExactly(plain);
            }
            return new(Path.GetFileName(name), hash, CsvText.Utf8(plain, scan));
        }
        catch (InvalidDataException)
        {
            throw new Refused(RosterRefusals.NotGzip);
        }
    }

    private static Stream Open(byte[] content, bool isPacked) =>
        isPacked ? new GZipStream(new MemoryStream(content), CompressionMode.Decompress) : new MemoryStream(content);

    private static Refusal? Refusal(TextScan scan) => scan.Fault switch
    {
        TextFault.None => null,
        TextFault.TooManyBytes => RosterRefusals.FileTooLarge(MaxUnpacked >> 20),
        TextFault.TooManyLines => RosterRefusals.TooManyRows(MaxRows),
        TextFault.LineTooLong => RosterRefusals.RowTooLong(scan.Row, MaxRow >> 10),
        TextFault.Nul => RosterRefusals.Nul(scan.Row),
        TextFault.BadBytes => RosterRefusals.BadBytes(scan.Row),
        _ => RosterRefusals.MixedEncodings(scan.Row),
    };
}
