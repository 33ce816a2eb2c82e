namespace Answerable.Server.Ledger;

internal static class LedgerRoom
{
    public static void AddLedger(this IServiceCollection services) => services.AddScoped<LedgerQueries>();

    public static void MapLedger(this WebApplication app)
    {
    }
}
