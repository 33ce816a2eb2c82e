using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Handovers;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Handovers;

/// <summary>Handovers away from their pages: their names, who sees them, and what each awaits.</summary>
internal sealed class HandoverObjects(Db db, HandoverQueries queries) : IAllAwaits
{
    private const int AtOnce = 500;

    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(HandoverId.Of).ToList();
        return db.Set<Handover>().Where(h => which.Contains(h.Id)).Select(h => new { h.Id, h.Title })
            .ToDictionaryAsync(h => h.Id.Value, h => h.Title);
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(HandoverId.Of).ToList();
        return queries.VisibleTo(by).Where(h => which.Contains(h.Id)).Select(h => h.Id).Values();
    }

    public async IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var ids in (await db.Set<Handover>().Select(h => h.Id).ToListAsync(cancel)).Chunk(AtOnce))
            yield return (await db.Set<Handover>().AsNoTracking().Where(h => ids.Contains(h.Id)).ToListAsync(cancel))
                .ConvertAll(h => h.Awaits(calendar));
    }
}
