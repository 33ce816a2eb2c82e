using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>Somebody independent has seen that the close condition is met: the only way to close.</summary>
internal sealed class VerifyRepair(Db db, RectificationQueries queries, Owed owed, RepairFacts facts, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, string sentence, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.Verify(by, sentence, await facts.Of(rectification), now);
        await owed.Discharge(ObligationKinds.VerifyRectification, rectification.Ref, now);
        await db.SaveChangesAsync();
    }
}
