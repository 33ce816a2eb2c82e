using System.CommandLine;
using Answerable.Domain;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>Throws the tally away and counts every obligation anew: after a bulk load, or when somebody doubts it.</summary>
internal sealed class RebuildTally(Db db, FoldTally fold)
{
    private const string Counted = """
        INSERT INTO obligations_tally_delta (unit_path, kind, due_on, open, done)
        SELECT unit_path, kind, due_on,
            sum(CASE WHEN state = 'Open' THEN 1 ELSE 0 END), sum(CASE WHEN state = 'Discharged' THEN 1 ELSE 0 END)
        FROM obligations_obligation WHERE state <> 'Waived' GROUP BY unit_path, kind, due_on
        """;

    public async Task Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, ObligationRules.NotTheSystem);
        await db.InTransaction(async () =>
        {
            // An act that is under way writes its row before or after, never between deleting and counting.
            if (db.Provider == Provider.Postgres)
                await db.Database.ExecuteSqlRawAsync("LOCK TABLE obligations_tally_delta IN EXCLUSIVE MODE", cancel);
            await db.Set<Tally>().ExecuteDeleteAsync(cancel);
            await db.Set<TallyDelta>().ExecuteDeleteAsync(cancel);
            await db.Database.ExecuteSqlRawAsync(Counted, cancel);
            while (await fold.FoldInTransaction(cancel) > 0) { }
        }, cancel);
    }

    /// <summary>The verb <c>answerable rebuild tally</c>.</summary>
    public static Command Verb() => Verbs.Verb("tally", "Count every obligation anew for the tally of units.", cancel =>
        VerbRun.Run(async (services, _) =>
    {
        await services.GetRequiredService<RebuildTally>().Run(Actor.System(SystemVerbs.FoldTally), cancel);
        Console.WriteLine("The tally has been rebuilt.");
        return 0;
    }, cancel));
}
