using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>What stands against closing a unit: posts that are held, units beneath, and what rooms above keep of it.</summary>
internal sealed class ClosingQueries(Db db, IEnumerable<IHoldsUnit> rooms)
{
    /// <summary>Each with its count and where it is listed; what there is none of is left out.</summary>
    public async Task<IReadOnlyList<InTheWay>> Find(UnitId unit, string path, DateTimeOffset now, CancellationToken cancel = default)
    {
        var held = await db.Set<Post>().CountAsync(p => p.UnitId == unit
            && (db.Set<Appointment>().Any(a => a.PostId == p.Id && !a.IsOver(now))
                || db.Set<Membership>().Any(m => m.CollectiveId == p.Id && !m.IsOver(now))), cancel);
        var beneath = await db.Set<Unit>().CountAsync(u => u.ParentId == unit && u.ClosedAt == null, cancel);
        List<InTheWay> all = [new("held", held, $"/posts?unit={unit.Value}"), new("beneath", beneath, $"/units?unit={unit.Value}")];
        foreach (var room in rooms) all.Add(await room.Of(unit, path, cancel));
        return [.. all.Where(w => w.Count > 0)];
    }

    public async Task<ClosingFacts> Facts(UnitId unit, string path, DateTimeOffset now)
    {
        var all = (await Find(unit, path, now)).ToLookup(w => w.Code, w => w.Count);
        return new(all["held"].Sum(), all["beneath"].Sum(), all.Where(a => a.Key is not "held" and not "beneath").Sum(a => a.Sum()));
    }
}
