using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>How duty lists and dated duties are searched for, and what is shown of them.</summary>
internal sealed class DutySearch(Db db, OrganisationZone zone)
{
    /// <summary>Of the items by which a list is found, in UTF-16 code units.</summary>
    private const int LongestAbout = 4000;

    public static SearchedKind Lists => new SearchedKind<DutySearch>(4, "duties", "list-check", typeof(DutyList),
        (s, _, ids, words, _) => s.FoundLists(ids, words))
    {
        Texts = TextsOfLists,
        Watches =
        [
            SearchWatch.Of<DutyList>(nameof(DutyList.Id), nameof(DutyList.Title)),
            SearchWatch.Of<DutyItem>(nameof(DutyItem.ListId), nameof(DutyItem.Content)),
            SearchWatch.By<Unit>((db, id) => db.Set<DutyList>().Where(l => l.UnitId == new UnitId(id)).Select(l => l.Id.Value),
                nameof(Unit.Name)),
        ],
    };

    public static SearchedKind Tasks => new SearchedKind<DutySearch>(5, "duties", "checkbox", typeof(DutyTask),
        (s, _, ids, words, now) => s.FoundTasks(ids, words, now))
    {
        Texts = TextsOfTasks,
        Watches =
        [
            SearchWatch.Of<DutyTask>(nameof(DutyTask.Id), nameof(DutyTask.Content)),
            .. PostWords.Watches((db, posts) => db.Set<DutyTask>().Where(t => posts.Contains(t.PostId)).Select(t => t.Id.Value)),
        ],
    };

    private static async Task<List<SearchText>> TextsOfLists(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyListId.Of).ToList();
        var lists = await db.Set<DutyList>().Where(l => which.Contains(l.Id)).Select(l => new
        { l.Id, l.Title, l.UnitPath, l.IssuerPostId, Unit = db.Set<Unit>().Where(u => u.Id == l.UnitId).Select(u => u.Name).First() })
            .ToListAsync();
        var items = (await db.Set<DutyItem>().Where(i => which.Contains(i.ListId)).Select(i => new { i.ListId, i.Number, i.Content })
            .ToListAsync()).OrderBy(i => i.Number).ToLookup(i => i.ListId, i => i.Content);
        return lists.ConvertAll(l => new SearchText(l.Id.Value, l.Title, Cut($"{l.Unit} {string.Join(' ', items[l.Id])}"))
        { Paths = [l.UnitPath], Posts = [l.IssuerPostId.Value] });
    }

    private static async Task<List<SearchText>> TextsOfTasks(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyTaskId.Of).ToList();
        var tasks = await db.Set<DutyTask>().Where(t => which.Contains(t.Id)).Select(t => new
        {
            t.Id, t.Content, t.PostId, t.IssuerPostId, t.UnitPath,
            List = db.Set<DutyList>().Where(l => l.Id == t.ListId).Select(l => l.Title).First()
        }).ToListAsync();
        var posts = await PostWords.Of(db, tasks.Select(t => t.PostId.Value));
        return tasks.ConvertAll(t => new SearchText(t.Id.Value, t.Content, $"{posts[t.PostId].Name} {posts[t.PostId].Holders} {t.List}")
        { Paths = [t.UnitPath], Posts = [t.PostId.Value, t.IssuerPostId.Value] });
    }

    private async Task<Dictionary<Guid, SearchHit>> FoundLists(IReadOnlyList<Guid> ids, Words words)
    {
        var which = ids.Select(DutyListId.Of).ToList();
        return (await db.Set<DutyList>().Where(l => which.Contains(l.Id)).Select(l => new
        {
            l.Id, l.Title, l.State, l.PeriodFrom, l.PeriodUntil,
            Unit = db.Set<Unit>().Where(u => u.Id == l.UnitId).Select(u => u.Name).First()
        }).ToListAsync()).ToDictionary(l => l.Id.Value, l => new SearchHit(l.Title,
                $"{l.Unit} · {words["Duties.from-until", ("from", l.PeriodFrom), ("until", l.PeriodUntil)]}", null,
                new(l.State == DutyListState.Issued ? "done" : "quiet", words[$"Duties.state.{l.State}"])));
    }

    private async Task<Dictionary<Guid, SearchHit>> FoundTasks(IReadOnlyList<Guid> ids, Words words, DateTimeOffset now)
    {
        var (which, calendar) = (ids.Select(DutyTaskId.Of).ToList(), await zone.Calendar());
        var tasks =
            from t in db.Set<DutyTask>().AsNoTracking().Include(t => t.Reports.OrderBy(r => r.Number))
            join l in db.Set<DutyList>() on t.ListId equals l.Id
            join p in db.Set<Post>() on t.PostId equals p.Id
            join u in db.Set<Unit>() on t.UnitId equals u.Id
            where which.Contains(t.Id)
            select new { Task = t, l.Title, Post = p.Name, Unit = u.Name };
        return (await tasks.ToListAsync()).ToDictionary(t => t.Task.Id.Value,
            t => new SearchHit(t.Task.Content, $"{t.Unit} {t.Post}", t.Title, StateOf(t.Task)));

        SearchState StateOf(DutyTask task) =>
            task is { State: DutyTaskState.Open or DutyTaskState.Returned, SuspendedAt: null } && task.Due(calendar) is { } due
            ? SearchState.Due(words, calendar.On(now), due.On)
            : new(task.State == DutyTaskState.Accepted ? "done" : "quiet", words[$"Duties.task.{task.State}"]);
    }

    private static string Cut(string text) => text.Length <= LongestAbout ? text : text[..LongestAbout];
}
