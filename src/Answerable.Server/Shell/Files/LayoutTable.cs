using System.Globalization;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>
/// A file in a fixed layout of columns, as CSV or as a workbook, headings in either language: a heading that means nothing, one that
/// stands twice and one that is missing are refused with their place.
/// </summary>
internal static class LayoutTable
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d", "yyyy.M.d", "yyyy年M月d日"];

    /// <summary>The file as text; what is no text or no workbook is refused beside the field.</summary>
    public static string Decode(byte[] bytes, IReadOnlyList<string> needed, IReadOnlyList<string> columns, int maxBytes, int maxRows)
    {
        Require.That(bytes.Length <= maxBytes, LayoutRefusals.TooLarge(maxBytes / 1024));
        Require.That(!OfficeFile.IsOld(bytes), WorkbookRefusals.Old.At("file"));
        if (OfficeFile.IsPacked(bytes))
        {
            try
            {
                var limits = new WorkbookLimits(maxBytes * 32, maxRows + 1, maxBytes * 4, maxBytes);
                return System.Text.Encoding.UTF8.GetString(SheetText.Read(bytes, needed, columns, limits).Csv.Span);
            }
            catch (Refused refused)
            {
                throw new Refused([.. refused.Refusals.Select(r => r.At("file"))]);
            }
        }
        var scan = CsvText.Scan(bytes);
        Require.That(scan.Fault == TextFault.None, LayoutRefusals.NotText(scan.Row));
        return System.Text.Encoding.UTF8.GetString(CsvText.Utf8(bytes, scan).Span);
    }

    /// <summary>The rows, when every heading is one of the layout.</summary>
    public static IReadOnlyList<CsvRow> Read(string text, IReadOnlyList<string> needed, IReadOnlyList<string> columns, int maxRows)
    {
        Require.That(!string.IsNullOrWhiteSpace(text), LayoutRefusals.NoRow);
        var table = CsvTable.Read(text, [.. columns]);
        if (table.BadLine is { } line) throw new Refused(LayoutRefusals.Unreadable(line));
        var refusals = HeadingFaults(table.Columns, columns).ToList();
        refusals.AddRange(needed.Except(table.Columns).Select(c => LayoutRefusals.NoHeading(Headings.Both(c))));
        Require.None(refusals);
        var rows = table.Rows.Where(r => r.Fields.Values.Any(f => f.Length > 0)).ToList();
        Require.That(rows.Count > 0, LayoutRefusals.NoRow);
        Require.That(rows.Count <= maxRows, LayoutRefusals.TooManyRows(maxRows));
        return rows;
    }

    /// <summary>Headings that mean nothing, and those that stand twice.</summary>
    public static IEnumerable<Refusal> HeadingFaults(IReadOnlyList<string> found, IReadOnlyList<string> columns)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Length == 0) continue;
            if (!columns.Contains(found[i])) yield return LayoutRefusals.UnknownHeading(found[i], i + 1);
            else if (found.Take(i).Contains(found[i])) yield return LayoutRefusals.HeadingTwice(Headings.Both(found[i]), i + 1);
        }
    }

    /// <summary>A date as offices write it; says so beside the column when it is none.</summary>
    public static DateOnly? Date(CsvRow row, string column, ICollection<Refusal> problems)
    {
        if (row[column].Length == 0) return null;
        if (DateOnly.TryParseExact(row[column], Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        problems.Add(Refusal.Of("shell.not-a-date").At(column));
        return null;
    }

    /// <summary>A date in a file.</summary>
    public static string Day(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Rows in the layout, as CSV or as a workbook, headings in the reader's language.</summary>
    /// <param name="name">Its ending says which of the two.</param>
    public static IResult File(string name, Words words, IEnumerable<string> columns, IAsyncEnumerable<string?[]> rows)
    {
        var header = columns.Select(c => Headings.In(words, c)).ToArray();
        if (name.EndsWith(".csv", StringComparison.Ordinal)) return CsvExport.Stream(name, header, rows, row => row);
        return Results.Stream(to => Lists.Sheet.Write(to, Path.GetFileNameWithoutExtension(name), header.Select(h => (Lists.FileValue)h),
            rows, row => row.Select(f => (Lists.FileValue)f)), Lists.Sheet.ContentType, name);
    }
}

/// <summary>Why a file in a layout is not taken as a whole.</summary>
internal static class LayoutRefusals
{
    public static readonly Refusal NoRow = Refusal.Of("shell.layout-no-row").At("file");

    public static Refusal TooLarge(int max) => Refusal.Of("shell.layout-too-large", ("max", max)).At("file");

    public static Refusal NotText(int row) => Refusal.Of("shell.layout-not-text", ("row", row)).At("file");

    public static Refusal Unreadable(int line) => Refusal.Of("shell.layout-unreadable", ("line", line)).At("file");

    public static Refusal TooManyRows(int max) => Refusal.Of("shell.layout-too-many-rows", ("max", max)).At("file");

    /// <param name="column">From 1.</param>
    public static Refusal UnknownHeading(string heading, int column) =>
        Refusal.Of("shell.layout-unknown-heading", ("heading", heading), ("column", column)).At("file");

    public static Refusal HeadingTwice(string heading, int column) =>
        Refusal.Of("shell.layout-heading-twice", ("heading", heading), ("column", column)).At("file");

    public static Refusal NoHeading(string heading) => Refusal.Of("shell.layout-no-heading", ("heading", heading)).At("file");

    /// <summary>The reasons stand beside the rows.</summary>
    public static Refusal BadRows(int bad, int all) => Refusal.Of("shell.layout-bad-rows", ("bad", bad), ("all", all)).At("rows");
}
