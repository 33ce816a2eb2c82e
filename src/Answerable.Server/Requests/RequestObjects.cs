using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>Requests and answers away from their pages: names, who sees them, what stands before what, and what each awaits.</summary>
internal sealed class RequestObjects(Db db, RequestQueries requests) : IAllAwaits
{
    private const int AtOnce = 500;

    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RequestId.Of).ToList();
        return db.Set<Request>().Where(r => which.Contains(r.Id)).Select(r => new { r.Id, r.Matter })
            .ToDictionaryAsync(r => r.Id.Value, r => r.Matter);
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RequestId.Of).ToList();
        return requests.VisibleTo(by).Where(r => which.Contains(r.Id)).Select(r => r.Id).Values();
    }

    /// <summary>What is answered is called by what was asked and by the post that answers.</summary>
    public async Task<Dictionary<Guid, string>> NamesOfReplies(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(ReplyId.Of).ToList();
        return await (from r in db.Set<Reply>()
                      join q in db.Set<Request>() on r.RequestId equals q.Id
                      join u in db.Set<Unit>() on r.UnitId equals u.Id
                      where which.Contains(r.Id)
                      select new { r.Id, q.Matter, Unit = u.Name }).ToDictionaryAsync(r => r.Id.Value, r => $"{r.Matter} · {r.Unit}");
    }

    public Task<HashSet<Guid>> SeenReplies(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(ReplyId.Of).ToList();
        return requests.RepliesVisibleTo(by).Where(r => which.Contains(r.Id)).Select(r => r.Id).Values();
    }

    /// <summary>What is owed on a request.</summary>
    public IQueryable<ChainLink> RepliesOfRequests(IReadOnlyList<Guid> ids, bool isForward)
    {
        var replies = db.Set<Reply>().AsQueryable();
        if (isForward)
        {
            var which = ids.Select(RequestId.Of).ToList();
            replies = replies.Where(r => which.Contains(r.RequestId));
        }
        else
        {
            var which = ids.Select(ReplyId.Of).ToList();
            replies = replies.Where(r => which.Contains(r.Id));
        }
        return replies.OrderBy(r => r.Id).Select(r => new ChainLink(r.RequestId.Value, r.Id.Value));
    }

    public async IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, [EnumeratorCancellation] CancellationToken cancel)
    {
        var matters = await db.Set<Request>().Where(r => r.State != RequestState.Draft).Select(r => new { r.Id, r.Matter })
            .ToDictionaryAsync(r => r.Id, r => r.Matter, cancel);
        foreach (var ids in (await db.Set<Reply>().Select(r => r.Id).ToListAsync(cancel)).Chunk(AtOnce))
        {
            var found = RequestQueries.Whole(db.Set<Reply>().AsNoTracking().Where(r => ids.Contains(r.Id)));
            yield return (await found.ToListAsync(cancel)).ConvertAll(r => r.Awaits(matters[r.RequestId], calendar));
        }
    }
}
