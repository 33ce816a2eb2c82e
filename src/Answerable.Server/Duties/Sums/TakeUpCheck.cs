using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>The sums of each unit, with what is noted counted anew, are what counting every row gives on the day for which they are
/// kept.</summary>
internal sealed class TakeUpCheck(Db db, TakeUpCounting counting, TakeUpDay days, FoldTakeUp fold,
    OrganisationZone zone, TimeProvider clock) : ICheck
{
    public string Name => "take-up";

    public async Task<Checked> Run(CancellationToken cancel)
    {
        var findings = new Findings();
        // All in one snapshot: an act between two of these would look like a difference.
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        if (await db.Set<TakeUpKept>().AsNoTracking().SingleOrDefaultAsync(cancel) is null) return findings.Found;
        var noted = (await fold.Paths(db.Set<TakeUpPending>()).ToListAsync(cancel)).ToHashSet();
        var own = (await db.Set<TakeUpOwn>().AsNoTracking().ToListAsync(cancel)).ToDictionary(Key, o => o.Count);
        var root = await db.Set<Unit>().Where(u => u.ParentId == null).Select(u => u.Path).SingleOrDefaultAsync(cancel) ?? "/";
        var counted = await counting.Of(await days.Kept(root, cancel), await days.Day(cancel), cancel);
        findings.Look(counted.Count + own.Count);
        // What a new day changes is noted by the job that begins it.
        var compared = await days.Today(await zone.On(clock.ReadNow())) is null ? [] : counted.Keys.Union(own.Keys);
        foreach (var key in compared.Where(k => !noted.Contains(k.Path)).OrderBy(k => k.Path, StringComparer.Ordinal))
            if (counted.GetValueOrDefault(key) is var now && own.GetValueOrDefault(key) is var was && now != was)
                findings.Say($"{key.Path} {key.What} {key.Strand}: kept {was}, counted {now}");
        var left = new Dictionary<CountedIn, int>();
        foreach (var (key, count) in own)
            foreach (var path in UnitPath.SelfAndAncestors(key.Path))
                left[key with { Path = path }] = left.GetValueOrDefault(key with { Path = path }) + count;
        await foreach (var sum in db.Set<TakeUpSum>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            var key = new CountedIn(sum.UnitPath, sum.What, sum.Strand);
            left[key] = left.GetValueOrDefault(key) - sum.Count;
        }
        foreach (var (key, lacks) in left.Where(l => l.Value != 0).OrderBy(l => l.Key.Path, StringComparer.Ordinal))
            findings.Say($"{key.Path} {key.What} {key.Strand}: the sum lacks {lacks}");
        return findings.Found;
    }

    private static CountedIn Key(TakeUpOwn own) => new(own.UnitPath, own.What, own.Strand);
}
