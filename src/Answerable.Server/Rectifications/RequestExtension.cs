using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The owner asks for more time; the approver then owes a decision, and the repair stays owed.</summary>
internal sealed class RequestExtension(Db db, RectificationQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, ExtensionRequest request, int? version = null)
    {
        var now = clock.ReadNow();
        var today = await zone.On(now);
        var rectification = await queries.Load(by, id, version);
        rectification.RequestExtension(by, request, await queries.RepairDueOn(rectification), today, now);
        await owed.Open(ObligationKinds.DecideExtension, rectification.ApproverPostId, rectification.UnitId, today.AddDays(rectification.ApproveDays), await queries.TitleOf(id), rectification.Ref, now);
        await db.SaveChangesAsync();
    }
}
