using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>A duty of a post that takes up another.</summary>
/// <param name="TakeUpBy">By when it must be taken up in turn; null where nobody asked for it.</param>
public sealed record BelowRow(Guid Id, string Unit, string Post, string Content, DutyRole? Role, DateOnly AcknowledgeBy,
    DateTimeOffset? AcknowledgedAt, DutyTaskState State, DateOnly? DueOn, DateOnly? TakeUpBy, TakenUp? TakenUp);

/// <summary>A draft into which a duty that is taken up may go.</summary>
public sealed record DraftRow(Guid Id, string Title, string PostKind, DateOnly From, DateOnly Until);

/// <summary>Duties as they go down from level to level.</summary>
internal sealed class CascadeQueries(Db db, DutyQueries duties)
{
    /// <summary>The duties that take this one up, as far as the actor may see them, in order of unit.</summary>
    public async Task<Extract<BelowRow>> Below(Actor by, DutyTaskId id, int take)
    {
        var seen = duties.TasksVisibleTo(by);
        var all =
            from t in seen
            join i in db.Set<DutyItem>() on t.ItemId equals i.Id
            where i.AboveTaskId == id
            select new { Task = t, i.Role };
        var rows = await all.OrderBy(r => r.Task.UnitPath).ThenBy(r => r.Task.Id).Take(take).Select(r => new BelowRow(r.Task.Id.Value,
            db.Set<Unit>().Where(u => u.Id == r.Task.UnitId).Select(u => u.Name).First(),
            db.Set<Post>().Where(p => p.Id == r.Task.PostId).Select(p => p.Name).First(), r.Task.Content, r.Role,
            db.Set<DutyCharge>().Where(c => c.Id == r.Task.ChargeId).Select(c => c.AcknowledgeBy).First(),
            db.Set<DutyCharge>().Where(c => c.Id == r.Task.ChargeId).Select(c => c.AcknowledgedAt).First(), r.Task.State, r.Task.DueOn,
            r.Task.TakeUpBy, r.Task.TakenUp)).ToListAsync();
        return new(rows, rows.Count < take ? rows.Count : await all.CountToLimit());
    }

    /// <summary>Kinds of posts in the units right below, that of most posts first.</summary>
    public Task<List<string>> KindsBelow(UnitId unit) =>
        (from p in db.Set<Post>()
         join u in db.Set<Unit>() on p.UnitId equals u.Id
         where u.ParentId == unit && p.Kind != ""
         group p by p.Kind into kind
         orderby kind.Count() descending, kind.Key
         select kind.Key).Take(20).ToListAsync();

    /// <summary>Drafts of the unit that the actor's post has begun, the newest first.</summary>
    public Task<List<DraftRow>> Drafts(Actor by, UnitId unit) => db.Set<DutyList>()
        .Where(l => l.UnitId == unit && l.State == DutyListState.Draft && l.IssuerPostId == by.Post && l.GuidanceId == null)
        .OrderByDescending(l => l.Id)
        .Select(l => new DraftRow(l.Id.Value, l.Title, l.PostKind, l.PeriodFrom, l.PeriodUntil)).Take(20).ToListAsync();

    /// <summary>Items of drafts that would take the duty up.</summary>
    public Task<List<string>> Drafted(Actor by, DutyTaskId id)
    {
        var seen = duties.ListsVisibleTo(by).Where(l => l.State == DutyListState.Draft);
        var drafted =
            from i in db.Set<DutyItem>()
            join l in seen on i.ListId equals l.Id
            where i.AboveTaskId == id
            orderby i.Id
            select i.Content;
        return drafted.Take(20).ToListAsync();
    }
}
