using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Answerable.Server.Shell.Lists;

/// <summary>
/// Rows as an XLSX workbook of one sheet, written as they come: texts stand inline, dates and numbers are such, and there are no formulas.
/// </summary>
internal static class Sheet
{
    /// <summary>Rows that a sheet holds below its heading.</summary>
    public const int MaxRows = 1_048_575;

    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Longest text of a cell in UTF-16 code units.</summary>
    private const int MaxText = 32_767;

    private const int DrainAt = 0x10000;

    /// <summary>Styles of the workbook, by number.</summary>
    private const uint HeadingStyle = 1, DateStyle = 2, QuotedStyle = 3;

    /// <summary>Spreadsheets count days from the end of 1899; before March 1900 they count one more than there was.</summary>
    private static readonly DateOnly Epoch = new(1899, 12, 30), FirstDay = new(1900, 3, 1);

    /// <param name="name">Of the sheet.</param>
    public static async Task Write<T>(
        Stream to, string name, IEnumerable<FileValue> header, IAsyncEnumerable<T> rows, Func<T, IEnumerable<FileValue>> fields)
    {
        using var written = new Written();
        using (var zip = new ZipArchive(written, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, xml) in SheetParts.Of(name)) Add(zip, part, xml);
            await using var entry = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            using var sheet = OpenXmlWriter.Create(entry, Encoding.UTF8);
            sheet.WriteStartDocument(true);
            sheet.WriteStartElement(new Worksheet());
            sheet.WriteStartElement(new SheetData());
            Add(sheet, header, HeadingStyle);
            await foreach (var row in rows)
            {
                Add(sheet, fields(row), 0);
                if (written.Length > DrainAt) await written.Drain(to);
            }
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }
        await written.Drain(to);
    }

    private static void Add(OpenXmlWriter sheet, IEnumerable<FileValue> fields, uint style)
    {
        sheet.WriteStartElement(new Row());
        foreach (var field in fields) sheet.WriteElement(CellOf(field, style));
        sheet.WriteEndElement();
    }

    private static Cell CellOf(FileValue field, uint style) => field switch
    {
        { Date: { } date } when date >= FirstDay => new() { StyleIndex = DateStyle, CellValue = new(date.DayNumber - Epoch.DayNumber) },
        { Number: { } number } => new() { CellValue = new((decimal)number) },
        _ => new()
        {
            StyleIndex = style == 0 && CsvExport.BeginsFormula(field.ToString()) ? QuotedStyle : style,
            DataType = CellValues.InlineString, InlineString = new(TextOf(field)),
        },
    };

    private static Text TextOf(FileValue field) => new(Clean(field.ToString())) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Without what no XML can hold, and no longer than a cell.</summary>
    private static string Clean(string text)
    {
        var clean = text.Length <= MaxText ? text : text[..(MaxText - 1)] + "…";
        if (clean.AsSpan().IndexOfAnyExceptInRange(' ', '\ud7ff') < 0) return clean;
        var made = new StringBuilder(clean.Length);
        for (var i = 0; i < clean.Length; i++)
        {
            if (i + 1 < clean.Length && char.IsSurrogatePair(clean[i], clean[i + 1])) made.Append(clean[i]).Append(clean[++i]);
            else made.Append(XmlConvert.IsXmlChar(clean[i]) ? clean[i] : '\ufffd');
        }
        return made.ToString();
    }

    private static void Add(ZipArchive zip, string part, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        writer.Write(xml);
    }

    /// <summary>What was written and not yet sent: the zip writes at once, the answer takes its time.</summary>
    private sealed class Written : Stream
    {
        private readonly MemoryStream memory = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => memory.Length;

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async Task Drain(Stream to)
        {
            memory.Position = 0;
            await memory.CopyToAsync(to);
            memory.SetLength(0);
        }

        public override void Write(byte[] buffer, int offset, int count) => memory.Write(buffer, offset, count);

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) memory.Dispose();
            base.Dispose(disposing);
        }
    }
}
