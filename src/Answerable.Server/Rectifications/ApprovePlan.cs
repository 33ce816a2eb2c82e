using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The approver accepts the plan; the owner repairs by the plan's date.</summary>
internal sealed class ApprovePlan(Db db, RectificationQueries queries, Owed owed, RepairFacts facts, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.ApprovePlan(by, await facts.Of(rectification), now);
        await owed.Discharge(ObligationKinds.ApproveRectification, rectification.Ref, now);
        var subject = await queries.TitleOf(id);
        await owed.Open(ObligationKinds.Rectify, rectification.OwnerPostId, rectification.OwedToUnitId, rectification.DueOn, subject, rectification.Ref, now);
        await db.SaveChangesAsync();
    }
}
