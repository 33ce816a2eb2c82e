using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;

namespace Answerable.Server.Records;

internal static class RecordsRoom
{
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddScoped<LedgerQueries>();
        services.AddScoped<NamesOfLines>();
        services.AddScoped<FoldLines>();
        services.AddScoped<RebuildLines>();
        services.AddSingleton(new StoryPanel(typeof(LinesPanel)));
    }

    public static void MapRecords(this WebApplication app) => app.MapFiles(LedgerColumns.Path, File);

    private static async Task<IResult> File(HttpRequest request, Session session, ListAddresses addresses, LedgerQueries queries)
    {
        var address = await addresses.Read(LedgerColumns.Path, request.Query);
        var unit = await queries.Unit(session.Actor, address.Unit);
        return new ListFile<ShownLine>(LedgerColumns.Of(address, session.Words), queries.All(session.Actor, unit), () => queries.IsTooLong(unit));
    }
}
