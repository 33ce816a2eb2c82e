using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>Gives a draft other words or dates.</summary>
internal sealed class ChangeRound(Db db, RoundQueries rounds, HeldParts parts, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RoundId id, RoundDraft draft, int? version = null)
    {
        var round = await rounds.Load(by, id);
        round.ReadAs(version);
        round.Change(by, draft, await zone.Calendar());
        round.SetParts(await parts.Of(round, clock.ReadNow()));
        db.Whole(round);
        await db.SaveChangesAsync();
    }
}
