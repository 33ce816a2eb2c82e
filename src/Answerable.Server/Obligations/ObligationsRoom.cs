using Answerable.Domain.Obligations;
using Answerable.Server.Shell;

namespace Answerable.Server.Obligations;

internal static class ObligationsRoom
{
    public static void AddObligations(this IServiceCollection services)
    {
        services.AddScoped<Owed>();
        services.AddScoped<OwedInBulk>();
        services.AddScoped<OwedByHand>();
        services.AddScoped<TallyDeltas>();
        services.AddSingleton<KindsOwed>();
        services.AddScoped<ObligationQueries>();
        services.AddScoped<TallyQueries>();
        services.AddScoped<FoldTally>();
        services.AddScoped<RebuildTally>();
    }

    /// <summary>Declares the kinds of obligation of a room.</summary>
    public static void AddKinds(this IServiceCollection services, IEnumerable<ObligationKind> kinds)
    {
        foreach (var kind in kinds) services.AddSingleton(kind);
    }

    public static void MapObligations(this WebApplication app) =>
        app.MapGet("/obligations.csv", async (HttpContext http, Session session, ObligationQueries queries, KindsOwed kinds) =>
        {
            var (filter, words) = (ObligationFilter.From(http.Request.Query, kinds), session.Words);
            var unit = filter.Unit is null ? null : await queries.Unit(session.Actor, filter.Unit);
            var post = unit is not null || filter.Post is null ? null : await queries.Post(session.Actor, filter.Post);
            return CsvExport.Stream("obligations.csv", ["due", "state", "kind", "subject", "post", "unit", "owed_to"],
                queries.All(session.Actor, unit, post, filter, session.Today), row =>
                [
                    row.DueOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), words[$"Obligations.state.{row.State}"], words[$"Obligations.kind.{row.Kind}"],
                    row.Subject, row.Post, row.Unit, row.OwedTo,
                ]);
        });
}
