using Answerable.Domain;
using Answerable.Domain.Handovers;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Handovers;

/// <summary>Lists what is open of a post, for the one who leaves and the one who comes to sign.</summary>
internal sealed class OpenHandover(Db db, PostQueries posts, HandoverQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task<HandoverId> Run(Actor by, PostId id)
    {
        var now = clock.ReadNow();
        var post = await posts.Load(by, id) ?? throw new NotVisible();
        var facts = await queries.Facts(id);
        var (isOpen, isDone) = await queries.Before(id, Handover.Parties(facts.Appointments, now));
        var opened = Handover.Open(by, post, facts, now, isOpen, isDone);
        db.Add(opened);
        await owed.Follow(opened.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
        return opened.Id;
    }
}

/// <summary>It is not to be signed.</summary>
internal sealed class WithdrawHandover(Db db, HandoverQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, HandoverId id, string reason, int? version = null)
    {
        var now = clock.ReadNow();
        var found = await queries.Load(by, id, version);
        found.Withdraw(by, reason, now);
        await owed.Follow(found.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}
