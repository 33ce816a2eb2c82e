using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>
/// Reads what is kept of the take-up proof. Units that are noted and not counted yet are counted from their rows as it is read: what is
/// shown is never stale. Where too many are noted, as after a list for all, rows are read instead, as on a day that has not begun here.
/// </summary>
internal sealed class TakeUpSums(Db db, FoldTakeUp fold, TakeUpCounting counting, TakeUpDay days, TimeProvider clock)
{
    /// <summary>Noted units in a subtree that are counted beside the sums.</summary>
    public const int MostNoted = 300;

    /// <summary>What was read for a subtree, for the lists that follow on the same page.</summary>
    private (string Path, DateOnly Today, TakeUpKept? Kept, List<string>? Noted)? read;

    /// <summary>Counts of a unit itself and of each right below with everything under it, by its path; null where rows are read.</summary>
    public async Task<IReadOnlyDictionary<CountedIn, int>?> Of(LookedAt unit, DateOnly today)
    {
        read = null;
        if (await Read(unit.Path, today) is not ({ } day, { } noted)) return null;
        // In one statement: a batch that is folded meanwhile is in both or in none.
        var kept =
            (from u in db.Set<Unit>()
             join s in db.Set<TakeUpSum>() on u.Path equals s.UnitPath
             where u.ParentId == unit.Id
             select new { s.UnitPath, s.What, s.Strand, s.Count, IsOwn = false })
            .Concat(db.Set<TakeUpOwn>().Where(o => o.UnitPath == unit.Path || noted.Contains(o.UnitPath))
                .Select(o => new { o.UnitPath, o.What, o.Strand, o.Count, IsOwn = true }));
        var all = new Dictionary<CountedIn, int>();
        foreach (var row in await kept.ToListAsync())
        {
            var key = new CountedIn(row.UnitPath, row.What, row.Strand);
            if (!row.IsOwn || row.UnitPath == unit.Path) Add(key, row.Count);
            if (row.IsOwn && noted.Contains(row.UnitPath)) Add(key with { Path = Line(unit.Path, row.UnitPath) }, -row.Count);
        }
        if (noted.Count > 0)
            foreach (var (key, count) in await counting.Of(new(db, noted, today, clock.ReadNow(), Codes(day)), today))
                Add(key with { Path = Line(unit.Path, key.Path) }, count);
        return all;

        void Add(CountedIn key, int count) => all[key] = all.GetValueOrDefault(key) + count;
    }

    /// <summary>Units in which the first rows of a page lie, from a path on; null where those of the whole subtree are read.</summary>
    public async Task<TakeUpScope?> Where(string path, TakeUpGap gap, string? strand, string? from, int size, DateOnly today)
    {
        if (await Read(path, today) is not ({ } day, { } noted)) return null;
        var what = $"{gap}";
        var units = db.Set<TakeUpOwn>().Where(o => o.What == what && (strand == null || o.Strand == strand))
            .Within(o => o.UnitPath, [path]);
        if (from is not null) units = units.Where(o => string.Compare(o.UnitPath, from) >= 0);
        // Each has a row at least.
        // Grouped, not made distinct: in order of the index, so that it ends with the last one wanted.
        var first = units.GroupBy(o => o.UnitPath).Select(u => u.Key).OrderBy(p => p).Take(size + 2);
        var (now, codes) = (clock.ReadNow(), Codes(day));
        return noted.Count == 0 ? new(db, first, today, now, codes)
            : new(db, [.. (await first.ToListAsync()).Union(noted)], today, now, codes);
    }

    private static string[] Codes(TakeUpKept kept) => kept.Strands.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private async Task<(TakeUpKept? Kept, List<string>? Noted)> Read(string path, DateOnly today)
    {
        if (read is { } known && known.Path == path && known.Today == today) return (known.Kept, known.Noted);
        var kept = await days.Today(today);
        var noted = kept is null ? null : await Noted(path);
        read = (path, today, kept, noted);
        return (kept, noted);
    }

    private async Task<List<string>?> Noted(string path)
    {
        var noted = await fold.Paths(db.Set<TakeUpPending>()).Where(p => string.Compare(p, path) >= 0
            && string.Compare(p, Domain.UnitPath.End(path)) < 0).Take(MostNoted + 1).ToListAsync();
        return noted.Count > MostNoted ? null : noted;
    }

    /// <summary>The unit itself, or the one right below it in which a path lies.</summary>
    private static string Line(string unit, string path) =>
        path.Length == unit.Length ? unit : path[..(path.IndexOf('/', unit.Length) + 1)];
}
