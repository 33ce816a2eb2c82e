using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>The holder reports a dated duty; from then on the issuing post owes its judgement.</summary>
internal sealed class ReportDuty(Db db, DutyQueries queries, OwedByHand owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DutyTaskId id, string text, string? evidence)
    {
        var now = clock.ReadNow();
        var task = await queries.TasksVisibleTo(by).Include(t => t.Reports.OrderBy(r => r.Number)).FirstOrDefaultAsync(t => t.Id == id) ?? throw new NotVisible();
        task.Report(by, text, evidence, now);
        await owed.Discharge(DutyKinds.Discharge, task.Ref, now);
        await owed.Open(DutyKinds.Judge, task.IssuerPostId, task.UnitId, (await zone.On(now)).AddDays(DutyDays.Judge), task.Content, task.Ref, now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The issuing post accepts a reported duty, or returns it with a reason; then it is owed again.</summary>
internal sealed class JudgeDuty(Db db, DutyQueries queries, OwedByHand owed, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="reason">Why it is returned; null accepts it.</param>
    public async Task Run(Actor by, DutyTaskId id, string? reason)
    {
        var now = clock.ReadNow();
        var task = await queries.TasksVisibleTo(by).Include(t => t.Reports.OrderBy(r => r.Number)).FirstOrDefaultAsync(t => t.Id == id) ?? throw new NotVisible();
        var held = await tenures.Of([task.PostId], task.Reports.Count == 0 ? now : task.Reports[^1].At);
        if (reason is null) task.Accept(by, held, now);
        else task.Return(by, reason, held, now);
        await owed.Discharge(DutyKinds.Judge, task.Ref, now);
        if (reason is not null) await owed.Reopen(DutyKinds.Discharge, task.Ref, await zone.On(now), DutyDays.Return, now);
        await db.SaveChangesAsync();
    }
}
