using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>A list as listed.</summary>
internal sealed record ListRow(DutyListId Id, string Title, string Unit, string PostKind, DateOnly From, DateOnly Until, DutyListState State, int Items);

/// <summary>A post charged with a list.</summary>
internal sealed record ChargeRow(DutyChargeId Id, string Title, string Post, string Unit, string UnitPath, DateOnly AcknowledgeBy,
    DateTimeOffset? AcknowledgedAt, int Tasks, int Accepted);

/// <summary>
/// Readings of duties. A list is seen by those who may oversee its unit and by the posts charged with it;
/// a charge and its tasks by their post, the issuing post and those who may oversee the post's unit.
/// </summary>
internal sealed class DutyQueries(Db db)
{
    public const int PageSize = 50;

    public IQueryable<DutyList> ListsVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        var charged = db.Set<DutyCharge>().Where(c => owners.Contains(c.PostId)).Select(c => c.ListId);
        return db.Set<DutyList>().Where(Overseen<DutyList>(by, l => l.UnitPath).Or(l => charged.Contains(l.Id)));
    }

    public IQueryable<DutyCharge> ChargesVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<DutyCharge>().Where(Overseen<DutyCharge>(by, c => c.UnitPath).Or(c => owners.Contains(c.PostId) || owners.Contains(c.IssuerPostId)));
    }

    public IQueryable<DutyTask> TasksVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<DutyTask>().Where(Overseen<DutyTask>(by, t => t.UnitPath).Or(t => owners.Contains(t.PostId) || owners.Contains(t.IssuerPostId)));
    }

    /// <summary>A list with its items, to be changed or issued.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public Task<DutyList> List(Actor by, DutyListId id, int? version = null) =>
        Load(ListsVisibleTo(by).Include(l => l.Items.OrderBy(i => i.Number)).Where(l => l.Id == id), version);

    public Task<DutyCharge> Charge(Actor by, DutyChargeId id, int? version = null) => Load(ChargesVisibleTo(by).Where(c => c.Id == id), version);

    /// <summary>A dated duty of one post with everything reported on it.</summary>
    public Task<DutyTask> Task(Actor by, DutyTaskId id, int? version = null) =>
        Load(TasksVisibleTo(by).Include(t => t.Reports.OrderBy(r => r.Number)).Where(t => t.Id == id), version);

    /// <summary>The list's title, under which what is owed about it is listed.</summary>
    public Task<string> TitleOf(DutyListId id) => db.Set<DutyList>().Where(l => l.Id == id).Select(l => l.Title).SingleAsync();

    /// <summary>Lists of the subtrees that the actor oversees, newest first.</summary>
    public Task<List<ListRow>> Lists(Actor by, DutyListId? before)
    {
        var lists = db.Set<DutyList>().Where(Overseen<DutyList>(by, l => l.UnitPath));
        if (before is { } last) lists = lists.Where(l => l.Id < last);
        return (from l in lists
                join u in db.Set<Unit>() on l.UnitId equals u.Id
                orderby l.Id descending
                select new ListRow(l.Id, l.Title, u.Name, l.PostKind, l.PeriodFrom, l.PeriodUntil, l.State, l.Items.Count)).Take(PageSize + 1).ToListAsync();
    }

    /// <summary>What the actor's post, and the groups it sits in, is charged with, newest first.</summary>
    public Task<List<ChargeRow>> OwnCharges(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return Shown(db.Set<DutyCharge>().Where(c => owners.Contains(c.PostId)).OrderByDescending(c => c.Id)).Take(PageSize).ToListAsync();
    }

    /// <summary>Posts charged with a list, in order of unit, that the actor may see.</summary>
    public IQueryable<ChargeRow> ChargesOf(Actor by, DutyListId list, (string Path, DutyChargeId Id)? after = null)
    {
        var charges = ChargesVisibleTo(by).Where(c => c.ListId == list);
        if (after is var (path, id))
            charges = charges.Where(c => string.Compare(c.UnitPath, path) >= 0 && (string.Compare(c.UnitPath, path) > 0 || c.Id > id));
        return Shown(charges.OrderBy(c => c.UnitPath).ThenBy(c => c.Id));
    }

    private IQueryable<ChargeRow> Shown(IOrderedQueryable<DutyCharge> charges) =>
        from c in charges
        join l in db.Set<DutyList>() on c.ListId equals l.Id
        join p in db.Set<Post>() on c.PostId equals p.Id
        join u in db.Set<Unit>() on c.UnitId equals u.Id
        let tasks = db.Set<DutyTask>().Where(t => t.ChargeId == c.Id)
        select new ChargeRow(c.Id, l.Title, p.Name, u.Name, c.UnitPath, c.AcknowledgeBy, c.AcknowledgedAt,
            tasks.Count(), tasks.Count(t => t.State == DutyTaskState.Accepted));

    /// <summary>Posts of a kind in a subtree, to which a list would be issued, in order of unit.</summary>
    public IQueryable<Post> Posts(string kind, string path) =>
        db.Set<Post>().AsNoTracking().Where(p => p.Kind == kind).Within(p => p.UnitPath, [path]).OrderBy(p => p.UnitPath).ThenBy(p => p.Code);

    /// <summary>What issuing the list to these posts asks of them.</summary>
    /// <param name="asked">Which of the list's items they would report on.</param>
    public async Task<Burden> Burden(Unit to, IQueryable<Post> posts, DutyList list, Func<DutyItem, bool> asked)
    {
        const int few = 5;
        var names = await posts.Take(few).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => u.Name + " " + p.Name).ToListAsync();
        return new(to.Code, to.Name, await posts.CountAsync(), list.Items.Count, list.Items.Count(asked), names);
    }

    public static IReadOnlyList<DutyPost> Charged(IEnumerable<Post> posts) => [.. posts.Select(p => new DutyPost(p.Id, p.UnitId, p.UnitPath, p.Kind))];

    /// <summary>Kinds of posts in the subtrees where the actor organises.</summary>
    public Task<List<string>> PostKinds(Actor by) => db.Set<Post>().Within(p => p.UnitPath, by.Over(Right.Organise))
        .Where(p => p.Kind != "").Select(p => p.Kind).Distinct().OrderBy(k => k).Take(100).ToListAsync();

    /// <summary>Units whose lists the actor may begin.</summary>
    public Task<List<Unit>> Units(Actor by)
    {
        var paths = by.Over(Right.Organise);
        return db.Set<Unit>().AsNoTracking().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path).ToListAsync();
    }

    private static System.Linq.Expressions.Expression<Func<T, bool>> Overseen<T>(Actor by, System.Linq.Expressions.Expression<Func<T, string>> path) =>
        SubtreeFilter.IsWithin(path, by.Over(ObligationQueries.Overseeing));

    private static async Task<T> Load<T>(IQueryable<T> found, int? version) where T : Aggregate
    {
        var one = await found.FirstOrDefaultAsync() ?? throw new NotVisible();
        one.ReadAs(version);
        return one;
    }
}
