using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Desk;
using Answerable.Domain.Obligations;
using Answerable.Domain.Recordings;
using Answerable.Server.Obligations;
using Answerable.Server.Recordings;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Desk;

/// <summary>Signed papers away from their pages: their numbers, who sees them, and what each awaits.</summary>
internal sealed class RecordingObjects(Db db, RecordingQueries queries) : IAllAwaits
{
    private const int AtOnce = 500;

    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RecordingId.Of).ToList();
        return db.Set<Recording>().Where(r => which.Contains(r.Id)).Select(r => new { r.Id, r.Reference })
            .ToDictionaryAsync(r => r.Id.Value, r => r.Reference);
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RecordingId.Of).ToList();
        return queries.VisibleTo(by).Where(r => which.Contains(r.Id)).Select(r => r.Id).Values();
    }

    public async IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, [EnumeratorCancellation] CancellationToken cancel)
    {
        var objected = db.Set<Recording>().Where(r => r.Objection != RecordingObjection.None);
        foreach (var ids in (await objected.Select(r => r.Id).ToListAsync(cancel)).Chunk(AtOnce))
        {
            var found = await db.Set<Recording>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancel);
            yield return found.ConvertAll(r => RecordingAwaits.Of(r, calendar));
        }
    }
}
