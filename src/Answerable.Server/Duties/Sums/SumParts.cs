using Answerable.Server.Organisation;
using Answerable.Server.Storage.Checks;

namespace Answerable.Server.Duties;

/// <summary>What keeps the sums of the take-up proof.</summary>
internal static class SumParts
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<TakeUpCounting>();
        services.AddScoped<TakeUpDay>();
        services.AddScoped<TakeUpSums>();
        services.AddScoped<FoldTakeUp>();
        services.AddScoped<RebuildTakeUp>();
        services.AddScoped<IFollowsTree, TakeUpFollowsTree>();
        services.AddScoped<ICheck, TakeUpCheck>();
    }
}
