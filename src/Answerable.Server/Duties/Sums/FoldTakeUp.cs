using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>
/// Counts units anew in which something changed, and puts the difference into the sums of the units above. Running it twice adds nothing
/// twice. On a new day the units are noted in which something began, ended or fell due by the clock alone.
/// </summary>
internal sealed class FoldTakeUp(Db db, TakeUpCounting counting, TakeUpDay days)
{
    /// <summary>Rows of one batch; most name the same few units.</summary>
    private const int Batch = 2000;

    /// <summary>Rows of one statement; each has four parameters.</summary>
    private const int Chunk = 200;

    internal const long LockKey = 0x414E5355;

    /// <returns>How many units were counted.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, ObligationRules.NotTheSystem);
        await days.Begin(cancel);
        var all = 0;
        for (int? counted; (counted = await FoldBatch(cancel)) is not null;) all += counted.Value;
        return all;
    }

    private async Task<int?> FoldBatch(CancellationToken cancel)
    {
        // An empty table costs no write transaction.
        if (!await db.Set<TakeUpPending>().AnyAsync(cancel)) return null;
        int? counted = null;
        await db.InTransaction(async () => counted = await Fold(cancel), cancel);
        return counted;
    }

    private async Task<int?> Fold(CancellationToken cancel)
    {
        if (db.Provider == Provider.Postgres
            && !(await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({LockKey}) AS \"Value\"").ToListAsync(cancel))[0])
            return null;
        // What is noted first is read first: whatever changes after this has a row of its own.
        var noted = await db.Set<TakeUpPending>().AsNoTracking().OrderBy(p => p.Id).Take(Batch).ToListAsync(cancel);
        if (noted.Count == 0) return null;
        var ids = noted.ConvertAll(n => n.Id);
        var paths = await Paths(db.Set<TakeUpPending>().Where(p => ids.Contains(p.Id))).ToListAsync(cancel);
        var change = await counting.Of(await days.Kept(paths, cancel), await days.Day(cancel), cancel);
        var own = await db.Set<TakeUpOwn>().AsNoTracking().Where(o => paths.Contains(o.UnitPath)).ToListAsync(cancel);
        var now = new Dictionary<CountedIn, int>(change);
        foreach (var o in own)
        {
            var key = new CountedIn(o.UnitPath, o.What, o.Strand);
            change[key] = change.GetValueOrDefault(key) - o.Count;
        }
        await db.Set<TakeUpOwn>().Where(o => paths.Contains(o.UnitPath)).ExecuteDeleteAsync(cancel);
        await Add("duties_take_up_own", now, cancel);
        var sums = new Dictionary<CountedIn, int>();
        foreach (var (key, count) in change.Where(c => c.Value != 0))
            foreach (var path in UnitPath.SelfAndAncestors(key.Path))
            {
                var above = key with { Path = path };
                sums[above] = sums.GetValueOrDefault(above) + count;
            }
        await Add("duties_take_up_sum", sums.Where(s => s.Value != 0), cancel);
        foreach (var some in ids.Chunk(500)) await db.Set<TakeUpPending>().Where(p => some.Contains(p.Id)).ExecuteDeleteAsync(cancel);
        return paths.Count;
    }

    /// <summary>Paths of the units that are noted.</summary>
    public IQueryable<string> Paths(IQueryable<TakeUpPending> noted) =>
        (from n in noted
         join u in db.Set<Unit>() on n.UnitId equals (UnitId?)u.Id
         select u.Path).Union(
            from n in noted
            join p in db.Set<Post>() on n.PostId equals (PostId?)p.Id
            select p.UnitPath);

    private async Task Add(string table, IEnumerable<KeyValuePair<CountedIn, int>> counts, CancellationToken cancel)
    {
        foreach (var chunk in counts.OrderBy(s => s.Key.Path, StringComparer.Ordinal).Chunk(Chunk))
        {
            var values = string.Join(", ", chunk.Select((_, i) =>
                string.Create(CultureInfo.InvariantCulture, $"({{{i * 4}}}, {{{i * 4 + 1}}}, {{{i * 4 + 2}}}, {{{i * 4 + 3}}})")));
            var sql = $"INSERT INTO {table} (unit_path, what, strand, count) VALUES {values} " +
                $"ON CONFLICT (unit_path, what, strand) DO UPDATE SET count = {table}.count + excluded.count";
            await db.Database.ExecuteSqlRawAsync(sql,
                chunk.SelectMany(s => new object[] { s.Key.Path, s.Key.What, s.Key.Strand, s.Value }), cancel);
        }
    }
}
