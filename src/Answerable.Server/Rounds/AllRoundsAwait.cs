using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>What every opened round awaits, in every room that follows it.</summary>
internal sealed class AllRoundsAwait(Db db, RoundAwaits rooms) : IAllAwaits
{
    public async IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var id in await db.Set<Round>().Where(r => r.State != RoundState.Draft).Select(r => r.Id).ToListAsync(cancel))
        {
            var frame = await RoundQueries.Frames(db.Set<Round>().Where(r => r.Id == id)).FirstAsync(cancel);
            var debriefers = await db.Set<Debriefer>().AsNoTracking().Where(d => d.RoundId == id).OrderBy(d => d.Order).ToListAsync(cancel);
            yield return await rooms.Awaited(frame, debriefers);
        }
    }
}
