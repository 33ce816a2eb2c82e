using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Reviews;
using Answerable.Domain.Debriefs;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>The vetter takes an acceptance back: the report waits for vetting again, and the chair's comment for its acceptance.</summary>
internal sealed class ReopenAcceptance(DebriefQueries debriefs, OwedByHand owed, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DebrieferId id, string reason)
    {
        var now = clock.ReadNow();
        var (debrief, round, debriefer, _, _, _) = await debriefs.Load(by, id);
        debrief.ReopenAcceptance(by, round, reason, await tenures.Of([debrief.PostId], debrief.Newest()?.FiledAt ?? now), now);
        debriefer.AcceptanceReopened();
        await owed.Reopen(DebriefKinds.Vet, debrief.Ref, await zone.On(now), round.Policy.VetDays.Value, now);
        await owed.Waive(ReviewKinds.Comment, debriefer.Ref, now);
        await debriefs.Save(debrief);
    }
}
