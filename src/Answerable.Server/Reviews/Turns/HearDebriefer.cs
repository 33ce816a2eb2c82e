using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;

namespace Answerable.Server.Reviews;

/// <summary>Writes down what became of a debriefer's turn.</summary>
internal sealed class HearDebriefer(ReviewQueries reviews, TimeProvider clock)
{
    /// <param name="byName">Who spoke in the holder's place.</param>
    /// <param name="reason">Needed when it corrects what was written down before.</param>
    public async Task Run(Actor by, DebrieferId id, AgendaOutcome outcome, string? byName = null, string? reason = null)
    {
        var now = clock.ReadNow();
        var at = await reviews.Load(by, id);
        at.Meeting.Hear(by, at.Debriefer, outcome, byName, reason, now);
        at.Debriefer.Present(outcome switch
        {
            AgendaOutcome.Presented => PresentedAs.Presented,
            AgendaOutcome.TakenAsWritten => PresentedAs.TakenAsWritten,
            AgendaOutcome.Waiting or AgendaOutcome.Absent => PresentedAs.None,
        });
        await reviews.Save();
    }
}
