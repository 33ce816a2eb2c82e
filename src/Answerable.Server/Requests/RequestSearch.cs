using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>How requests are searched for: by matter, asking unit, what they are for and what they ask.</summary>
internal sealed class RequestSearch(Db db)
{
    public static SearchedKind Kind => new SearchedKind<RequestSearch>(11, "requests", "send", typeof(Request),
        (s, _, ids, words, _) => s.Found(ids, words))
    {
        Texts = Texts,
        Watches =
        [
            SearchWatch.Of<Request>(nameof(Request.Id), nameof(Request.Matter), nameof(Request.Purpose), nameof(Request.SourceReference)),
            SearchWatch.Of<RequestItem>(nameof(RequestItem.RequestId), nameof(RequestItem.Text)),
            SearchWatch.By<Unit>((db, id) => db.Set<Request>().Where(r => r.UnitId == new UnitId(id)).Select(r => r.Id.Value),
                nameof(Unit.Name)),
        ],
    };

    private static async Task<List<SearchText>> Texts(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(RequestId.Of).ToList();
        var requests = await db.Set<Request>().Where(r => which.Contains(r.Id)).Select(r => new
        {
            r.Id, r.Matter, r.Purpose, r.SourceReference, r.UnitPath, r.PostId,
            Unit = db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First()
        }).ToListAsync();
        var items = (await db.Set<RequestItem>().Where(i => which.Contains(i.RequestId)).Select(i => new { i.RequestId, i.Number, i.Text })
            .ToListAsync()).OrderBy(i => i.Number).ToLookup(i => i.RequestId, i => i.Text);
        return requests.ConvertAll(r => new SearchText(r.Id.Value, r.Matter,
            $"{r.Unit} {r.SourceReference} {r.Purpose} {string.Join(' ', items[r.Id])}")
        { Paths = [r.UnitPath], Posts = [r.PostId.Value] });
    }

    private async Task<Dictionary<Guid, SearchHit>> Found(IReadOnlyList<Guid> ids, Words words)
    {
        var which = ids.Select(RequestId.Of).ToList();
        return (await db.Set<Request>().Where(r => which.Contains(r.Id)).Select(r => new
        { r.Id, r.Matter, r.Kind, r.State, Unit = db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First() }).ToListAsync())
            .ToDictionary(r => r.Id.Value, r => new SearchHit(r.Matter, $"{r.Unit} · {words[$"Requests.kind.{r.Kind}"]}", null,
                new(RequestColumns.StateKind(r.State), words[$"Requests.state.{r.State}"])));
    }
}
