using System.CommandLine;
using Answerable.Domain;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;

namespace Answerable.Server.Duties;

/// <summary>Throws the sums of the take-up proof away and counts all units anew: after a bulk load, or when somebody doubts them.</summary>
internal sealed class RebuildTakeUp(Db db, TakeUpDay days, FoldTakeUp fold)
{
    public async Task Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, ObligationRules.NotTheSystem);
        await db.InTransaction(() => days.All(cancel), cancel);
        await fold.Run(by, cancel);
    }

    /// <summary>The verb <c>answerable rebuild take-up</c>.</summary>
    public static Command Verb() => Verbs.Verb("take-up", "Count duties and gaps anew for the take-up proof of units.", cancel =>
        VerbRun.Run(async (services, _) =>
    {
        await services.GetRequiredService<RebuildTakeUp>().Run(Actor.System(SystemVerbs.FoldTakeUp), cancel);
        Console.WriteLine("The sums of the take-up proof have been rebuilt.");
        return 0;
    }, cancel));
}
