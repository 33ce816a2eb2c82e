using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>The vetter returns the filed report with reasons; it is owed again, by the later of its old date and the policy's days from now.</summary>
internal sealed class ReturnDebrief(DebriefQueries debriefs, OwedByHand owed, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DebrieferId id, string reasons)
    {
        var now = clock.ReadNow();
        var (debrief, round, debriefer, _, _, _) = await debriefs.Load(by, id);
        debrief.Return(by, round, reasons, await tenures.Of([debrief.PostId], debrief.Newest()?.FiledAt ?? now), now);
        debriefer.ReportReturned();
        await owed.Discharge(DebriefKinds.Vet, debrief.Ref, now);
        await owed.Reopen(DebriefKinds.File, debrief.Ref, await zone.On(now), round.Policy.ReturnDays.Value, now);
        await debriefs.Save(debrief);
    }
}
