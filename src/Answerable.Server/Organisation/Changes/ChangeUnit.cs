using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>A unit changes at once, or a plan is written down for a later day.</summary>
internal sealed class ChangeUnit(Db db, UnitQueries units, ChangeTree tree, CreateUnit create, RenameUnit rename, OrganisationZone zone,
    TimeProvider clock)
{
    /// <param name="on">The day from which it counts; null and today: now.</param>
    /// <returns>The unit that shows what was done: the new one, where one was made.</returns>
    public async Task<UnitId> Run(Actor by, UnitId id, UnitChange change, DateOnly? on = null, int? version = null,
        CancellationToken cancel = default)
    {
        var now = clock.ReadNow();
        var today = await zone.On(now);
        if (on is { } day && day != today)
        {
            var unit = await units.Load(by, id) ?? throw new NotVisible();
            unit.ReadAs(version);
            Require.None(Unit.AgainstChanging(by, unit.Path));
            await tree.RequireAllowed(by, unit, change);
            db.Add(PlannedChange.Plan(by, unit, change, day, today, now));
            await db.SaveChangesAsync(cancel);
            return id;
        }
        switch (change.Kind)
        {
            case UnitChangeKind.Create:
                return await create.Run(by, id, change.Code, change.Name, change.Level);
            case UnitChangeKind.Rename:
                await rename.Run(by, id, change.Name, version);
                break;
            case UnitChangeKind.Move:
                await tree.Move(by, id, change.Code, version, cancel);
                break;
            case UnitChangeKind.Merge:
                await tree.Merge(by, id, change.Each, version, cancel);
                break;
            case UnitChangeKind.Split:
                return await tree.Split(by, id, new(change.Code, change.Name, change.Level), change.Each, version, cancel);
            case UnitChangeKind.Close:
                await tree.Close(by, id, version, cancel);
                break;
        }
        return id;
    }
}

/// <summary>What was planned for a unit will not be done.</summary>
internal sealed class TakeBackPlan(Db db, UnitQueries units, TimeProvider clock)
{
    public async Task Run(Actor by, UnitId id, PlannedChangeId planId)
    {
        var unit = await units.Load(by, id) ?? throw new NotVisible();
        Require.None(Unit.AgainstChanging(by, unit.Path));
        var plan = await db.Set<PlannedChange>().FirstOrDefaultAsync(p => p.Id == planId && p.UnitId == id) ?? throw new NotVisible();
        plan.TakeBack(by, unit, clock.ReadNow());
        await db.SaveChangesAsync();
    }
}

/// <summary>
/// Does what was planned for days that have come, each by itself. What can no longer be done is said on the plan, and on the unit's story.
/// </summary>
internal sealed class CarryOutPlans(Db db, ChangeUnit change, OrganisationZone zone, TimeProvider clock)
{
    /// <returns>How many were done.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, OrganisationRefusals.NotAdministrator);
        var today = await zone.On(clock.ReadNow());
        var due = await db.Set<PlannedChange>().Where(p => p.SettledAt == null && p.DueOn <= today).OrderBy(p => p.DueOn).ThenBy(p => p.Id)
            .Select(p => p.Id).ToListAsync(cancel);
        var done = 0;
        foreach (var id in due) done += await CarryOut(by, id, cancel) ? 1 : 0;
        return done;
    }

    private async Task<bool> CarryOut(Actor by, PlannedChangeId id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var plan = await db.Set<PlannedChange>().SingleAsync(p => p.Id == id, cancel);
        try
        {
            // Written with the change itself: what was done is never done again.
            plan.Done(clock.ReadNow());
            await change.Run(by, plan.UnitId, plan.Change, cancel: cancel);
            return true;
        }
        catch (Refused refused)
        {
            db.ChangeTracker.Clear();
            plan = await db.Set<PlannedChange>().SingleAsync(p => p.Id == id, cancel);
            plan.Fail(by, await db.Set<Unit>().SingleAsync(u => u.Id == plan.UnitId, cancel), refused.Refusals[0], clock.ReadNow());
            await db.SaveChangesAsync(cancel);
            return false;
        }
        catch (Stale)
        {
            // Somebody else did it, or acted meanwhile: the next run looks again.
            return false;
        }
    }
}
