using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

/// <summary>A version as pages show it.</summary>
public sealed record VersionRow(PolicyAdoptionId Id, string UnitName, RoundPolicy Policy, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>Which policy counts where. Policies are rules, not persons: whoever is signed in may read them.</summary>
internal sealed class PolicyQueries(Db db)
{
    /// <summary>The version that counts for a unit at an instant: the nearest ancestor's, the unit itself first; null when nobody above
    /// adopted one.</summary>
    public async Task<PolicyAdoption?> InForce(string unitPath, DateTimeOffset at)
    {
        var paths = UnitPath.SelfAndAncestors(unitPath).ToList();
        var candidates = await db.Set<PolicyAdoption>().AsNoTracking()
            .Where(a => paths.Contains(a.UnitPath) && a.IsInForce(at)).ToListAsync();
        return PolicyAdoption.InForce(candidates, unitPath, at);
    }

    /// <summary>The version in force for a unit, with the unit that adopted it.</summary>
    public async Task<VersionRow?> Shown(string unitPath, DateTimeOffset at) =>
        await InForce(unitPath, at) is { } found ? await Find(found.Id) : null;

    public Task<VersionRow?> Find(PolicyAdoptionId id) => Rows(db.Set<PolicyAdoption>().Where(a => a.Id == id)).FirstOrDefaultAsync();

    /// <summary>The unit's own versions, the newest first.</summary>
    public async Task<PageOf<VersionRow>> VersionsOf(UnitId unit, string? after)
    {
        var all = db.Set<PolicyAdoption>().Where(a => a.UnitId == unit);
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(a => a.Id < new PolicyAdoptionId(last)) : all;
        return await Rows(rest.OrderByDescending(a => a.Id)).Page(await all.CountToLimit(), v => PageKey.Write(v.Id.Value));
    }

    private IQueryable<VersionRow> Rows(IQueryable<PolicyAdoption> adoptions) =>
        from a in adoptions.AsNoTracking()
        join u in db.Set<Unit>() on a.UnitId equals u.Id
        select new VersionRow(a.Id, u.Name, a.Policy, a.From, a.Until);
}
