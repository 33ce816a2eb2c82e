using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>Keeps what is being written. No act, so it has no line in the ledger.</summary>
internal sealed class SaveDraft(DebriefQueries debriefs, TimeProvider clock)
{
    /// <returns>The draft's version, from which the next save starts, and when it was saved.</returns>
    public async Task<(int Version, DateTimeOffset At)> Run(Actor by, DebrieferId id, DebriefContent content, DraftBase from)
    {
        var now = clock.ReadNow();
        var writing = await debriefs.Load(by, id);
        writing.Debrief.SaveDraft(by, writing.Asked(content), from, now);
        await debriefs.Save();
        return (writing.Debrief.DraftVersion, now);
    }
}
