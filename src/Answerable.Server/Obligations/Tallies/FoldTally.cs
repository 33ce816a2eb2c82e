using Answerable.Domain;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>Folds what acts changed into the tallies of their unit and its ancestors. Running it twice folds nothing twice.</summary>
internal sealed class FoldTally(Db db)
{
    public const int Batch = 5000;

    /// <summary>Rows of one statement; each has five parameters.</summary>
    private const int Chunk = 200;

    internal const long LockKey = 0x414E5354;

    /// <returns>How many rows were folded.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, ObligationRules.NotTheSystem);
        var all = 0;
        for (int folded; (folded = await FoldBatch(cancel)) > 0;) all += folded;
        return all;
    }

    private async Task<int> FoldBatch(CancellationToken cancel)
    {
        // An empty table costs no write transaction.
        if (!await db.Set<TallyDelta>().AnyAsync(cancel)) return 0;
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
        var deltas = await db.Set<TallyDelta>().AsNoTracking().OrderBy(d => d.Id).Take(Batch).ToListAsync(cancel);
        var sums = new Dictionary<(string Path, string Kind, DateOnly Due), (int Open, int Done)>();
        foreach (var delta in deltas)
        {
            foreach (var path in UnitPath.SelfAndAncestors(delta.UnitPath))
            {
                var key = (path, delta.Kind, delta.DueOn);
                var (open, done) = sums.GetValueOrDefault(key);
                sums[key] = (open + delta.Open, done + delta.Done);
            }
        }
        foreach (var chunk in sums.Where(s => s.Value != default).OrderBy(s => s.Key.Path, StringComparer.Ordinal).Chunk(Chunk))
        {
            var values =
                string.Join(", ",
                    chunk.Select((_, i) => $"({{{i * 5}}}, {{{i * 5 + 1}}}, {{{i * 5 + 2}}}, {{{i * 5 + 3}}}, {{{i * 5 + 4}}})"));
            var sql =
                $"INSERT INTO obligations_tally (unit_path, kind, due_on, open, done) VALUES {values} ON CONFLICT (unit_path, kind, " +
                $"due_on) DO UPDATE SET open = obligations_tally.open + excluded.open, done = obligations_tally.done + excluded.done";
            await db.Database.ExecuteSqlRawAsync(sql,
                chunk.SelectMany(s => new object[] { s.Key.Path, s.Key.Kind, s.Key.Due, s.Value.Open, s.Value.Done }), cancel);
        }
        foreach (var ids in deltas.Select(d => d.Id).Chunk(500))
            await db.Set<TallyDelta>().Where(d => ids.Contains(d.Id)).ExecuteDeleteAsync(cancel);
        return deltas.Count;
    }
}

internal static class ObligationRules
{
    public static readonly Refusal NotTheSystem = Refusal.Denied("obligations.not-the-system");
}
