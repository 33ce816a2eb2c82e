using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The approver sends the plan back; planning is owed again, by the later of its old date and the days for a return.</summary>
internal sealed class ReturnPlan(Db db, RectificationQueries queries, Owed owed, OrganisationZone zone, RepairFacts facts, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, string reason, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.ReturnPlan(by, reason, await facts.Of(rectification), now);
        await owed.Discharge(ObligationKinds.ApproveRectification, rectification.Ref, now);
        await owed.Reopen(ObligationKinds.PlanRectification, rectification.Ref, await zone.On(now), rectification.ReturnDays, now);
        await db.SaveChangesAsync();
    }
}
