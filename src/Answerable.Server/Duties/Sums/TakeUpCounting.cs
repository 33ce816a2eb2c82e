using Answerable.Domain.Duties;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>What the sums are of: a path, a kind and a strand.</summary>
internal readonly record struct CountedIn(string Path, string What, string Strand);

/// <summary>Counts duties and gaps of units from rows, a statement a kind: what the sums keep, and what they are compared with.</summary>
internal sealed class TakeUpCounting(Db db)
{
    public async Task<Dictionary<CountedIn, int>> Of(TakeUpScope scope, DateOnly day, CancellationToken cancel = default)
    {
        var all = new Dictionary<CountedIn, int>();
        await Add(TakeUpSum.Duties, from t in scope.Duties
                                    join i in db.Set<DutyItem>() on t.ItemId equals i.Id
                                    select new Row { Path = t.UnitPath, Strand = i.StrandCode });
        foreach (var gap in Enum.GetValues<TakeUpGap>())
            await Add($"{gap}", scope.Gaps(gap).Select(g => new Row { Path = g.UnitPath, Strand = g.Strand }));
        await Add(TakeUpSum.Late, scope.Gaps(TakeUpGap.NotTakenUp).Where(g => g.DueOn < day)
            .Select(g => new Row { Path = g.UnitPath, Strand = g.Strand }));
        return all;

        async Task Add(string what, IQueryable<Row> rows)
        {
            var counted = await rows.GroupBy(r => new { r.Path, r.Strand })
                .Select(g => new { g.Key.Path, g.Key.Strand, Count = g.Count() }).ToListAsync(cancel);
            foreach (var c in counted) all[new(c.Path, what, c.Strand)] = c.Count;
        }
    }

    private sealed class Row
    {
        public required string Path { get; init; }

        public required string Strand { get; init; }
    }
}
