using CsvHelper;

namespace Answerable.Server.Shell;

/// <summary>Rows as a CSV file that a spreadsheet opens rightly and that cannot run as formulas: UTF-8 with BOM, dangerous first characters neutralised.</summary>
internal static class CsvExport
{
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default with { WriteByteOrderMark = true, Injection = CsvInjection.Escape, NewLine = "\r\n" };

    public static IResult File(string name, IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        using var memory = new MemoryStream();
        Write(memory, header, rows);
        return Results.File(memory.ToArray(), "text/csv; charset=utf-8", name);
    }

    public static void Write(Stream stream, IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        using var csv = CsvWriter.Create(stream, Options, true);
        foreach (var row in rows.Prepend(header))
        {
            foreach (var field in row) csv.WriteField(field ?? "");
            csv.EndRecord();
        }
        csv.Flush();
    }
}
