using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>Opens a round; every debriefer's post then owes the unit a report by the round's date.</summary>
internal sealed class OpenRound(Db db, RoundQueries rounds, RoundPersons persons, OwedByHand owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        round.Open(by, await persons.Of(round, now), await zone.On(now), now);
        foreach (var debriefer in round.Debriefers)
            await owed.Open(DebriefKinds.File, debriefer.PostId, round.UnitId, round.ReportDueOn, round.Title, new ObjectRef("debrief", debriefer.Id.Value), now);
        await db.SaveChangesAsync();
    }
}
