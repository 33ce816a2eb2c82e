namespace Answerable.Server.Rectifications;

internal static class RectificationsRoom
{
    public static void AddRectifications(this IServiceCollection services)
    {
        services.AddScoped<RectificationQueries>();
        services.AddScoped<FindingQueries>();
        services.AddScoped<ChooseJudges>();
        services.AddScoped<RaiseFinding>();
        services.AddScoped<StateResult>();
    }

    public static void MapRectifications(this WebApplication app)
    {
    }
}
