using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;

namespace Answerable.Server.Appraisals;

/// <summary>Enters a component, or another value instead of the one there, with a reason; somebody else confirms it anew.</summary>
internal sealed class EnterComponent(Db db, AppraisalDesk desk, OwedByHand owed, OrganisationZone zone)
{
    /// <param name="reason">Needed when there is an entry already.</param>
    public async Task<ComponentEntryId> Run(Actor by, DebrieferId id, string component, int hundredths, string documentReference, string? reason)
    {
        var at = await desk.Of(by, id);
        var before = at.Facts.EntriesOf(id, component).FirstOrDefault(e => e.SupersededById is null);
        var entry = before is null
            ? ComponentEntry.Enter(by, at.Round, id, component, hundredths, documentReference, at.Debriefing, at.Now)
            : before.Correct(by, at.Round, hundredths, documentReference, reason ?? "", at.Debriefing, at.Now);
        db.Add(entry);
        if (at.Every(e => e.Stands, entry)) await owed.Discharge(AppraisalKinds.Enter, at.About, at.Now);
        if (before?.ConfirmedAt is not null) await owed.Reopen(AppraisalKinds.Confirm, at.About, await zone.On(at.Now), at.Round.Policy.ReturnDays.Value, at.Now, at.Round.PostFor(OfficerRole.Confirmer));
        await db.SaveChangesAsync();
        return entry.Id;
    }
}
