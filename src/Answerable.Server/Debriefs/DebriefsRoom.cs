namespace Answerable.Server.Debriefs;

internal static class DebriefsRoom
{
    public static void AddDebriefs(this IServiceCollection services)
    {
        services.AddScoped<DebriefQueries>();
        services.AddScoped<DebriefLists>();
        services.AddScoped<SaveDraft>();
        services.AddScoped<FileDebrief>();
        services.AddScoped<AcceptDebrief>();
        services.AddScoped<ReturnDebrief>();
        services.AddScoped<ReopenAcceptance>();
    }

    public static void MapDebriefs(this WebApplication app) => DebriefEndpoints.Map(app);
}
