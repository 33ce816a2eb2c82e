using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>
/// Asks whoever held a debriefing post within the period and holds it no more, each for the own days, in a post that they hold now.
/// </summary>
internal sealed class TakeParts(Db db, RoundQueries rounds, HeldParts parts, RoundAwaits awaits, Owed owed, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    /// <returns>How many are asked since, or owe in another post since.</returns>
    public async Task<int> Run(Actor by, RoundId id, int? version = null)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        round.ReadAs(version);
        round.RequireNone(round.AgainstTakingParts(by));
        var added = round.TakeParts(by, await parts.Of(round, now), null, now);
        if (round.State != RoundState.Draft) await owed.Follow(await awaits.Awaited(round.Frame, added), now);
        db.Whole(round);
        await db.SaveChangesAsync();
        return added.Count;
    }
}
