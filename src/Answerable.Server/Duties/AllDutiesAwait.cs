using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>What every charge and every dated duty awaits.</summary>
internal sealed class AllDutiesAwait(Db db, DutyQueries queries) : IAllAwaits
{
    public async IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, [EnumeratorCancellation] CancellationToken cancel)
    {
        var titles = new Dictionary<DutyListId, string>();
        foreach (var ids in (await db.Set<DutyCharge>().Select(c => c.Id).ToListAsync(cancel)).Chunk(500))
        {
            var awaits = new List<Awaits>();
            foreach (var charge in await db.Set<DutyCharge>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancel))
            {
                if (!titles.TryGetValue(charge.ListId, out var title)) titles[charge.ListId] = title = await queries.TitleOf(charge.ListId);
                awaits.Add(charge.Awaits(title));
            }
            yield return awaits;
        }
        foreach (var ids in (await db.Set<DutyTask>().Select(t => t.Id).ToListAsync(cancel)).Chunk(500))
        {
            var tasks = db.Set<DutyTask>().AsNoTracking().Include(t => t.Reports.OrderBy(r => r.Number)).Where(t => ids.Contains(t.Id));
            yield return (await tasks.ToListAsync(cancel)).ConvertAll(t => t.Awaits(calendar));
        }
    }
}
