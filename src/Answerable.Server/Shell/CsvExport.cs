using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Answerable.Server.Shell;

/// <summary>Rows as a CSV file that Excel opens rightly and that cannot run as formulas: UTF-8 with BOM, dangerous first characters neutralised.</summary>
internal static class CsvExport
{
    public static IResult File(string name, IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        using var memory = new MemoryStream();
        using (var writer = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
            Write(writer, header, rows);
        return Results.File(memory.ToArray(), "text/csv; charset=utf-8", name);
    }

    public static void Write(TextWriter writer, IEnumerable<string> header, IEnumerable<IEnumerable<string?>> rows)
    {
        using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }, leaveOpen: true);
        foreach (var field in header) csv.WriteField(field);
        csv.NextRecord();
        foreach (var row in rows)
        {
            foreach (var field in row) csv.WriteField(field);
            csv.NextRecord();
        }
    }
}
