using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>The tally of each unit, with what is not folded yet, is what counting every obligation anew gives.</summary>
internal sealed class TallyCheck(Db db) : ICheck
{
    public string Name => "tally";

    public async Task<Checked> Run(CancellationToken cancel)
    {
        var findings = new Findings();
        var left = new Dictionary<(string Path, string Kind, DateOnly Due), (int Open, int Done)>();
        // All in one snapshot: an act between two of these would look like a difference.
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var counted =
            db.Set<Obligation>().Where(o => o.State != ObligationState.Waived).GroupBy(o => new { o.UnitPath, o.Kind, o.DueOn })
                .Select(g => new
                {
                    g.Key.UnitPath, g.Key.Kind, g.Key.DueOn,
                    Open = g.Sum(o => o.State == ObligationState.Open ? 1 : 0),
                    Done = g.Sum(o => o.State == ObligationState.Discharged ? 1 : 0),
                });
        foreach (var c in await counted.ToListAsync(cancel)) Spread(c.UnitPath, c.Kind, c.DueOn, c.Open, c.Done);
        foreach (var d in await db.Set<TallyDelta>().AsNoTracking().ToListAsync(cancel))
            Spread(d.UnitPath, d.Kind, d.DueOn, -d.Open, -d.Done);
        findings.Look(left.Count);
        await foreach (var tally in db.Set<Tally>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
            Add((tally.UnitPath, tally.Kind, tally.DueOn), -tally.Open, -tally.Done);
        foreach (var (key, (open, done)) in left.Where(l => l.Value != default).OrderBy(l => l.Key.Path, StringComparer.Ordinal))
            findings.Say($"{key.Path} {key.Kind} {key.Due:yyyy-MM-dd}: the tally lacks {open} open and {done} done");
        return findings.Found;

        void Spread(string unit, string kind, DateOnly due, int open, int done)
        {
            foreach (var path in UnitPath.SelfAndAncestors(unit)) Add((path, kind, due), open, done);
        }

        void Add((string, string, DateOnly) key, int open, int done)
        {
            var (o, d) = left.GetValueOrDefault(key);
            left[key] = (o + open, d + done);
        }
    }
}
