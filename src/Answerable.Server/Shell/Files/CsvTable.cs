using System.Text;
using CsvHelper;

namespace Answerable.Server.Shell;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">As an editor numbers it, the header being the first.</param>
internal sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field, trimmed; empty when the row or the file has none.</summary>
    public string this[string column] => Fields.GetValueOrDefault(column, "");
}

/// <summary>A CSV file that somebody sends, in UTF-8 or GB18030; its first row names the columns, in any order and case.</summary>
/// <param name="BadLine">The line from which it cannot be read, or null.</param>
internal sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows, int? BadLine)
{
    /// <param name="known">Columns that a heading may mean, by whatever name: see <see cref="Headings"/>.</param>
    public static CsvTable Read(string text, params string[] known) => Read(Encoding.UTF8.GetBytes(text), known);

    /// <summary>A sheet of a workbook; rows are numbered as there.</summary>
    public static CsvTable Read(SheetText sheet, params string[] known)
    {
        var read = Read(sheet.Csv, known);
        return read with { Rows = [.. read.Rows.Select(r => r with { Line = sheet.Rows[r.Line - 1] })] };
    }

    /// <param name="text">In UTF-8: see <see cref="CsvText.Utf8"/>.</param>
    public static CsvTable Read(ReadOnlyMemory<byte> text, params string[] known)
    {
        var (columns, rows) = (new List<string>(), new List<CsvRow>());
        try
        {
            using var csv = CsvReader.Create(text, CsvText.Options);
            columns.AddRange((csv.Headers ?? []).Select((string h) => Headings.Read(h, known)));
            while (csv.Read())
            {
                var fields = columns.Take(csv.FieldCount).Select((column, i) => (column, Text: csv.GetString(i).Trim()));
                rows.Add(new((int)csv.LineNumber, fields.DistinctBy(f => f.column).ToDictionary(f => f.column, f => f.Text)));
            }
            return new(columns, rows, null);
        }
        catch (CsvFormatException e)
        {
            return new(columns, rows, (int)Math.Max(1, e.LineNumber));
        }
    }
}
