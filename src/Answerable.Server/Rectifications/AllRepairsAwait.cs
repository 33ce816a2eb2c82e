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
            var titles = await queries.TitlesOf(ids);
            var repairs = await RectificationQueries.Whole(db.Set<Rectification>().AsNoTracking().Where(r => ids.Contains(r.Id)))
                .ToListAsync(cancel);
            yield return repairs.ConvertAll(r => r.Awaits(titles[r.Id], calendar));
        }
    }
}
