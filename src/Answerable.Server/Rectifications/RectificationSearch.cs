using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>How findings are searched for: by what is wrong and by the post that repairs it.</summary>
internal sealed class RectificationSearch(RectificationLists lists)
{
    public static SearchedKind Kind => new SearchedKind<RectificationSearch>(6, "findings", "alert-circle", typeof(Finding),
        (s, _, ids, words, now) => s.Found(ids, words, now))
    {
        Texts = Texts,
        Watches =
        [
            SearchWatch.Of<Finding>(nameof(Finding.Id), nameof(Finding.Title), nameof(Finding.Text), nameof(Finding.OwnerPostId)),
            .. PostWords.Watches((db, posts) =>
                db.Set<Finding>().Where(f => posts.Contains(f.OwnerPostId)).Select(f => f.Id.Value)),
        ],
    };

    private static async Task<List<SearchText>> Texts(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(FindingId.Of).ToList();
        var findings = await db.Set<Finding>().Where(f => which.Contains(f.Id))
            .Select(f => new { f.Id, f.Title, f.Text, f.OwnerPostId, f.UnitPath }).ToListAsync();
        var posts = await PostWords.Of(db, findings.Select(f => f.OwnerPostId.Value));
        return findings.ConvertAll(f => new SearchText(f.Id.Value, f.Title,
            $"{posts[f.OwnerPostId].Name} {posts[f.OwnerPostId].Holders} {f.Text}")
        { Paths = [f.UnitPath], Posts = [f.OwnerPostId.Value] });
    }

    private async Task<Dictionary<Guid, SearchHit>> Found(IReadOnlyList<Guid> ids, Words words, DateTimeOffset now)
    {
        var today = Dates.On(now, words.Zone);
        return (await lists.Some([.. ids.Select(RectificationId.Of)])).ToDictionary(r => r.Id.Value, r => new SearchHit(r.Title,
            $"{r.UnitName} {r.OwnerName}", r.Waits is { } kind ? words[$"Rectifications.waits.{kind}"] : null,
            r.WaitsDueOn is { } due ? SearchState.Due(words, today, due)
                : new(r.State == RectificationState.Closed ? "done" : "quiet", words[$"Rectifications.state.{r.State}"])));
    }
}
