using Answerable.Server.Shell;

namespace Answerable.Server.Today;

internal sealed class TodayRoom : Room
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<TodayQueries>();
        services.AddScoped<FirstSteps>();
        services.AddScoped<Beginning>();
    }
}
