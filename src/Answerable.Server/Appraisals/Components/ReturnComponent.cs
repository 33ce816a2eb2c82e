using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;

namespace Answerable.Server.Appraisals;

/// <summary>Who confirms found something else; the component is owed again.</summary>
internal sealed class ReturnComponent(Db db, AppraisalCases cases, AppraisalsAwaited awaits, Owed owed)
{
    public async Task Run(Actor by, DebrieferId id, ComponentEntryId which, string reason)
    {
        var at = await cases.Load(by, id);
        var entry = await cases.Entry(id, which);
        entry.Return(by, at.Round, at.Debriefer, reason, at.Now);
        await owed.Follow(await awaits.Awaited(at.Round, at.Debriefer), at.Now);
        await db.SaveChangesAsync();
    }
}
