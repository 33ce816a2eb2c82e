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
internal sealed record ChargeRow(DutyChargeId Id, string Title, string Post, string Unit, string UnitPath, DateOnly AcknowledgeBy, DateTimeOffset? AcknowledgedAt, int Tasks, int Accepted);

/// <summary>How a strand of a post's duties stands.</summary>
/// <param name="Late">Of the open ones, those whose date has passed.</param>
internal sealed record StrandCount(string StrandCode, int Total, int Accepted, int Open, int Late);

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
        return db.Set<DutyList>().Where(SubtreeFilter.IsWithin<DutyList>(l => l.UnitPath, by.Over(ObligationQueries.Overseeing)).Or(l => charged.Contains(l.Id)));
    }

    public IQueryable<DutyCharge> ChargesVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<DutyCharge>().Where(SubtreeFilter.IsWithin<DutyCharge>(c => c.UnitPath, by.Over(ObligationQueries.Overseeing))
            .Or(c => owners.Contains(c.PostId) || owners.Contains(c.IssuerPostId)));
    }

    public IQueryable<DutyTask> TasksVisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        return db.Set<DutyTask>().Where(SubtreeFilter.IsWithin<DutyTask>(t => t.UnitPath, by.Over(ObligationQueries.Overseeing))
            .Or(t => owners.Contains(t.PostId) || owners.Contains(t.IssuerPostId)));
    }

    /// <summary>A list to be changed or issued, with its items.</summary>
    public async Task<DutyList> Draft(Actor by, DutyListId id) =>
        await ListsVisibleTo(by).Include(l => l.Items.OrderBy(i => i.Number)).FirstOrDefaultAsync(l => l.Id == id) ?? throw new NotVisible();

    /// <summary>Lists of the subtrees that the actor oversees, newest first.</summary>
    public Task<List<ListRow>> Lists(Actor by, DutyListId? before)
    {
        var lists = db.Set<DutyList>().Within(l => l.UnitPath, by.Over(ObligationQueries.Overseeing));
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
        if (after is var (path, id)) charges = charges.Where(c => string.Compare(c.UnitPath, path) >= 0 && (string.Compare(c.UnitPath, path) > 0 || c.Id > id));
        return Shown(charges.OrderBy(c => c.UnitPath).ThenBy(c => c.Id));
    }

    private IQueryable<ChargeRow> Shown(IOrderedQueryable<DutyCharge> charges) =>
        from c in charges
        join l in db.Set<DutyList>() on c.ListId equals l.Id
        join p in db.Set<Post>() on c.PostId equals p.Id
        join u in db.Set<Unit>() on c.UnitId equals u.Id
        select new ChargeRow(c.Id, l.Title, p.Name, u.Name, c.UnitPath, c.AcknowledgeBy, c.AcknowledgedAt,
            db.Set<DutyTask>().Count(t => t.ChargeId == c.Id), db.Set<DutyTask>().Count(t => t.ChargeId == c.Id && t.State == DutyTaskState.Accepted));

    /// <summary>Posts of a kind in a subtree, to which a list would be issued.</summary>
    public IQueryable<Post> Posts(string kind, string path)
    {
        var end = UnitPath.End(path);
        return db.Set<Post>().Where(p => p.Kind == kind && string.Compare(p.UnitPath, path) >= 0 && string.Compare(p.UnitPath, end) < 0);
    }

    /// <summary>Kinds of posts in the subtrees where the actor organises.</summary>
    public Task<List<string>> PostKinds(Actor by) =>
        db.Set<Post>().Within(p => p.UnitPath, by.Over(Right.Organise)).Where(p => p.Kind != "").Select(p => p.Kind).Distinct().OrderBy(k => k).Take(100).ToListAsync();

    /// <summary>Dated duties of a post that fall due in a period, by strand: for whoever judges the post. The caller has checked sight.</summary>
    public async Task<IReadOnlyList<StrandCount>> StrandProgress(PostId post, DateOnly from, DateOnly until, DateOnly today) =>
        await (from t in db.Set<DutyTask>()
               join i in db.Set<DutyItem>() on t.ItemId equals i.Id
               where t.PostId == post && t.DueOn >= @from && t.DueOn <= until
               group t by i.StrandCode into g
               orderby g.Key
               select new StrandCount(g.Key, g.Count(), g.Sum(t => t.State == DutyTaskState.Accepted ? 1 : 0), g.Sum(t => t.State != DutyTaskState.Accepted ? 1 : 0),
                   g.Sum(t => t.State != DutyTaskState.Accepted && t.State != DutyTaskState.Reported && t.DueOn < today ? 1 : 0))).ToListAsync();
}
