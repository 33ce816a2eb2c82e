using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Today;

/// <summary>A post that nobody holds or stands in for, and what it owes.</summary>
internal sealed record VacantPost(PostId Id, string Name, string Unit, int Owes);

/// <summary>What stands below the unit looked at.</summary>
internal sealed record Below(IReadOnlyList<UnitTrio> Units, IReadOnlyList<VacantPost> Vacant)
{
    public Trio Total => Units.Aggregate(default(Trio), (sum, unit) => sum + unit.Counts);
}

/// <summary>Readings of the first page.</summary>
internal sealed class TodayQueries(Db db, ObligationQueries obligations, TallyQueries tally)
{
    /// <summary>Rows of either list on the page.</summary>
    public const int Few = 8;

    public Task<OwnCounts> Counts(Actor by, DateOnly today) => obligations.Counts(by, today);

    public Task<OwedPage> Own(Actor by, ObligationClass kept, DateOnly today) =>
        obligations.Own(by, new(Standing.Open, null, kept, null), today, size: Few);

    /// <summary>The units directly below, or null when the post has no right over the unit looked at.</summary>
    public async Task<Below?> Under(Actor by, LookedAt? unit, DateOnly today)
    {
        if (unit is null || !by.HasAny(unit.Path, ObligationQueries.Overseeing)) return null;
        var vacant = await (
            from p in db.Set<Post>()
            join u in db.Set<Unit>() on p.UnitId equals u.Id
            where (u.ParentId == unit.Id || u.Id == unit.Id) && !p.IsCollective && !db.Set<Appointment>().Any(a => a.PostId == p.Id && a.Until == null)
            let owes = db.Set<Obligation>().Count(o => o.OwnerId == p.Id && o.State == ObligationState.Open)
            where owes > 0
            orderby p.UnitPath, p.Code
            select new VacantPost(p.Id, p.Name, u.Name, owes)).Take(20).ToListAsync();
        return new(await tally.Below(unit.Id, unit.Path, today), vacant);
    }
}
