namespace Answerable.Server.Rounds;

internal static class RoundsRoom
{
    public static void AddRounds(this IServiceCollection services)
    {
        services.AddScoped<RoundQueries>();
        services.AddScoped<RoundPersons>();
        services.AddScoped<RoundDefaults>();
        services.AddScoped<DraftRound>();
        services.AddScoped<OpenRound>();
    }

    public static void MapRounds(this WebApplication app)
    {
    }
}
