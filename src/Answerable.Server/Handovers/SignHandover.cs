using Answerable.Domain;
using Answerable.Domain.Handovers;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Handovers;

/// <summary>The giver signs.</summary>
internal sealed class GiveHandover(Db db, HandoverQueries queries, TimeProvider clock)
{
    public async Task Run(Actor by, HandoverId id, string name, int? version = null)
    {
        var found = await queries.Load(by, id, version);
        Require.Allowed(found.AgainstGiving(by, 0));
        found.Give(by, name, await queries.NameOf(by), await queries.Facts(found.PostId), clock.ReadNow());
        await db.SaveChangesAsync();
    }
}

/// <summary>The giver cannot sign: somebody of a unit above does, for a reason.</summary>
internal sealed class GiveHandoverFor(Db db, HandoverQueries queries, TimeProvider clock)
{
    public async Task Run(Actor by, HandoverId id, string name, string reason, int? version = null)
    {
        var found = await queries.Load(by, id, version);
        Require.Allowed(found.AgainstGivingFor(by, 0));
        found.GiveFor(by, name, await queries.NameOf(by), reason, await queries.Facts(found.PostId), clock.ReadNow());
        await db.SaveChangesAsync();
    }
}

/// <summary>Somebody of a unit above was there.</summary>
internal sealed class WitnessHandover(Db db, HandoverQueries queries, TimeProvider clock)
{
    public async Task Run(Actor by, HandoverId id, string name, int? version = null)
    {
        var found = await queries.Load(by, id, version);
        found.Witness(by, name, await queries.NameOf(by), clock.ReadNow());
        await db.SaveChangesAsync();
    }
}

/// <summary>The receiver signs, and answers for what is listed from then on.</summary>
internal sealed class ReceiveHandover(Db db, HandoverQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, HandoverId id, string name, int? version = null)
    {
        var now = clock.ReadNow();
        var found = await queries.Load(by, id, version);
        Require.Allowed(found.AgainstReceiving(by, 0));
        found.Receive(by, name, await queries.NameOf(by), await queries.Facts(found.PostId), now);
        await owed.Follow(found.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}
