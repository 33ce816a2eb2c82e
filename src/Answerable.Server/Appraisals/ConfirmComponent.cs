using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;

namespace Answerable.Server.Appraisals;

/// <summary>Another post and person saw the document and found the same.</summary>
internal sealed class ConfirmComponent(Db db, AppraisalDesk desk, OwedByHand owed)
{
    public async Task Run(Actor by, DebrieferId id, ComponentEntryId which)
    {
        var at = await desk.Of(by, id);
        var entry = await db.Set<ComponentEntry>().FindAsync(which) is { } found && found.DebrieferId == id ? found : throw new NotVisible();
        entry.Confirm(by, at.Round, at.Debriefing, at.Now);
        if (at.Every(e => e.ConfirmedAt is not null, entry)) await owed.Discharge(AppraisalKinds.Confirm, at.About, at.Now);
        await db.SaveChangesAsync();
    }
}
