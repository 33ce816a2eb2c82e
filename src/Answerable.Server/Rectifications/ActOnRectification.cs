using Answerable.Domain;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The way that every act on one rectification goes: load what the actor sees, ask the rule, make the book agree, save
/// once.</summary>
internal sealed class ActOnRectification(Db db, RectificationQueries queries, RepairFacts facts, Owed owed, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    /// <param name="rule">The verb, with the instant of the act; what it changes besides is saved with it.</param>
    public async Task Act(Actor by, RectificationId id, int? version, Func<Rectification, DateTimeOffset, Task> rule)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        await rule(rectification, now);
        await owed.Follow(await facts.Awaits(rectification), now);
        await db.SaveChangesAsync();
    }

    /// <inheritdoc cref="Act(Actor, RectificationId, int?, Func{Rectification, DateTimeOffset, Task})"/>
    /// <param name="rule">A verb of a judge, with who held the posts that repair.</param>
    public Task Judge(
        Actor by, RectificationId id, int? version, Action<Rectification, IReadOnlyList<Tenure>, DateTimeOffset> rule) =>
        Act(by, id, version, async (rectification, now) => rule(rectification, await facts.Tenures(rectification), now));
}
