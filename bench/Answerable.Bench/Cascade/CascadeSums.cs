using Answerable.Domain;
using Answerable.Server.Duties;

namespace Answerable.Bench;

/// <summary>What the product's job does by itself soon after a bulk load.</summary>
internal static class CascadeSums
{
    public static Task Fold(Place place) => place.Scope(async services =>
    {
        await services.GetRequiredService<RebuildTakeUp>().Run(Actor.System(SystemVerbs.Bench));
        return true;
    });
}
