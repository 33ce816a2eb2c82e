using Answerable.Domain;
using Answerable.Domain.Difficulties;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Difficulties;

/// <summary>How difficulties are searched for: by what is asked, the unit that asks and the posts that have been asked.</summary>
internal sealed class DifficultySearch(Db db)
{
    public static SearchedKind Kind => new SearchedKind<DifficultySearch>(9, "difficulties", "arrow-up", typeof(Difficulty),
        (s, _, ids, words, _) => s.Found(ids, words))
    {
        Texts = Texts,
        Watches =
        [
            SearchWatch.Of<Difficulty>(nameof(Difficulty.Id), nameof(Difficulty.Title), nameof(Difficulty.Text),
                nameof(Difficulty.AskedPostId)),
            .. PostWords.Watches((db, posts) => db.Set<Difficulty>().Where(d => posts.Contains(d.PostId)).Select(d => d.Id.Value)),
        ],
    };

    private static async Task<List<SearchText>> Texts(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DifficultyId.Of).ToList();
        var found = await db.Set<Difficulty>().AsNoTracking().Include(d => d.Turns).Where(d => which.Contains(d.Id)).ToListAsync();
        var posts = await PostWords.Of(db, found.Select(d => d.PostId.Value));
        return found.ConvertAll(d => new SearchText(d.Id.Value, d.Title,
            $"{posts[d.PostId].Name} {posts[d.PostId].Holders} {d.Text}")
        {
            Paths = [d.UnitPath],
            Posts = [.. new[] { d.PostId, d.AskedPostId }.Concat(d.Turns.Select(t => t.AskedPostId)).Select(p => p.Value).Distinct()],
        });
    }

    private async Task<Dictionary<Guid, SearchHit>> Found(IReadOnlyList<Guid> ids, Words words)
    {
        var which = ids.Select(DifficultyId.Of).ToList();
        return (await db.Set<Difficulty>().Where(d => which.Contains(d.Id)).Select(d => new
        { d.Id, d.Title, d.Need, d.State, Unit = db.Set<Unit>().Where(u => u.Id == d.UnitId).Select(u => u.Name).First() }).ToListAsync())
            .ToDictionary(d => d.Id.Value, d => new SearchHit(d.Title, $"{d.Unit} · {words[$"Difficulties.need.{d.Need}"]}", null,
                new(DifficultyColumns.StateKind(d.State), words[$"Difficulties.state.{d.State}"])));
    }
}
