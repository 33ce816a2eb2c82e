using System.Linq.Expressions;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>A list as listed.</summary>
public sealed record ListRow(Guid Id, string Title, string Unit, string PostKind, DateOnly From, DateOnly Until,
    DutyListState State, int Items);

/// <summary>A post charged with a list.</summary>
public sealed record ChargeRow(Guid Id, string Title, string Post, string Unit, string UnitPath, DateOnly AcknowledgeBy,
    DateTimeOffset? AcknowledgedAt, int Tasks, int Accepted);

/// <summary>Whether a post has acknowledged its list, as lists filter by it.</summary>
public enum Acknowledgement { Open, Done }

/// <summary>Filters of the list of duty lists.</summary>
/// <param name="UnitPath">The subtree of a unit, or null for all.</param>
internal sealed record DutyFilter(DutyListState? State = null, string? UnitPath = null)
{
    public const string Path = "/duties";

    /// <param name="bar">The unit looked at.</param>
    public static DutyFilter Read(ListAddress list, Words t, LookedAt? bar)
    {
        var state = list.Choice<DutyListState>("state", t["Duties.state"], t["Duties.all"], s => t[$"Duties.state.{s}"]);
        list.OfferUnit(t["Duties.unit"], t["Duties.all"], bar, u => t["Duties.below", ("unit", u.Name)]);
        return new(state, list.Unit?.Path);
    }
}

/// <summary>
/// Readings of duties. A list is seen by those who may oversee its unit and by the posts charged with it;
/// a charge and its tasks by their post, the issuing post and those who may oversee the post's unit.
/// </summary>
internal sealed class DutyQueries(Db db)
{
    private static readonly HashSet<string> Everything = [];

