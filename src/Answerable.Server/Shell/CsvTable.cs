using System.Text;
using Answerable.Domain;
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
    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        TrackLineNumbers = true,
        SkipEmptyLines = true,
        IncludeValuesInExceptions = false,
    };

    /// <summary>The file's text, or null when it is in neither encoding.</summary>
    public static string? Decode(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var national = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        foreach (var encoding in new[] { new UTF8Encoding(false, true), national })
        {
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // Not this one; the next is tried.
            }
        }
        return null;
    }

    public static CsvTable Read(string text)
    {
        var (columns, rows) = (new List<string>(), new List<CsvRow>());
        try
        {
            using var csv = CsvReader.Create((ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text), Options);
            columns.AddRange((csv.Headers ?? []).Select((string h) => h.Trim().ToLowerInvariant()));
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
