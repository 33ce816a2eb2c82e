using Answerable.Server.Shell;

namespace Answerable.Server.Duties;

/// <summary>What carries duties from level to level, and to guided units.</summary>
internal static class CascadeParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<DutyFacts>();
        services.AddScoped<DutyUnits>();
        services.AddScoped<GuidedLists>();
        services.AddSingleton(new UnitPanel(typeof(AsksOfUnit)));
        services.AddScoped<ItemLinks>();
        services.AddScoped<CascadeQueries>();
        services.AddScoped<TakeUpQueries>();
        SumParts.Add(services);
        services.AddScoped<SourceQueries>();
        services.AddScoped<TakenUpBelow>();
        services.AddScoped<TakeUpDuty>();
        services.AddScoped<CarryOutDuty>();
        services.AddScoped<KeepWording>();
    }
}
