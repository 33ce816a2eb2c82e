using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>The vetter accepts the filed report; the chair then owes a comment by the meeting.</summary>
internal sealed class AcceptDebrief(DebriefQueries debriefs, OwedByHand owed, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DebrieferId id)
    {
        var now = clock.ReadNow();
        var (debrief, round, debriefer, _, _, _) = await debriefs.Load(by, id);
        debrief.Accept(by, round, await tenures.Of([debrief.PostId], debrief.Newest()?.FiledAt ?? now), now);
        debriefer.ReportAccepted();
        await owed.Discharge(DebriefKinds.Vet, debrief.Ref, now);
        if (debriefer.CommentCount == 0 && round.State is RoundState.Open or RoundState.InSession && round.Appointed(OfficerRole.Chair) is { } chair)
        {
            var today = await zone.On(now);
            await owed.Open(ReviewKinds.Comment, chair, debriefer.UnitId, round.MeetingOn > today ? round.MeetingOn : today, round.Title, debriefer.Ref, now);
        }
        await debriefs.Save(debrief);
    }
}
