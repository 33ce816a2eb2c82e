using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>Enters a component, or another value instead of the one there, with a reason; somebody else confirms it anew.</summary>
internal sealed class EnterComponent(Db db, AppraisalCases cases, AppraisalsAwaited awaits, Owed owed)
{
    /// <param name="reason">Needed when there is an entry already.</param>
    /// <param name="seen">Identifier of the entry that whoever sends it has seen, empty for none; null does not compare.</param>
    public async Task<ComponentEntryId> Run(Actor by, DebrieferId id, string component, int hundredths, string documentReference,
        string? reason, string? seen = null)
    {
        var at = await cases.Load(by, id);
        var before = await db.Set<ComponentEntry>().FirstOrDefaultAsync(e => e.DebrieferId == id && e.ComponentCode == component
            && e.SupersededById == null);
        var entry = before is null
            ? ComponentEntry.Enter(by, at.Round, at.Debriefer, component, hundredths, documentReference, at.Now)
            : before.Correct(by, at.Round, at.Debriefer, hundredths, documentReference, reason ?? "", at.Now);
        // After the rule has said who may: nothing is told to whom may not.
        if (seen is not null && seen != (before?.Id.Value.ToString() ?? "")) throw new Stale(before?.Ref);
        db.Add(entry);
        await owed.Follow(await awaits.Awaited(at.Round, at.Debriefer), at.Now);
        await db.SaveChangesAsync();
        return entry.Id;
    }
}