    public IQueryable<DutyList> ListsVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        var charged = db.Set<DutyCharge>().Where(c => owners.Contains(c.PostId)).Select(c => c.ListId);
        return db.Set<DutyList>().Where(Overseen<DutyList>(by, l => l.UnitPath).Or(l => charged.Contains(l.Id)));
    }

    public IQueryable<DutyCharge> ChargesVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<DutyCharge>().Where(Overseen<DutyCharge>(by, c => c.UnitPath)
            .Or(c => owners.Contains(c.PostId) || owners.Contains(c.IssuerPostId)));
    }

    public IQueryable<DutyTask> TasksVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<DutyTask>().Where(Overseen<DutyTask>(by, t => t.UnitPath)
            .Or(t => owners.Contains(t.PostId) || owners.Contains(t.IssuerPostId)));
    }

    /// <summary>A list with its items, to be changed or issued.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public Task<DutyList> List(Actor by, DutyListId id, int? version = null) =>
        Load(ListsVisibleTo(by).Include(l => l.Items.OrderBy(i => i.Number)).Where(l => l.Id == id), version);

    public Task<DutyCharge> Charge(Actor by, DutyChargeId id, int? version = null) =>
        Load(ChargesVisibleTo(by).Where(c => c.Id == id), version);

    /// <summary>A dated duty of one post with everything reported on it.</summary>
    public Task<DutyTask> Task(Actor by, DutyTaskId id, int? version = null) =>
        Load(TasksVisibleTo(by).Include(t => t.Reports.OrderBy(r => r.Number)).Where(t => t.Id == id), version);

    /// <summary>The list's title, under which what is owed about it is listed.</summary>
    public Task<string> TitleOf(DutyListId id) => db.Set<DutyList>().Where(l => l.Id == id).Select(l => l.Title).SingleAsync();

    /// <summary>Lists of the subtrees that the actor oversees, newest first.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<ListRow>> Lists(Actor by, DutyFilter filter, string? after, IReadOnlySet<string>? unread = null)
    {
        var all = Filtered(by, filter);
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(l => l.Id < new DutyListId(last)) : all;
        return await Rows(rest, unread ?? Everything).Page(await all.CountToLimit(), r => PageKey.Write(r.Id));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<ListRow> AllLists(Actor by, DutyFilter filter, IReadOnlySet<string> unread) => Rows(Filtered(by, filter), unread);

    /// <summary>What the actor's post, and the groups it sits in, is charged with, newest first.</summary>
    public async Task<PageOf<ChargeRow>> OwnCharges(Actor by, string? after)
    {
        var owners = ObligationQueries.Owners(by);
        var all = db.Set<DutyCharge>().Where(c => owners.Contains(c.PostId));
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(c => c.Id < new DutyChargeId(last)) : all;
        return await Rows(rest.OrderByDescending(c => c.Id), Everything).Page(await all.CountToLimit(), r => PageKey.Write(r.Id));
    }

    /// <summary>Posts charged with a list that the actor may see, in order of unit.</summary>
    /// <param name="acknowledged">Only those that have, or have not; null for all.</param>
    public async Task<PageOf<ChargeRow>> ChargesOf(Actor by, DutyListId list, bool? acknowledged, string? after,
        IReadOnlySet<string>? unread = null)
    {
        var all = Charged(by, list, acknowledged);
        var rest = all;
        if (PageKey.Read<string, Guid>(after) is var (path, last))
        {
            var id = new DutyChargeId(last);
            rest = all.Where(c => string.Compare(c.UnitPath, path) >= 0 && (string.Compare(c.UnitPath, path) > 0 || c.Id > id));
        }
        return await Rows(InOrder(rest), unread ?? Everything).Page(await all.CountToLimit(), r => PageKey.Write(r.UnitPath, r.Id));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<ChargeRow> AllChargesOf(Actor by, DutyListId list, bool? acknowledged, IReadOnlySet<string> unread) =>
        Rows(InOrder(Charged(by, list, acknowledged)), unread);

    private IQueryable<DutyList> Filtered(Actor by, DutyFilter filter)
    {
        var found = db.Set<DutyList>().Where(Overseen<DutyList>(by, l => l.UnitPath));
        if (filter.UnitPath is { } path) found = found.Within(l => l.UnitPath, [path]);
        return filter.State is { } state ? found.Where(l => l.State == state) : found;
    }

    private IQueryable<DutyCharge> Charged(Actor by, DutyListId list, bool? acknowledged)
    {
        var found = ChargesVisibleTo(by).Where(c => c.ListId == list);
        return acknowledged is { } has ? found.Where(c => (c.AcknowledgedAt != null) == has) : found;
    }

    private static IOrderedQueryable<DutyCharge> InOrder(IQueryable<DutyCharge> charges) =>
        charges.OrderBy(c => c.UnitPath).ThenBy(c => c.Id);

    private IQueryable<ListRow> Rows(IQueryable<DutyList> lists, IReadOnlySet<string> unread) =>
        lists.OrderByDescending(l => l.Id).SelectWithout(l => new ListRow(l.Id.Value, l.Title,
            db.Set<Unit>().Where(u => u.Id == l.UnitId).Select(u => u.Name).First(), l.PostKind, l.PeriodFrom, l.PeriodUntil, l.State,
            l.Items.Count), unread);

    private IQueryable<ChargeRow> Rows(IOrderedQueryable<DutyCharge> charges, IReadOnlySet<string> unread) =>
        charges.SelectWithout(c => new ChargeRow(c.Id.Value,
            db.Set<DutyList>().Where(l => l.Id == c.ListId).Select(l => l.Title).First(),
            db.Set<Post>().Where(p => p.Id == c.PostId).Select(p => p.Name).First(),
            db.Set<Unit>().Where(u => u.Id == c.UnitId).Select(u => u.Name).First(), c.UnitPath, c.AcknowledgeBy, c.AcknowledgedAt,
            db.Set<DutyTask>().Count(t => t.ChargeId == c.Id),
            db.Set<DutyTask>().Count(t => t.ChargeId == c.Id && t.State == DutyTaskState.Accepted)), unread);

    /// <summary>Posts of a kind in a subtree, to which a list would be issued, in order of unit.</summary>
    public IQueryable<Post> Posts(string kind, string path) =>
        db.Set<Post>().AsNoTracking().Where(p => p.Kind == kind).Within(p => p.UnitPath, [path]).OrderBy(p => p.UnitPath).ThenBy(p => p.Code);

    /// <summary>What issuing the list to these posts asks of them.</summary>
    /// <param name="asked">Which of the list's items they would report on.</param>
    public async Task<Burden> Burden(Unit to, IQueryable<Post> posts, DutyList list, Func<DutyItem, bool> asked)
    {
        const int few = 5;
        var names = posts.Take(few).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => u.Name + " " + p.Name);
        return new(to.Code, to.Name, await posts.CountAsync(), list.Items.Count, list.Items.Count(asked), await names.ToListAsync());
    }

    /// <summary>The posts as the rule takes them.</summary>
    public static IReadOnlyList<DutyPost> ToCharge(IEnumerable<Post> posts) =>
        [.. posts.Select(p => new DutyPost(p.Id, p.UnitId, p.UnitPath, p.Kind))];

    /// <summary>Kinds of posts in the subtrees where the actor organises.</summary>
    public Task<List<string>> PostKinds(Actor by) => db.Set<Post>().Within(p => p.UnitPath, by.Over(Right.Organise))
        .Where(p => p.Kind != "").Select(p => p.Kind).Distinct().OrderBy(k => k).Take(100).ToListAsync();

    /// <summary>Units whose lists the actor may begin.</summary>
    public Task<List<Unit>> Units(Actor by)
    {
        var paths = by.Over(Right.Organise);
        return db.Set<Unit>().AsNoTracking().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path).ToListAsync();
    }

    private static Expression<Func<T, bool>> Overseen<T>(Actor by, Expression<Func<T, string>> path) =>
        SubtreeFilter.IsWithin(path, by.Over(ObligationQueries.Overseeing));

    private static async Task<T> Load<T>(IQueryable<T> found, int? version) where T : Aggregate
    {
        var one = await found.FirstOrDefaultAsync() ?? throw new NotVisible();
        one.ReadAs(version);
        return one;
    }
}
