using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The owner, or who carries out a measure, says how far the repair is.</summary>
internal sealed class ReportRepair(Db db, RectificationQueries queries, RepairFacts facts, Owed owed, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task<IReadOnlyList<Waits>> Run(Actor by, RectificationId id, string text, string? evidence, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        rectification.Progress(by, text, evidence, now);
        var waits = await owed.Follow(await facts.Awaits(rectification), now);
        await db.SaveChangesAsync();
        return waits;
    }
}
