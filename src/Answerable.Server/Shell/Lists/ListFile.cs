using Answerable.Domain;

namespace Answerable.Server.Shell.Lists;

/// <summary>The whole of a list as a file, written row by row: CSV, or XLSX where the address ends so.</summary>
/// <param name="rows">Queried without <see cref="ListOf{TRow}.UnreadInFiles"/>.</param>
/// <param name="isTooLong">Whether there are more rows than a sheet holds.</param>
public sealed class ListFile<TRow>(ListOf<TRow> list, IAsyncEnumerable<TRow> rows, Func<Task<bool>> isTooLong) : IResult
{
    /// <exception cref="Refused">More rows than a sheet holds.</exception>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        FieldOf<TRow>[] fields = [.. list.InFiles.SelectMany(c => c.Fields)];
        var header = fields.Select(f => f.Heading);
        var name = list.Address.FileName;
        if (!httpContext.Request.Path.Value!.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            var csv = CsvExport.Stream($"{name}.csv", [.. header], rows, row => fields.Select(f => f.Value(row).ToString()));
            await csv.ExecuteAsync(httpContext);
            return;
        }
        if (await isTooLong()) throw new Refused(Refusal.Of("shell.too-many-rows", ("max", Sheet.MaxRows)));
        var sheet = Results.Stream(
            stream => Sheet.Write(stream, name, header.Select(h => (FileValue)h), rows, row => fields.Select(f => f.Value(row))),
                Sheet.ContentType, $"{name}.xlsx");
        await sheet.ExecuteAsync(httpContext);
    }
}

/// <summary>The addresses of a list's files.</summary>
internal static class FileAddresses
{
    /// <param name="path">Of the list.</param>
    /// <param name="list">Answers a <see cref="ListFile{TRow}"/>.</param>
    public static void MapFiles(this WebApplication app, string path, Delegate list)
    {
        app.MapGet($"{path}.csv", list).ExcludeFromDescription();
        app.MapGet($"{path}.xlsx", list).ExcludeFromDescription();
    }
}
