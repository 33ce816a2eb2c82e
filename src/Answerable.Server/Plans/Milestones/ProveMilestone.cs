using Answerable.Domain;
using Answerable.Domain.Plans;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>What its post says when a milestone is reached.</summary>
/// <param name="Link">Where proof lies, or null.</param>
/// <param name="ReachedOn">The day for which it stands; null for today.</param>
public sealed record ClaimDraft(string? Text, string? Link = null, DateOnly? ReachedOn = null);

/// <summary>The post of a package says that a milestone is reached; the other owes its judgement from then on.</summary>
internal sealed class ClaimMilestone(Db db, PlanQueries plans, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, MilestoneId id, ClaimDraft draft, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var milestone = await plans.Milestone(by, id, version);
        milestone.Claim(by, draft.Text, draft.Link, draft.ReachedOn, calendar, now);
        await owed.Follow(milestone.Awaits(calendar), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The other post accepts a milestone, or returns it with a reason; then it is owed again.</summary>
internal sealed class JudgeMilestone(Db db, PlanQueries plans, Owed owed, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="reason">Why it is returned; null accepts it.</param>
    public async Task Run(Actor by, MilestoneId id, string? reason, int? version = null)
    {
        var now = clock.ReadNow();
        var milestone = await plans.Milestone(by, id, version);
        var held = await tenures.Since([milestone.OwnerPostId], milestone.JudgedFrom(now));
        if (reason is null) milestone.Accept(by, held, now);
        else milestone.Return(by, reason, held, now);
        await owed.Follow(milestone.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The post of a package asks for more time for a milestone.</summary>
internal sealed class AskForTime(Db db, PlanQueries plans, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, MilestoneId id, DateOnly to, string? reason, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var milestone = await plans.Milestone(by, id, version);
        milestone.AskForTime(by, to, reason, calendar, now);
        await owed.Follow(milestone.Awaits(calendar), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>Whoever set the date grants more time, with all that slips because of it, or refuses it with a reason.</summary>
internal sealed class AnswerTime(Db db, PlanQueries plans, Owed owed, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="reason">Why it is refused; null grants it.</param>
    public async Task Run(Actor by, MilestoneId id, string? reason, int? version = null)
    {
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var milestone = await plans.Milestone(by, id, version);
        var held = await tenures.Since([milestone.OwnerPostId], milestone.Request?.At ?? now);
        IReadOnlyList<Milestone> changed = [milestone];
        if (reason is not null) milestone.RefuseTime(by, reason, held, now);
        else
        {
            milestone.RequireNone(milestone.AgainstGranting(by, held, now));
            var plan = await plans.Load(by, milestone.PlanId);
            var slipping = plan.Forecast(milestone, milestone.Request!.ToDay).Slips.Select(s => s.Package.Id).ToList();
            var others = await PlanQueries.Whole(db.Set<Milestone>().Where(m => slipping.Contains(m.PackageId) && m.Id != id))
                .ToListAsync();
            changed = plan.Grant(by, milestone, others, held, now);
        }
        await owed.Follow([.. changed.Select(m => m.Awaits(calendar))], now);
        await db.SaveChangesAsync();
    }
}

/// <summary>The manager of a project says how much of what was promised has come in all.</summary>
internal sealed class DeliverSupply(Db db, PlanQueries plans, TimeProvider clock)
{
    public async Task Run(Actor by, PlanId id, Guid supply, long amount, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.Deliver(by, supply, amount, clock.ReadNow());
        await db.SaveChangesAsync();
    }
}
