using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The approver says that it is fixed at once, by stages or by a rule. What is fixed at once owes no plan any more but the repair.</summary>
internal sealed class ClassifyRectification(Db db, RectificationQueries queries, RepairFacts facts, Owed owed, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task<IReadOnlyList<Waits>> Run(Actor by, RectificationId id, RectificationKind kind, string? closeCondition, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.Classify(by, kind, closeCondition, await facts.Tenures(rectification), now);
        var waits = await owed.Follow(await facts.Awaits(rectification), now);
        await db.SaveChangesAsync();
        return waits;
    }
}
