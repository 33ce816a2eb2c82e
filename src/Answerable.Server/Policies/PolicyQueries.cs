using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

/// <summary>Which policy counts where. Policies are rules, not persons: whoever is signed in may read them.</summary>
internal sealed class PolicyQueries(Db db)
{
    /// <summary>The version that counts for a unit at an instant: the nearest ancestor's, the unit itself first; null when nobody above adopted one.</summary>
    public async Task<PolicyAdoption?> InForce(string unitPath, DateTimeOffset at)
    {
        var paths = UnitPath.SelfAndAncestors(unitPath).ToList();
        var candidates = await db.Set<PolicyAdoption>().AsNoTracking()
            .Where(a => paths.Contains(a.UnitPath) && a.From <= at && (a.Until == null || a.Until > at)).ToListAsync();
        return PolicyAdoption.InForce(candidates, unitPath, at);
    }
}
