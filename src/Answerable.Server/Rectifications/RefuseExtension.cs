using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The approver gives no more time, for a reason; the repair stays owed by its date.</summary>
internal sealed class RefuseExtension(Db db, RectificationQueries queries, Owed owed, RepairFacts facts, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, string reason, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.RefuseExtension(by, reason, await facts.Of(rectification), now);
        await owed.Discharge(ObligationKinds.DecideExtension, rectification.Ref, now);
        await db.SaveChangesAsync();
    }
}
