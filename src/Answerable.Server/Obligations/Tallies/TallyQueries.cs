using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>The three counts of a subtree; late and near ones are open too.</summary>
public readonly record struct Trio(int Late, int Near, int Open)
{
    public int Count(Standing standing) => standing switch { Standing.Late => Late, Standing.Near => Near, _ => Open };

    public static Trio operator +(Trio a, Trio b) => new(a.Late + b.Late, a.Near + b.Near, a.Open + b.Open);
}

/// <summary>A unit directly below another, with what its subtree owes.</summary>
public sealed record UnitTrio(UnitId Id, string Code, string Name, Trio Counts);

/// <summary>Counts out of the tally and what has not been folded into it yet: never stale.</summary>
internal sealed class TallyQueries(Db db)
{
    private static readonly HotQuery<Func<DbContext, string, string, DateOnly, DateOnly, IAsyncEnumerable<Trio>>> OfAllKinds = new(() =>
        EF.CompileAsyncQuery((DbContext db, string path, string end, DateOnly today, DateOnly near) =>
            db.Set<Tally>().Where(t => t.UnitPath == path && t.Open > 0).Select(t => new { t.DueOn, t.Open })
                .Concat(db.Set<TallyDelta>().Where(d => string.Compare(d.UnitPath, path) >= 0 && string.Compare(d.UnitPath, end) < 0)
                    .Select(d => new { d.DueOn, d.Open }))
                .GroupBy(x => 1).Select(g => new Trio(
                    g.Sum(x => x.DueOn < today ? x.Open : 0), g.Sum(x => x.DueOn >= today && x.DueOn <= near ? x.Open : 0),
                    g.Sum(x => x.Open)))));

    /// <summary>What the subtree owes.</summary>
    /// <param name="kind">Of one kind only.</param>
    public async Task<Trio> Below(string path, DateOnly today, string? kind = null)
    {
        var (end, near) = (UnitPath.End(path), today.AddDays(ObligationFilter.NearDays));
        if (kind is null) return await OfAllKinds.On(db)(db, path, end, today, near).FirstOrDefaultAsync();
        var folded = db.Set<Tally>().Where(t => t.UnitPath == path && t.Open > 0 && t.Kind == kind);
        var fresh = db.Set<TallyDelta>().Where(d =>
            string.Compare(d.UnitPath, path) >= 0 && string.Compare(d.UnitPath, end) < 0 && d.Kind == kind);
        var sums = await folded.Select(t => new { t.DueOn, t.Open }).Concat(fresh.Select(d => new { d.DueOn, d.Open }))
            .GroupBy(x => 1).Select(g => new Trio(
                g.Sum(x => x.DueOn < today ? x.Open : 0), g.Sum(x => x.DueOn >= today && x.DueOn <= near ? x.Open : 0), g.Sum(x => x.Open)))
                    .ToListAsync();
        return sums.Count == 0 ? default : sums[0];
    }

    /// <summary>What each unit directly below owes with its own subtree, in order of code.</summary>
    public async Task<IReadOnlyList<UnitTrio>> Below(UnitId unit, string path, DateOnly today)
    {
        var children =
            await db.Set<Unit>().Where(u => u.ParentId == unit && u.ClosedAt == null).OrderBy(u => u.Code)
                .Select(u => new { u.Id, u.Code, u.Name, u.Path }).ToListAsync();
        var folded = await Of([.. children.Select(c => c.Path)], path, today, null);
        return [.. children.Select(c => new UnitTrio(c.Id, c.Code, c.Name, folded.GetValueOrDefault(c.Path)))];
    }

    /// <summary>What the subtree owes, kind by kind, the most overdue first.</summary>
    public async Task<IReadOnlyList<KindTrio>> Kinds(string path, DateOnly today)
    {
        var (end, near) = (UnitPath.End(path), today.AddDays(ObligationFilter.NearDays));
        var folded = db.Set<Tally>().Where(t => t.UnitPath == path && t.Open > 0).Select(t => new { t.Kind, t.DueOn, t.Open });
        var fresh = db.Set<TallyDelta>().Where(d => string.Compare(d.UnitPath, path) >= 0 && string.Compare(d.UnitPath, end) < 0)
            .Select(d => new { d.Kind, d.DueOn, d.Open });
        var kinds = await folded.Concat(fresh).GroupBy(x => x.Kind).Select(g => new KindTrio(g.Key, new Trio(
            g.Sum(x => x.DueOn < today ? x.Open : 0), g.Sum(x => x.DueOn >= today && x.DueOn <= near ? x.Open : 0), g.Sum(x => x.Open))))
            .ToListAsync();
        return [.. kinds.Where(k => k.Counts.Open > 0).OrderByDescending(k => k.Counts.Late).ThenByDescending(k => k.Counts.Open)
            .ThenBy(k => k.Kind, StringComparer.Ordinal)];
    }

    /// <summary>What some units directly below another owe with all that is beneath them, by their paths.</summary>
    /// <param name="above">Path of the unit above.</param>
    /// <param name="kind">Of one kind only; null for all.</param>
    public async Task<IReadOnlyDictionary<string, Trio>> Of(IReadOnlyCollection<string> paths, string above, DateOnly today, string? kind)
    {
        var (end, near) = (UnitPath.End(above), today.AddDays(ObligationFilter.NearDays));
        var counts = await db.Set<Tally>().Where(t => paths.Contains(t.UnitPath) && t.Open > 0 && (kind == null || t.Kind == kind))
            .GroupBy(t => t.UnitPath).Select(g => new
            {
                Path = g.Key, Counts = new Trio(g.Sum(t => t.DueOn < today ? t.Open : 0),
                    g.Sum(t => t.DueOn >= today && t.DueOn <= near ? t.Open : 0), g.Sum(t => t.Open)),
            }).ToDictionaryAsync(x => x.Path, x => x.Counts);
        var fresh = await db.Set<TallyDelta>().Where(d => string.Compare(d.UnitPath, above) >= 0 && string.Compare(d.UnitPath, end) < 0
            && (kind == null || d.Kind == kind)).GroupBy(d => new { d.UnitPath, d.DueOn })
            .Select(g => new { g.Key.UnitPath, g.Key.DueOn, Open = g.Sum(d => d.Open) }).ToListAsync();
        foreach (var delta in fresh.Where(d => d.UnitPath.Length > above.Length))
        {
            var child = delta.UnitPath[..(delta.UnitPath.IndexOf('/', above.Length) + 1)];
            counts[child] = counts.GetValueOrDefault(child) + new Trio(delta.DueOn < today ? delta.Open : 0,
                delta.DueOn >= today && delta.DueOn <= near ? delta.Open : 0, delta.Open);
        }
        return counts;
    }

    /// <summary>What the posts of this one unit owe, without those below.</summary>
    public async Task<Trio> Own(string path, DateOnly today, string? kind)
    {
        var near = today.AddDays(ObligationFilter.NearDays);
        var sums = await db.Set<Obligation>()
            .Where(o => o.State == ObligationState.Open && o.UnitPath == path && (kind == null || o.Kind == kind)).GroupBy(o => 1)
            .Select(g => new Trio(g.Sum(o => o.DueOn < today ? 1 : 0), g.Sum(o => o.DueOn >= today && o.DueOn <= near ? 1 : 0), g.Count()))
            .ToListAsync();
        return sums.Count == 0 ? default : sums[0];
    }
}
