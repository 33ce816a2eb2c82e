using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>The holder of the post charged objects to one duty; the issuing post owes an answer.</summary>
internal sealed class ObjectToDuty(Db db, DutyQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="version">Of the duty, as read by whoever sends the act; null does not compare.</param>
    public async Task<DutyObjectionId> Run(Actor by, DutyTaskId id, DutyObjectionDraft draft, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var task = await queries.Task(by, id, version);
        var list = await db.Set<DutyList>().AsNoTracking().SingleAsync(l => l.Id == task.ListId);
        var made = DutyObjection.Raise(by, task, list.ObjectionSuspends, draft, calendar, now);
        db.Add(made);
        await owed.Follow([task.Awaits(calendar), made.Awaits(calendar)], now);
        await db.SaveChangesAsync();
        return made.Id;
    }
}

/// <summary>The holder of the post charged objects to the whole list.</summary>
internal sealed class ObjectToDuties(Db db, DutyQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="version">Of the charge, as read by whoever sends the act; null does not compare.</param>
    public async Task<DutyObjectionId> Run(Actor by, DutyChargeId id, DutyObjectionDraft draft, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var charge = await queries.Charge(by, id, version);
        Require.Allowed(charge.AgainstObjecting(by));
        var list = await db.Set<DutyList>().AsNoTracking().SingleAsync(l => l.Id == charge.ListId);
        var tasks = await queries.TasksOf(id).ToListAsync();
        var made = DutyObjection.Raise(by, charge, tasks, list.Title, list.ObjectionSuspends, draft, calendar, now);
        db.Add(made);
        await owed.Follow([.. tasks.Select(t => t.Awaits(calendar)), made.Awaits(calendar)], now);
        await db.SaveChangesAsync();
        return made.Id;
    }
}

/// <summary>The issuing post upholds an objection: the duty is dropped for that post, or reads otherwise from now on.</summary>
internal sealed class UpholdObjection(Db db, DutyQueries duties, ObjectionQueries queries, Owed owed, OrganisationZone zone,
    TimeProvider clock)
{
    /// <param name="rewording">How the duty reads; null drops it.</param>
    public async Task Run(Actor by, DutyObjectionId id, string answer, string? rewording = null, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var (objection, charge, tasks, held) = await queries.Load(by, id, version);
        objection.Uphold(by, answer, rewording, charge, tasks, held, now);
        var changed = tasks.Where(t => t.ObjectionId == id && t.ChangedAt == now).ToList();
        // What was owed under the old words is void; what reads otherwise is owed anew, under its own.
        await owed.Follow([.. changed.Select(t => t.AwaitsNothing())], now);
        List<Awaits> all = [.. tasks.Select(t => t.Awaits(calendar)), charge.Awaits(await duties.TitleOf(charge.ListId))];
        await owed.Follow([.. all, objection.Awaits(calendar)], now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The issuing post rejects an objection, with a reason; the duty is owed as it was.</summary>
internal sealed class RejectObjection(Db db, ObjectionQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DutyObjectionId id, string answer, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var (objection, charge, tasks, held) = await queries.Load(by, id, version);
        objection.Reject(by, answer, charge, tasks, held, now);
        await owed.Follow([.. tasks.Select(t => t.Awaits(calendar)), objection.Awaits(calendar)], now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The post that objected takes it back.</summary>
internal sealed class WithdrawObjection(Db db, ObjectionQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DutyObjectionId id, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var (objection, charge, tasks, _) = await queries.Load(by, id, version);
        objection.Withdraw(by, charge, tasks, now);
        await owed.Follow([.. tasks.Select(t => t.Awaits(calendar)), objection.Awaits(calendar)], now);
        await db.SaveChangesAsync();
    }
}
