using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The approver gives the time that was asked for; the repair is owed by the new date.</summary>
internal sealed class GrantExtension(Db db, RectificationQueries queries, Owed owed, RepairFacts facts, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.GrantExtension(by, await facts.Of(rectification), now);
        await owed.Discharge(ObligationKinds.DecideExtension, rectification.Ref, now);
        await owed.Move(ObligationKinds.Rectify, rectification.Ref, rectification.OwnerPostId, rectification.DueOn, now);
        await db.SaveChangesAsync();
    }
}
