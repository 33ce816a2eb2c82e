using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>What every rectification awaits.</summary>
internal sealed class AllRepairsAwait(Db db, RectificationQueries queries) : IAllAwaits
{
    public async IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var ids in (await db.Set<Rectification>().Select(r => r.Id).ToListAsync(cancel)).Chunk(200))
        {
            var awaits = new List<Awaits>();
            foreach (var repair in await RectificationQueries.Whole(db.Set<Rectification>().AsNoTracking().Where(r => ids.Contains(r.Id)))
                .ToListAsync(cancel))
                awaits.Add(repair.Awaits(await queries.TitleOf(repair.Id), calendar));
            yield return awaits;
        }
    }
}
