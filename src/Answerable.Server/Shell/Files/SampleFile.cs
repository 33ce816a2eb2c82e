using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Shell;

/// <summary>A sample of a file to send, as CSV or as a workbook, with headings in both languages.</summary>
internal static class SampleFile
{
    /// <param name="name">Its ending says which of the two.</param>
    public static IResult Of(string name, IEnumerable<string> columns, IReadOnlyList<string[]> rows)
    {
        var header = columns.Select(Headings.Both);
        if (name.EndsWith(".csv", StringComparison.Ordinal)) return CsvExport.File(name, header, rows);
        return Results.Stream(to => Sheet.Write(to, Path.GetFileNameWithoutExtension(name), header.Select(h => (FileValue)h),
            rows.ToAsyncEnumerable(), row => row.Select(f => (FileValue)f)), Sheet.ContentType, name);
    }
}
