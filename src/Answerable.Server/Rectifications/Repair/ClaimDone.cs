using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The owner says that the close condition is met; the verifier then owes a judgement.</summary>
internal sealed class ClaimDone(Db db, RectificationQueries queries, RepairFacts facts, Owed owed, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task<IReadOnlyList<Waits>> Run(Actor by, RectificationId id, string text, string? evidence, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.Claim(by, text, evidence, now);
        var waits = await owed.Follow(await facts.Awaits(rectification), now);
        await db.SaveChangesAsync();
        return waits;
    }
}
