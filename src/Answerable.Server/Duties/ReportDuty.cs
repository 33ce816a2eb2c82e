using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Duties;

/// <summary>The holder has read the post's list and answers for it, by name and time.</summary>
internal sealed class AcknowledgeDuties(Db db, DutyQueries queries, Owed owed, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, DutyChargeId id, int? version = null)
    {
        var now = clock.ReadNow();
        var charge = await queries.Charge(by, id, version);
        charge.Acknowledge(by, now);
        await owed.Follow(charge.Awaits(await queries.TitleOf(charge.ListId)), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The holder reports a dated duty; from then on the issuing post owes its judgement.</summary>
internal sealed class ReportDuty(Db db, DutyQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, DutyTaskId id, string text, string? evidence, int? version = null)
    {
        var now = clock.ReadNow();
        var task = await queries.Task(by, id, version);
        task.Report(by, text, evidence, now);
        await owed.Follow(task.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The issuing post accepts a reported duty, or returns it with a reason; then it is owed again.</summary>
internal sealed class JudgeDuty(Db db, DutyQueries queries, Owed owed, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="reason">Why it is returned; null accepts it.</param>
    public async Task Run(Actor by, DutyTaskId id, string? reason, int? version = null)
    {
        var now = clock.ReadNow();
        var task = await queries.Task(by, id, version);
        var held = await tenures.Since([task.PostId], task.JudgedFrom(now));
        if (reason is null) task.Accept(by, held, now);
        else task.Return(by, reason, held, now);
        await owed.Follow(task.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}
