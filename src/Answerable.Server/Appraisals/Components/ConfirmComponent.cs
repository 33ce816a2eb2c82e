using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;

namespace Answerable.Server.Appraisals;

/// <summary>Another post and person saw the document and found the same.</summary>
internal sealed class ConfirmComponent(Db db, AppraisalCases cases, AppraisalsAwaited awaits, Owed owed)
{
    public async Task Run(Actor by, DebrieferId id, ComponentEntryId which)
    {
        var at = await cases.Load(by, id);
        var entry = await cases.Entry(id, which);
        entry.Confirm(by, at.Round, at.Debriefer, at.Now);
        await owed.Follow(await awaits.Awaited(at.Round, at.Debriefer), at.Now);
        await db.SaveChangesAsync();
    }
}
