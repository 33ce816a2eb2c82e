using Answerable.Domain;
using Answerable.Domain.Plans;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>A plan counts from now on: each milestone is owed by its post until its day.</summary>
internal sealed class AdoptPlan(Db db, PlanQueries plans, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="source">The meeting or document by which it was adopted.</param>
    public async Task Run(Actor by, PlanId id, Source? source, int? version = null)
    {
        var now = clock.ReadNow();
        var plan = await plans.Load(by, id, version);
        var milestones = await plans.MilestonesOf(id).ToListAsync();
        plan.Adopt(by, milestones, source, now);
        var calendar = await zone.Calendar();
        await owed.Follow([.. milestones.Select(m => m.Awaits(calendar))], now);
        await db.SaveChangesAsync();
    }
}
