using System.CommandLine;
using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Records;

/// <summary>Throws away which lines lie under which unit and enters every line anew: after a bulk load, or when somebody doubts
/// it.</summary>
internal sealed class RebuildLines(Db db, FoldLines fold)
{
    private const string All =
        "INSERT INTO ledger_unfolded_line (line_id, unit_id) SELECT id, unit_id FROM ledger_line WHERE unit_id IS NOT NULL";

    public async Task Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, LedgerRules.NotTheSystem);
        await db.InTransaction(async () =>
        {
            // An act that is under way writes its row before or after, never between deleting and entering.
            if (db.Provider == Provider.Postgres)
                await db.Database.ExecuteSqlRawAsync("LOCK TABLE ledger_unfolded_line IN EXCLUSIVE MODE", cancel);
            await db.Set<SubtreeLine>().ExecuteDeleteAsync(cancel);
            await db.Set<UnfoldedLine>().ExecuteDeleteAsync(cancel);
            await db.Database.ExecuteSqlRawAsync(All, cancel);
            while (await fold.FoldInTransaction(cancel) > 0) { }
        }, cancel);
    }

    /// <summary>The verb <c>answerable rebuild ledger</c>.</summary>
    public static Command Verb() => Verbs.Verb("ledger", "Enter every line of the ledger anew under its unit and the units above.",
        cancel => VerbRun.Run(async (services, _) =>
    {
        await services.GetRequiredService<RebuildLines>().Run(Actor.System(SystemVerbs.FoldLines), cancel);
        Console.WriteLine("The ledger of units has been rebuilt.");
        return 0;
    }, cancel));
}
