using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Difficulties;

/// <summary>Difficulties away from their pages: their names, who sees them, and what each awaits.</summary>
internal sealed class DifficultyObjects(Db db, DifficultyQueries queries) : IAllAwaits
{
    private const int AtOnce = 500;

    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DifficultyId.Of).ToList();
        return db.Set<Difficulty>().Where(d => which.Contains(d.Id)).Select(d => new { d.Id, d.Title })
            .ToDictionaryAsync(d => d.Id.Value, d => d.Title);
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DifficultyId.Of).ToList();
        return queries.VisibleTo(by).Where(d => which.Contains(d.Id)).Select(d => d.Id).Values();
    }

    public async IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var ids in (await db.Set<Difficulty>().Select(d => d.Id).ToListAsync(cancel)).Chunk(AtOnce))
        {
            var found = db.Set<Difficulty>().AsNoTracking().Include(d => d.Turns.OrderBy(t => t.Number)).Where(d => ids.Contains(d.Id));
            yield return (await found.ToListAsync(cancel)).ConvertAll(d => d.Awaits(calendar));
        }
    }
}
