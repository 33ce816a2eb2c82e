using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Duty lists, a post's lists and its dated duties: their names, who sees them, and what stands before what.</summary>
internal sealed class DutyObjects(Db db, DutyQueries duties)
{
    private const int LongestName = 60;

    public Task<Dictionary<Guid, string>> NamesOfLists(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyListId.Of).ToList();
        return db.Set<DutyList>().Where(l => which.Contains(l.Id)).Select(l => new { l.Id, l.Title })
            .ToDictionaryAsync(l => l.Id.Value, l => l.Title);
    }

    public Task<Dictionary<Guid, string>> NamesOfTasks(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyTaskId.Of).ToList();
        return db.Set<DutyTask>().Where(t => which.Contains(t.Id)).Select(t => new { t.Id, t.Content }).ToDictionaryAsync(t => t.Id.Value,
            t => t.Content.Length <= LongestName ? t.Content : t.Content[..LongestName] + "…");
    }

    /// <summary>By list and post.</summary>
    public Task<Dictionary<Guid, string>> NamesOfCharges(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyChargeId.Of).ToList();
        var named =
            from c in db.Set<DutyCharge>()
            join l in db.Set<DutyList>() on c.ListId equals l.Id
            join p in db.Set<Post>() on c.PostId equals p.Id
            join u in db.Set<Unit>() on c.UnitId equals u.Id
            where which.Contains(c.Id)
            select new { c.Id, l.Title, Post = p.Name, Unit = u.Name };
        return named.ToDictionaryAsync(c => c.Id.Value, c => $"{c.Title} · {c.Unit} {c.Post}");
    }

    public Task<HashSet<Guid>> SeenLists(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyListId.Of).ToList();
        return duties.ListsVisibleTo(by).Where(l => which.Contains(l.Id)).Select(l => l.Id).Values();
    }

    public Task<HashSet<Guid>> SeenCharges(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyChargeId.Of).ToList();
        return duties.ChargesVisibleTo(by).Where(c => which.Contains(c.Id)).Select(c => c.Id).Values();
    }

    public Task<HashSet<Guid>> SeenTasks(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(DutyTaskId.Of).ToList();
        return duties.TasksVisibleTo(by).Where(t => which.Contains(t.Id)).Select(t => t.Id).Values();
    }

    /// <summary>The dated duties of a post's list.</summary>
    public IQueryable<ChainLink> TasksOfCharges(IReadOnlyList<Guid> ids, bool isForward)
    {
        var tasks = db.Set<DutyTask>().AsQueryable();
        if (isForward)
        {
            var charges = ids.Select(DutyChargeId.Of).ToList();
            tasks = tasks.Where(t => charges.Contains(t.ChargeId));
        }
        else
        {
            var which = ids.Select(DutyTaskId.Of).ToList();
            tasks = tasks.Where(t => which.Contains(t.Id));
        }
        return tasks.OrderBy(t => t.Id).Select(t => new ChainLink(t.ChargeId.Value, t.Id.Value));
    }

    /// <summary>The duties of posts below that take a duty up, once their lists are issued.</summary>
    public IQueryable<ChainLink> TasksBelow(IReadOnlyList<Guid> ids, bool isForward)
    {
        var which = ids.Select(DutyTaskId.Of).ToList();
        return from t in db.Set<DutyTask>()
               join i in db.Set<DutyItem>() on t.ItemId equals i.Id
               where i.AboveTaskId != null && (isForward ? which.Contains(i.AboveTaskId.Value) : which.Contains(t.Id))
               orderby t.Id
               select new ChainLink(i.AboveTaskId!.Value.Value, t.Id.Value);
    }
}
