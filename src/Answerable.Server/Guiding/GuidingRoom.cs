using Answerable.Server.Shell;

namespace Answerable.Server.Guiding;

/// <summary>The room's one declaration: which units guide others beside their parents.</summary>
internal sealed class GuidingRoom : Room
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddSingleton(new UnitPanel(typeof(GuidesOfUnit)));
        services.AddScoped<GuidingQueries>();
        services.AddScoped<BeginGuidance>();
        services.AddScoped<EndGuidance>();
    }
}
