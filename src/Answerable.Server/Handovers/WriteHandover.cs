using Answerable.Domain;
using Answerable.Domain.Handovers;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Handovers;

/// <summary>The giver says how items stand; what is not sent stays as it is.</summary>
internal sealed class ExplainItems(Db db, HandoverQueries queries)
{
    public async Task Run(Actor by, HandoverId id, IReadOnlyDictionary<HandoverItemId, string> sentences, int? version = null)
    {
        var found = await queries.Load(by, id, version);
        found.Explain(by, sentences);
        await db.SaveChangesAsync();
    }
}

/// <summary>The receiver ticks items or writes reservations; what is not sent stays as it is.</summary>
internal sealed class CheckItems(Db db, HandoverQueries queries)
{
    public async Task Run(Actor by, HandoverId id, IReadOnlyDictionary<HandoverItemId, (bool Ticked, string Reservation)> checks,
        int? version = null)
    {
        var found = await queries.Load(by, id, version);
        found.Check(by, checks);
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes in what came since the list was made.</summary>
internal sealed class RenewHandover(Db db, HandoverQueries queries, TimeProvider clock)
{
    public async Task Run(Actor by, HandoverId id, int? version = null)
    {
        var found = await queries.Load(by, id, version);
        found.RequireNone(found.AgainstRenewing(by));
        found.Renew(by, await queries.Facts(found.PostId), clock.ReadNow());
        await db.SaveChangesAsync();
    }
}
