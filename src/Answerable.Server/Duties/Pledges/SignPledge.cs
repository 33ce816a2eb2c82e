using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Duties;

/// <summary>The holder signs the pledge letter of the post's list, by name and time; that acknowledges the list where it was not.</summary>
internal sealed class SignPledge(Db db, DutyQueries queries, Owed owed, TimeProvider clock)
{
    /// <param name="version">Of the charge, as read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, DutyChargeId id, int? version = null)
    {
        var now = clock.ReadNow();
        var charge = await queries.Charge(by, id, version);
        charge.Sign(by, await queries.SignerLeft(id, now), now);
        await owed.Follow(charge.Awaits(await queries.TitleOf(charge.ListId)), now);
        await db.SaveChangesAsync();
    }
}
