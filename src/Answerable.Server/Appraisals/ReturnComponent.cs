using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;

namespace Answerable.Server.Appraisals;

/// <summary>Who confirms found something else; the component is owed again.</summary>
internal sealed class ReturnComponent(Db db, AppraisalDesk desk, OwedByHand owed, OrganisationZone zone)
{
    public async Task Run(Actor by, DebrieferId id, ComponentEntryId which, string reason)
    {
        var at = await desk.Of(by, id);
        var entry = await db.Set<ComponentEntry>().FindAsync(which) is { } found && found.DebrieferId == id ? found : throw new NotVisible();
        entry.Return(by, at.Round, reason, at.Debriefing, at.Now);
        await owed.Reopen(AppraisalKinds.Enter, at.About, await zone.On(at.Now), at.Round.Policy.ReturnDays.Value, at.Now, at.Round.PostFor(OfficerRole.Enterer));
        await db.SaveChangesAsync();
    }
}
