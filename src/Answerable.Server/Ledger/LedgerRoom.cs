using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ledger;

internal static class LedgerRoom
{
    public static void AddLedger(this IServiceCollection services)
    {
        services.AddScoped<LedgerQueries>();
        services.AddScoped<ObjectNames>();
        services.AddScoped<FoldLines>();
        services.AddScoped<RebuildLines>();
    }

    public static void MapLedger(this WebApplication app) =>
        app.MapGet("/ledger.csv", async (string? unit, Session session, LedgerQueries queries) =>
        {
            var words = session.Words;
            var read = await queries.Unit(session.Actor, string.IsNullOrWhiteSpace(unit) ? null : unit.Trim());
            return CsvExport.Stream("ledger.csv", ["at", "person", "post", "acting_for", "act", "object", "object_id", "unit"],
                queries.All(session.Actor, read), line => new[]
            {
                words.Time(line.At), line.Person ?? words["Ledger.system", ("verb", line.Verb)], line.Post, line.ActingFor,
                words[LineText.ActKey(line)], words[$"Ledger.object.{line.ObjectKind}"], line.ObjectId.ToString(), line.Unit,
            });
        });
}
