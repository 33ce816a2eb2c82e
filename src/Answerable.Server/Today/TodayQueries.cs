using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Today;

/// <summary>A post that nobody holds or stands in for, and what it owes.</summary>
public sealed record VacantPost(string Code, string Name, string Unit, int Owes);

/// <summary>What stands below the unit looked at.</summary>
/// <param name="Name">The unit whose children these are.</param>
public sealed record Below(string Name, IReadOnlyList<UnitTrio> Units, IReadOnlyList<VacantPost> Vacant)
{
    public Trio Total => Units.Aggregate(default(Trio), (sum, unit) => sum + unit.Counts);
}

/// <summary>Readings of the first page.</summary>
internal sealed class TodayQueries(Db db, ObligationQueries obligations, TallyQueries tally)
{
    /// <summary>Rows of either list on the page.</summary>
    public const int Few = 8;

    public Task<OwnCounts> Counts(Actor by, DateOnly today) => obligations.Counts(by, today);

    public Task<PageOf<OwedRow>> Own(Actor by, ObligationClass kept, DateOnly today) =>
        obligations.Own(by, new(Standing.Open, Class: kept), today, Few);

    /// <summary>
    /// The units directly below, or null when the post has no right over the unit looked at. Whoever looks at their own unit
    /// and oversees a wider subtree from there, an organiser in a department for example, sees the units below its root.
    /// </summary>
    public async Task<Below?> Under(Actor by, LookedAt? unit, DateOnly today, DateTimeOffset now)
    {
        if (unit is null || !by.HasAny(unit.Path, RightSets.Overseeing)) return null;
        if (unit.Id == by.Unit) unit = await Widest(by, unit);
        var vacant = await (
            from p in db.Set<Post>()
            join u in db.Set<Unit>() on p.UnitId equals u.Id
            where (u.ParentId == unit.Id || u.Id == unit.Id) && !p.IsCollective
                && !db.Set<Appointment>().Any(a => a.PostId == p.Id && a.IsInForce(now))
            let owes = db.Set<Obligation>().Count(o => o.OwnerId == p.Id && o.State == ObligationState.Open)
            where owes > 0
            orderby p.UnitPath, p.Code
            select new VacantPost(p.Code, p.Name, u.Name, owes)).Take(20).ToListAsync();
        return new(unit.Name, await tally.Below(unit.Id, unit.Path, today), vacant);
    }

    private async Task<LookedAt> Widest(Actor by, LookedAt own)
    {
        var path = by.Over(RightSets.Overseeing).Where(p => UnitPath.IsWithin(own.Path, p)).MinBy(p => p.Length);
        return path is null || path == own.Path ? own
            : await db.Set<Unit>().Where(u => u.Path == path).Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path)).SingleAsync();
    }
}
