using System.Text;
using System.Xml;
using Answerable.Domain;

namespace Answerable.Server.Shell;

/// <summary>
/// A sheet of a workbook as the text that a CSV file would be, so that one reader, one preview and one set of refusals serve both.
/// </summary>
/// <param name="Csv">In UTF-8; empty rows are left out.</param>
/// <param name="Rows">For each line of the text, the row as the program numbers it.</param>
internal sealed record SheetText(ReadOnlyMemory<byte> Csv, IReadOnlyList<int> Rows)
{
    /// <summary>Rows with anything in them among which headings are looked for: titles stand above them.</summary>
    private const int MostAbove = 20;

    /// <param name="needed">The first sheet that has all of these headings is taken; the first of all when none is needed.</param>
    /// <param name="known">Every column that a heading may mean.</param>
    /// <exception cref="Refused">It is no workbook, too much, damaged, or no sheet has the headings.</exception>
    public static SheetText Read(byte[] content, IReadOnlyList<string> needed, IReadOnlyList<string> known, WorkbookLimits limits)
    {
        try
        {
            using var book = new Workbook(content, limits);
            foreach (var sheet in book.Sheets)
            {
                if (book.Part(sheet) is not { } part) continue;
                using var rows = new WorkbookRows(book, part);
                if (IsFound(rows, needed, known)) return Write(rows, limits);
            }
            throw new Refused(WorkbookRefusals.NoSheet(string.Join(", ", needed.Select(Headings.Named))));
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or OverflowException
            or ArgumentOutOfRangeException or EndOfStreamException)
        {
            throw new Refused(WorkbookRefusals.Damaged);
        }
    }

    /// <summary>Reads to the row of the headings.</summary>
    private static bool IsFound(WorkbookRows rows, IReadOnlyList<string> needed, IReadOnlyList<string> known)
    {
        for (var above = 0; above < MostAbove && rows.Read();)
        {
            if (rows.Cells.Count == 0) continue;
            above++;
            var headings = rows.Cells.Select(c => Headings.Read(c, known)).ToHashSet(StringComparer.Ordinal);
            if (needed.All(headings.Contains)) return true;
        }
        return false;
    }

    private static SheetText Write(WorkbookRows rows, WorkbookLimits limits)
    {
        var (text, line, numbers) = (new MemoryStream(), new StringBuilder(), new List<int>());
        var buffer = Array.Empty<byte>();
        do
        {
            if (rows.Cells.All(string.IsNullOrWhiteSpace)) continue;
            Require.That(numbers.Count < limits.Rows, WorkbookRefusals.TooManyRows(limits.Rows));
            line.Clear();
            for (var i = 0; i < rows.Cells.Count; i++) Add(line, rows.Cells[i], i > 0, numbers, rows.Number);
            line.Append('\n');
            numbers.Add(rows.Number);
            var most = Encoding.UTF8.GetMaxByteCount(line.Length);
            if (buffer.Length < most) buffer = new byte[most];
            var bytes = Encoding.UTF8.GetBytes(line.ToString(), buffer);
            Require.That(bytes <= limits.Row, () => WorkbookRefusals.RowTooLong(rows.Number, limits.Row >> 10));
            Require.That(text.Length + bytes <= limits.Text, () => WorkbookRefusals.TooLarge(limits.Text >> 20));
            text.Write(buffer, 0, bytes);
        }
        while (rows.Read());
        return new(text.GetBuffer().AsMemory(0, (int)text.Length), numbers);
    }

    private static void Add(StringBuilder line, string cell, bool isLater, List<int> numbers, int row)
    {
        if (isLater) line.Append(',');
        foreach (var c in cell) if (c == '\n') numbers.Add(row);
        if (cell.AsSpan().IndexOfAny(",\"\n") < 0) line.Append(cell);
        else line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
