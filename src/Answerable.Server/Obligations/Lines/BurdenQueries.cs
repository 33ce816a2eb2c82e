using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>What one line makes posts owe that is open now.</summary>
/// <param name="Guide">The unit that guides; null for the line of the units above.</param>
/// <param name="Name">Of that unit.</param>
public sealed record BurdenLine(Guid? Guide, string? Name, int Open, int Late);

/// <summary>What is open of posts, by the line from which it comes.</summary>
/// <param name="Parent">From the units above and all others that guide nothing here.</param>
/// <param name="Guides">From each unit that guides, or guided while it still owes.</param>
public sealed record BothLines(BurdenLine Parent, IReadOnlyList<BurdenLine> Guides)
{
    public int Open => Parent.Open + Guides.Sum(g => g.Open);

    public IEnumerable<BurdenLine> All => [Parent, .. Guides];
}

/// <summary>
/// Counts what posts owe in both lines. Something comes from a guiding unit where it is owed to that unit, also when the guidance has ended
/// since: what was issued stays owed.
/// </summary>
internal sealed class BurdenQueries(Db db, TallyQueries tally)
{
    private sealed record Owing(UnitId Guide, string Name, int Open, int Late);

    /// <summary>Whether the actor may read what the unit's posts owe: who oversees it, belongs to it, or guides it.</summary>
    public static bool MayRead(Actor by, UnitId unit, string path) =>
        by.HasAny(path, RightSets.Overseeing) || by.Unit == unit || by.Guided.Any(g => g.Unit == unit);

    /// <summary>Of the posts of the unit itself.</summary>
    /// <exception cref="NotVisible">There is no such unit, or it is not for the actor to read.</exception>
    public async Task<BothLines> Of(Actor by, UnitId unit, DateOnly today, DateTimeOffset now)
    {
        var path = await db.Set<Unit>().Where(u => u.Id == unit).Select(u => u.Path).FirstOrDefaultAsync();
        if (path is null || !MayRead(by, unit, path)) throw new NotVisible();
        return await OfUnit(path, today, now);
    }

    /// <summary>Of the posts of the unit at this path itself; who asks has seen it.</summary>
    public async Task<BothLines> OfUnit(string path, DateOnly today, DateTimeOffset now)
    {
        var all = await db.Set<Obligation>().Where(o => o.State == ObligationState.Open && o.UnitPath == path).GroupBy(o => 1)
            .Select(g => new { Open = g.Count(), Late = g.Sum(o => o.DueOn < today ? 1 : 0) }).FirstOrDefaultAsync();
        var guides = await Guided(db.Set<Guidance>().Where(g => g.UnitPath == path), today);
        var without = await (from g in db.Set<Guidance>()
                             join u in db.Set<Unit>() on g.GuideId equals u.Id
                             where g.UnitPath == path && g.IsInForce(now)
                             orderby u.Code
                             select new { u.Id, u.Name }).Distinct().ToListAsync();
        guides.AddRange(without.Where(w => guides.All(g => g.Guide != w.Id)).Select(w => new Owing(w.Id, w.Name, 0, 0)));
        return Split(all?.Open ?? 0, all?.Late ?? 0, guides);
    }

    /// <summary>Of all posts of a subtree: the tally, and of it what guiding units are owed.</summary>
    public async Task<BothLines> Below(string path, DateOnly today)
    {
        var all = await tally.Below(path, today);
        return Split(all.Open, all.Late, await Guided(db.Set<Guidance>().Within(g => g.UnitPath, [path]), today));
    }

    private Task<List<Owing>> Guided(IQueryable<Guidance> guidances, DateOnly today) =>
        (from g in guidances.Select(g => new { g.UnitPath, g.GuideId }).Distinct()
         join o in db.Set<Obligation>() on new { g.UnitPath, Guide = g.GuideId } equals new { o.UnitPath, Guide = o.OwedToId }
         where o.State == ObligationState.Open
         join u in db.Set<Unit>() on g.GuideId equals u.Id
         group o by new { u.Id, u.Name } into line
         orderby line.Count() descending, line.Key.Name
         select new Owing(line.Key.Id, line.Key.Name, line.Count(), line.Sum(o => o.DueOn < today ? 1 : 0))).ToListAsync();

    private static BothLines Split(int open, int late, List<Owing> guides) =>
        new(new(null, null, open - guides.Sum(g => g.Open), late - guides.Sum(g => g.Late)),
            [.. guides.Select(g => new BurdenLine(g.Guide.Value, g.Name, g.Open, g.Late))]);
}
