namespace Answerable.Server.Today;

internal static class TodayRoom
{
    public static void AddToday(this IServiceCollection services)
    {
        services.AddScoped<TodayQueries>();
        services.AddScoped<FirstSteps>();
    }
}
