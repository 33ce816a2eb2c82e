using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>The vetter accepts the filed report; the meeting then waits for a comment on it.</summary>
internal sealed class AcceptDebrief(DebriefQueries debriefs, RoundAwaits awaits, Owed owed, TimeProvider clock)
{
    public async Task Run(Actor by, DebrieferId id, int? version = null)
    {
        var now = clock.ReadNow();
        var (debrief, round, debriefer, tenures) = await debriefs.Load(by, id, now, version);
        debrief.Accept(by, round, tenures, now);
        debriefer.ReportAccepted(now);
        await owed.Follow(await awaits.Awaited(round, [debriefer]), now);
        await debriefs.Save();
    }
}
