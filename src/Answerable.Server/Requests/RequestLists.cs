using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Requests;

/// <summary>A request as listed.</summary>
/// <param name="Unit">The asking one.</param>
/// <param name="Minutes">Of each post.</param>
public sealed record RequestRow(Guid Id, string Matter, RequestKind Kind, string Unit, int Posts, int Minutes, DateOnly? DueOn,
    DateTimeOffset? SentAt, RequestState State);

/// <summary>What one post is asked, as listed among the answers of a request.</summary>
/// <param name="GivenAt">When it was answered last; null where it never was.</param>
public sealed record ReplyRow(Guid Id, string Unit, string Post, string UnitPath, DateOnly DueOn, DateTimeOffset? GivenAt,
    ReplyState State);

/// <summary>Which requests a list is about.</summary>
public enum RequestSide { Asked, Received }

/// <summary>Filters of the list.</summary>
/// <param name="UnitPath">Asked from the subtree of a unit, or null for all.</param>
internal sealed record RequestFilter(RequestSide? Side = null, RequestState? State = null, string? UnitPath = null)
{
    public const string Path = "/requests";

    public static RequestFilter Read(ListAddress list, Words t)
    {
        var side = list.Choice<RequestSide>("side", t["Requests.side"], t["Requests.all"], s => t[$"Requests.side.{s}"]);
        var state = list.Choice<RequestState>("state", t["Requests.state"], t["Requests.all"], s => t[$"Requests.state.{s}"]);
        return new(side, state, list.Unit?.Path);
    }
}

/// <summary>Filters of the answers to a request.</summary>
internal sealed record ReplyFilter(ReplyState? State = null, string? UnitPath = null)
{
    public static string Path(Guid request) => $"/requests/{request}/replies";

    public static ReplyFilter Read(ListAddress list, Words t) => new(list.Choice<ReplyState>("state", t["Requests.state"],
        t["Requests.all"], s => t[$"Requests.reply.{s}"]), list.Unit?.Path);
}

/// <summary>Lists of requests and of what is answered to one, paged by key.</summary>
internal sealed class RequestLists(Db db, RequestQueries requests)
{
    /// <summary>A page of those that the actor may see, newest first.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<RequestRow>> Page(Actor by, RequestFilter filter, string? after, IReadOnlySet<string>? unread = null)
    {
        var all = Filtered(by, filter);
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(r => r.Id < new RequestId(last)) : all;
        return await Rows(rest, unread ?? Projection.Whole).Page(await all.CountToLimit(), r => PageKey.Write(r.Id));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<RequestRow> All(Actor by, RequestFilter filter, IReadOnlySet<string> unread) => Rows(Filtered(by, filter), unread);

    /// <summary>What posts answer to a request, as far as the actor sees it, by unit.</summary>
    public async Task<PageOf<ReplyRow>> Replies(Actor by, RequestId request, ReplyFilter filter, string? after,
        IReadOnlySet<string>? unread = null)
    {
        var all = Filtered(by, request, filter);
        var rest = all;
        if (PageKey.Read<string, Guid>(after) is var (path, last))
        {
            var id = new ReplyId(last);
            rest = all.Where(r => string.Compare(r.UnitPath, path) >= 0 && (string.Compare(r.UnitPath, path) > 0 || r.Id > id));
        }
        return await Rows(rest, unread ?? Projection.Whole).Page(await all.CountToLimit(), r => PageKey.Write(r.UnitPath, r.Id));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<ReplyRow> AllReplies(Actor by, RequestId request, ReplyFilter filter, IReadOnlySet<string> unread) =>
        Rows(Filtered(by, request, filter), unread);

    /// <exception cref="NotVisible">The actor may not see the request.</exception>
    public async Task<string> MatterOf(Actor by, RequestId id) =>
        await requests.VisibleTo(by).Where(r => r.Id == id).Select(r => r.Matter).FirstOrDefaultAsync() ?? throw new NotVisible();

    private IQueryable<Request> Filtered(Actor by, RequestFilter filter)
    {
        var (found, owners) = (requests.VisibleTo(by), ObligationQueries.Owners(by));
        if (filter.UnitPath is { } path) found = found.Within(r => r.UnitPath, [path]);
        if (filter.State is { } state) found = found.Where(r => r.State == state);
        return filter.Side switch
        {
            RequestSide.Asked => found.Where(r => owners.Contains(r.PostId)),
            RequestSide.Received => found.Where(r => db.Set<Reply>().Where(x => owners.Contains(x.PostId)).Select(x => x.RequestId)
                .Contains(r.Id)),
            null => found,
        };
    }

    private IQueryable<Reply> Filtered(Actor by, RequestId request, ReplyFilter filter)
    {
        var found = requests.RepliesVisibleTo(by).Where(r => r.RequestId == request);
        if (filter.UnitPath is { } path) found = found.Within(r => r.UnitPath, [path]);
        return filter.State is { } state ? found.Where(r => r.State == state) : found;
    }

    private IQueryable<RequestRow> Rows(IQueryable<Request> all, IReadOnlySet<string> unread) =>
        all.OrderByDescending(r => r.Id).SelectWithout(r => new RequestRow(r.Id.Value, r.Matter, r.Kind,
            db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), r.Posts, r.Minutes, r.DueOn, r.SentAt, r.State),
            unread);

    private IQueryable<ReplyRow> Rows(IQueryable<Reply> all, IReadOnlySet<string> unread) =>
        all.OrderBy(r => r.UnitPath).ThenBy(r => r.Id).SelectWithout(r => new ReplyRow(r.Id.Value,
            db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First(),
            db.Set<Post>().Where(p => p.Id == r.PostId).Select(p => p.Name).First(), r.UnitPath, r.DueOn,
            db.Set<ReplyTurn>().Where(t => t.ReplyId == r.Id).OrderByDescending(t => t.Number).Select(t => (DateTimeOffset?)t.At)
                .FirstOrDefault(), r.State), unread);
}
