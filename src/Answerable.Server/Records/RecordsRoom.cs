using Answerable.Domain;
using Answerable.Server.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;

namespace Answerable.Server.Records;

internal sealed class RecordsRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("record", 1, "ledger", "history", by => by.Rights.Any(r => r.Right == Right.Audit)),
    ];

    public override IReadOnlyList<Job> Jobs => [Job.Of<FoldLines>(SystemVerbs.FoldLines, 15, (job, by, cancel) => job.Run(by, cancel))];

    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<LedgerQueries>();
        services.AddScoped<LedgerFilters>();
        services.AddScoped<ObjectReader>();
        services.AddScoped<FoldLines>();
        services.AddScoped<RebuildLines>();
        services.AddSingleton(new StoryPanel(typeof(LinesPanel), typeof(LinesSince)));
    }

    public override void MapEndpoints(WebApplication app) => app.MapFiles(LedgerColumns.Path, File);

    private static async Task<IResult> File(HttpRequest request, Session session, ListAddresses addresses, LedgerQueries queries,
        LedgerFilters filters)
    {
        var address = await addresses.Named(LedgerColumns.Path, request.Query);
        var unit = await queries.Unit(session.Actor, address.Unit);
        var asked = await filters.Read(address, session.Words);
        return new ListFile<ShownLine>(LedgerColumns.Of(address, session.Words), queries.All(session.Actor, unit, asked.Filter),
            () => queries.IsTooLong(unit));
    }
}
