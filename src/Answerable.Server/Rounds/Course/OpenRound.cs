using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>Opens a round; what its debriefers then owe, the rooms below say.</summary>
internal sealed class OpenRound(Db db, RoundQueries rounds, RoundPersons persons, RoundAwaits awaits, Owed owed, OrganisationZone zone,
    TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        var gaps = await persons.TakeUpGaps(round.Frame);
        round.Open(by, await persons.Persons(round, now), await zone.On(now), now, gaps);
        await owed.Follow(await awaits.Awaited(round.Frame, round.Debriefers), now);
        await db.SaveChangesAsync();
    }
}
