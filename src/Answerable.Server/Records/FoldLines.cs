using System.Text.Json;
using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Records;

/// <summary>Enters the lines that acts wrote under their unit and each unit above. Running it twice enters nothing twice.</summary>
internal sealed class FoldLines(Db db)
{
    public const int Batch = 5000;

    private const long LockKey = 0x414E534C;

    /// <summary>
    /// The units above a line's unit, each as it stood at the line: the row of a past place counts before today's. The root has no rows,
    /// because the whole organisation is read from the ledger itself.
    /// </summary>
    private const string Above = """
        INSERT INTO ledger_subtree_line (unit_id, line_id)
        WITH RECURSIVE above (line_id, at, unit_id, parent_id) AS (
            SELECT l.id, l.at, u.id, CASE WHEN p.unit_id IS NULL THEN u.parent_id ELSE p.parent_id END
            FROM {0} AS taken
            JOIN ledger_line AS l ON l.id = taken.value
            JOIN organisation_unit AS u ON u.id = l.unit_id
            LEFT JOIN organisation_past_unit AS p ON p.unit_id = u.id AND p."from" <= l.at AND p.until > l.at
            UNION ALL
            SELECT above.line_id, above.at, u.id, CASE WHEN p.unit_id IS NULL THEN u.parent_id ELSE p.parent_id END
            FROM above
            JOIN organisation_unit AS u ON u.id = above.parent_id
            LEFT JOIN organisation_past_unit AS p ON p.unit_id = u.id AND p."from" <= above.at AND p.until > above.at
        )
        SELECT unit_id, line_id FROM above WHERE parent_id IS NOT NULL
        ON CONFLICT DO NOTHING
        """;

    private const string Folded = "DELETE FROM ledger_unfolded_line WHERE line_id IN (SELECT value FROM {0} AS taken)";

    /// <returns>How many lines were folded.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, LedgerRules.NotTheSystem);
        var all = 0;
        for (int folded; (folded = await FoldBatch(cancel)) > 0;) all += folded;
        return all;
    }

    private async Task<int> FoldBatch(CancellationToken cancel)
    {
        // An empty table costs no write transaction.
        if (!await db.Set<UnfoldedLine>().AnyAsync(cancel)) return 0;
        var folded = 0;
        await db.InTransaction(async () => folded = await FoldInTransaction(cancel), cancel);
        return folded;
    }

    /// <summary>One batch, within a transaction of the caller's; 0 when nothing is left or another instance is folding.</summary>
    internal async Task<int> FoldInTransaction(CancellationToken cancel)
    {
        if (db.Provider == Provider.Postgres
            && !(await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LockKey}) AS \"Value\"").ToListAsync(cancel))[0])
            return 0;
        // Named one by one: what another act writes meanwhile must stay.
        var lines = await db.Set<UnfoldedLine>().OrderBy(f => f.LineId).Take(Batch).Select(f => f.LineId).ToListAsync(cancel);
        if (lines.Count == 0) return 0;
        var (taken, ids) = Taken(lines);
        await db.Database.ExecuteSqlRawAsync(Above.Replace("{0}", taken, StringComparison.Ordinal), [ids], cancel);
        await db.Database.ExecuteSqlRawAsync(Folded.Replace("{0}", taken, StringComparison.Ordinal), [ids], cancel);
        return lines.Count;
    }

    /// <summary>The lines as rows of one parameter.</summary>
    private (string Rows, string Ids) Taken(List<LineId> lines) => db.Provider switch
    {
        Provider.Sqlite => ("json_each({0})", JsonSerializer.Serialize(lines.Select(l => l.Value.ToString().ToUpperInvariant()))),
        Provider.Postgres => ("(SELECT value::uuid FROM jsonb_array_elements_text({0}::jsonb))",
            JsonSerializer.Serialize(lines.Select(l => l.Value))),
    };
}

internal static class LedgerRules
{
    public static readonly Refusal NotTheSystem = Refusal.Denied("ledger.not-the-system");
}
