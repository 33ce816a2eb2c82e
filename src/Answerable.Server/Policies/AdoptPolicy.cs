using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

/// <summary>Makes a policy count for a unit and its subtree from a date; drafts made before keep their copy.</summary>
internal sealed class AdoptPolicy(Db db, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="from">First day, in the organisation's zone; today means from now.</param>
    public async Task<PolicyAdoptionId> Run(Actor by, UnitId unit, RoundPolicy policy, DateOnly from)
    {
        var now = clock.ReadNow();
        var today = await zone.On(now);
        var found = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == unit) ?? throw new NotVisible();
        var latest = await db.Set<PolicyAdoption>().FirstOrDefaultAsync(a => a.UnitId == unit && a.Until == null);
        var adoption = PolicyAdoption.Adopt(by, found, policy, latest, from == today ? now : await zone.StartOf(from), now);
        db.Add(adoption);
        await db.SaveChangesAsync();
        return adoption.Id;
    }
}
