using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>The holder has read the post's list and answers for it, by name and time.</summary>
internal sealed class AcknowledgeDuties(Db db, DutyQueries queries, OwedByHand owed, TimeProvider clock)
{
    public async Task Run(Actor by, DutyChargeId id)
    {
        var now = clock.ReadNow();
        var charge = await queries.ChargesVisibleTo(by).FirstOrDefaultAsync(c => c.Id == id) ?? throw new NotVisible();
        charge.Acknowledge(by, now);
        await owed.Discharge(DutyKinds.Acknowledge, charge.Ref, now);
        await db.SaveChangesAsync();
    }
}
