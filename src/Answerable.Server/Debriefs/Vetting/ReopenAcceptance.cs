using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>The vetter takes an acceptance back: the report waits for vetting again, and the chair's comment for its acceptance.</summary>
internal sealed class ReopenAcceptance(DebriefQueries debriefs, RoundAwaits awaits, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DebrieferId id, string reason, int? version = null)
    {
        var now = clock.ReadNow();
        var (debrief, round, debriefer, tenures) = await debriefs.Load(by, id, now, version);
        debrief.ReopenAcceptance(by, round, reason, tenures, await zone.Calendar(), now);
        debriefer.AcceptanceReopened();
        await owed.Follow(await awaits.Awaited(round, [debriefer]), now);
        await debriefs.Save();
    }
}
