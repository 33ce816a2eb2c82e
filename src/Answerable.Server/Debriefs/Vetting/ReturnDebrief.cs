using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>The vetter returns the filed report with reasons; it is owed again.</summary>
internal sealed class ReturnDebrief(DebriefQueries debriefs, RoundAwaits awaits, Owed owed, TimeProvider clock)
{
    public async Task Run(Actor by, DebrieferId id, string reasons, int? version = null)
    {
        var now = clock.ReadNow();
        var (debrief, round, debriefer, tenures) = await debriefs.Load(by, id, now, version);
        debrief.Return(by, round, reasons, tenures, now);
        debriefer.ReportReturned();
        await owed.Follow(await awaits.Awaited(round, [debriefer]), now);
        await debriefs.Save();
    }
}
