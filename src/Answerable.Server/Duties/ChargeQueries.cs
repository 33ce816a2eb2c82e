using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>An item as one post is charged with it; without a date it has no task.</summary>
internal sealed record ChargedItem(int Number, string StrandCode, string Content, string Measure, string? Evidence, DateOnly? DueOn, Guid? TaskId, DutyTaskState? State);

/// <summary>A post's list.</summary>
internal sealed record ChargeView(DutyListId ListId, PostId PostId, string Title, string Post, string Unit, string Issuer, DateOnly From, DateOnly Until, DateOnly AcknowledgeBy,
    DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy)
{
    public IReadOnlyList<ChargedItem> Items { get; init; } = [];
}

/// <summary>What was reported on a duty, and how it was judged.</summary>
internal sealed record ReportView(int Number, string Text, string? Evidence, string? By, DateTimeOffset At, bool? Accepted, string? Reason, string? JudgedBy, DateTimeOffset? JudgedAt);

/// <summary>A dated duty of one post.</summary>
/// <param name="OwedOn">When it is due now: later than <see cref="DueOn"/> after a return.</param>
/// <param name="Bar">Why the reader may not judge it, or null.</param>
internal sealed record TaskView(DutyChargeId ChargeId, PostId PostId, PostId IssuerPostId, string IssuerPath, string Title, string Post, string Unit, string Issuer, int Number,
    string StrandCode, string Content, string Measure, string? Evidence, DateOnly DueOn, DutyTaskState State)
{
    public DateOnly OwedOn { get; init; }

    public Barred? Bar { get; init; }

    public IReadOnlyList<ReportView> Reports { get; init; } = [];
}

/// <summary>Readings of one post's list and of one duty.</summary>
internal sealed class ChargeQueries(Db db, DutyQueries duties, Tenures tenures)
{
    public async Task<ChargeView?> Charge(Actor by, DutyChargeId id)
    {
        var visible = duties.ChargesVisibleTo(by);
        var charge = await (
            from c in visible
            join l in db.Set<DutyList>() on c.ListId equals l.Id
            join p in db.Set<Post>() on c.PostId equals p.Id
            join u in db.Set<Unit>() on c.UnitId equals u.Id
            join issuer in db.Set<Unit>() on c.IssuerUnitId equals issuer.Id
            join person in db.Set<Person>() on c.AcknowledgedByPersonId equals person.Id into persons
            from person in persons.DefaultIfEmpty()
            where c.Id == id
            select new ChargeView(c.ListId, c.PostId, l.Title, p.Name, u.Name, issuer.Name, l.PeriodFrom, l.PeriodUntil, c.AcknowledgeBy, c.AcknowledgedAt, person.Name)).FirstOrDefaultAsync();
        if (charge is null) return null;
        var items = await (
            from c in db.Set<DutyCharge>()
            join i in db.Set<DutyItem>() on c.ListId equals i.ListId
            join t in db.Set<DutyTask>() on new { Charge = c.Id, Item = i.Id } equals new { Charge = t.ChargeId, Item = t.ItemId } into tasks
            from t in tasks.DefaultIfEmpty()
            where c.Id == id
            orderby i.Number
            select new ChargedItem(i.Number, i.StrandCode, i.Content, i.Measure, i.Evidence, i.DueOn, (Guid?)t.Id.Value, (DutyTaskState?)t.State)).ToListAsync();
        return charge with { Items = items };
    }

    public async Task<TaskView?> Task(Actor by, DutyTaskId id, DateTimeOffset now)
    {
        var task = await duties.TasksVisibleTo(by).AsNoTracking().Include(t => t.Reports.OrderBy(r => r.Number)).FirstOrDefaultAsync(t => t.Id == id);
        if (task is null) return null;
        var view = await (
            from i in db.Set<DutyItem>()
            join l in db.Set<DutyList>() on i.ListId equals l.Id
            join issuer in db.Set<Unit>() on l.UnitId equals issuer.Id
            from p in db.Set<Post>().Where(p => p.Id == task.PostId)
            join u in db.Set<Unit>() on p.UnitId equals u.Id
            where i.Id == task.ItemId
            select new TaskView(task.ChargeId, task.PostId, task.IssuerPostId, task.IssuerUnitPath, l.Title, p.Name, u.Name, issuer.Name, i.Number, i.StrandCode, i.Content, i.Measure, i.Evidence, task.DueOn, task.State)).SingleAsync();
        var owedOn = await db.Set<Obligation>().Where(o => o.ObjectId == id.Value && o.Kind == DutyKinds.Discharge.Code).Select(o => (DateOnly?)o.DueOn).FirstOrDefaultAsync();
        var names = await Names(task.Reports.SelectMany(r => new[] { r.ByPersonId, r.JudgedByPersonId }));
        string? Name(PersonId? person) => person is { } found ? names.GetValueOrDefault(found) : null;
        var held = await tenures.Of([task.PostId], task.Reports.Count == 0 ? now : task.Reports[^1].At);
        return view with
        {
            OwedOn = owedOn ?? task.DueOn,
            Bar = task.JudgeIndependence(now).On(by, held, now),
            Reports = [.. task.Reports.Select(r => new ReportView(r.Number, r.Text, r.Evidence, Name(r.ByPersonId), r.At, r.Accepted, r.Reason, Name(r.JudgedByPersonId), r.JudgedAt))],
        };
    }

    private Task<Dictionary<PersonId, string>> Names(IEnumerable<PersonId?> persons)
    {
        var ids = persons.OfType<PersonId>().Distinct().ToList();
        return db.Set<Person>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
    }
}
