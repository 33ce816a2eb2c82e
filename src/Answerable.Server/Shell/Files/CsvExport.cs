using CsvHelper;

namespace Answerable.Server.Shell;

/// <summary>Rows as a CSV file that a spreadsheet opens rightly and that cannot run as formulas: UTF-8 with BOM, dangerous first
/// characters neutralised.</summary>
internal static class CsvExport
{
    private static readonly CsvWriterOptions Options =
        CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape, NewLine = "\r\n" };

    public static IResult File(string name, IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        using var memory = new MemoryStream();
        Write(memory, header, rows);
        return Results.File(memory.ToArray(), "text/csv; charset=utf-8", name);
    }

    /// <summary>Writes the rows as they come, for lists of any length.</summary>
    public static IResult Stream<T>(string name, string[] header, IAsyncEnumerable<T> rows, Func<T, IEnumerable<string?>> fields) =>
        Results.Stream(async stream =>
    {
        using var memory = new MemoryStream();
        using var csv = CsvWriter.Create(memory, Options, true);
        Add(csv, header);
        await foreach (var row in rows)
        {
            Add(csv, fields(row));
            if (memory.Length > 0x10000) await Drain(csv, memory, stream);
        }
        await Drain(csv, memory, stream);
    }, "text/csv; charset=utf-8", name);

    private static async Task Drain(CsvWriter csv, MemoryStream memory, Stream stream)
    {
        csv.Flush();
        memory.Position = 0;
        await memory.CopyToAsync(stream);
        memory.SetLength(0);
    }

    private static void Add(CsvWriter csv, IEnumerable<string?> fields)
    {
        foreach (var field in fields) csv.WriteField(Harmless(field ?? ""));
        csv.EndRecord();
    }

    /// <summary>Spreadsheets of East Asia read the full-width signs as formulas, too; those the library does not know.</summary>
    private static string Harmless(string field) => field.Length > 0 && FullWidth.Contains(field[0]) ? "'" + field : field;

    private const string FullWidth = "＝＋－＠";

    /// <summary>Whether a spreadsheet may take the text for a formula, at once or when its cell is edited.</summary>
    public static bool BeginsFormula(string text) => text.Length > 0 && (FullWidth.Contains(text[0])
        || text[0] is '=' or '+' or '-' or '@');

    public static void Write(Stream stream, IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        using var csv = CsvWriter.Create(stream, Options, true);
        foreach (var row in rows.Prepend(header)) Add(csv, row);
        csv.Flush();
    }
}
