using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell;

namespace Answerable.Server.Rectifications;

/// <summary>The filtered list as a file for a spreadsheet.</summary>
internal static class RectificationExport
{
    public static void Map(WebApplication app) => app.MapGet("/rectifications.csv", Write).ExcludeFromDescription();

    private static async Task<IResult> Write(Session session, RectificationLists lists, RectificationAddress address, HttpRequest request)
    {
        var filter = await address.Read(request.Query);
        var words = session.Words;
        string[] columns = ["finding", "unit", "owner", "kind", "state", "waits", "waits-due", "due", "closed"];
        var rows = from r in await lists.All(session.Actor, filter, session.Today)
                   select new[]
                   {
                       r.Title, r.UnitName, r.OwnerName, words[$"Rectifications.kind.{r.Kind}"], words[$"Rectifications.state.{r.State}"],
                       r.Waits is { } kind ? words[$"Rectifications.waits.{kind}"] : "", Iso(r.WaitsDueOn), Iso(r.DueOn), r.ClosedAt is { } at ? Iso(Dates.On(at, words.Zone)) : "",
                   };
        return CsvExport.File("rectifications.csv", columns.Select(c => words[$"Rectifications.column.{c}"]), rows);
    }

    private static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
