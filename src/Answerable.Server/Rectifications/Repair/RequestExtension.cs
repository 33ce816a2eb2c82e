using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The owner asks for more time; the approver then owes a decision, and the repair stays owed.</summary>
internal sealed class RequestExtension(Db db, RectificationQueries queries, RepairFacts facts, Owed owed, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task<IReadOnlyList<Waits>> Run(Actor by, RectificationId id, ExtensionRequest request, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.RequestExtension(by, request, await facts.Calendar(), now);
        var waits = await owed.Follow(await facts.Awaits(rectification), now);
        await db.SaveChangesAsync();
        return waits;
    }
}
