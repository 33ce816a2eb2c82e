using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Domain.Plans;
using Answerable.Server.Duties;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>What the parts of a plan are held against: strands, posts by code, and the duties that projects carry out.</summary>
internal sealed class PlanFactsReader(Db db, DutyQueries duties, OrganisationStrands strands)
{
    /// <summary>Of posts those of the subtree of the plan's unit; of duties those that the actor may see.</summary>
    public async Task<PlanFacts> Of(Actor by, Plan plan, IEnumerable<string?> posts, Guid? above = null)
    {
        var codes = posts.OfType<string>().Where(c => c.Length > 0).Distinct().ToList();
        var found = await db.Set<Post>().Within(p => p.UnitPath, [plan.UnitPath]).Where(p => codes.Contains(p.Code) && p.ClosedAt == null)
            .Select(p => new { p.Code, Post = new PlanPost(p.Id, p.UnitId, p.UnitPath, p.IsCollective) }).ToListAsync();
        return new(await strands.Codes(), found.ToDictionary(p => p.Code, p => p.Post),
            above is { } id ? await Above(by, new(id)) : new Dictionary<Guid, PlanDuty>());
    }

    private async Task<Dictionary<Guid, PlanDuty>> Above(Actor by, DutyTaskId id)
    {
        var seen = duties.TasksVisibleTo(by);
        var found = from t in seen
                    join i in db.Set<DutyItem>() on t.ItemId equals i.Id
                    where t.Id == id
                    select new { t.Id, i.SourceKind, i.SourceReference };
        return (await found.ToListAsync()).ToDictionary(t => t.Id.Value,
            t => new PlanDuty(t.Id, t.SourceKind is { } kind ? new(kind, t.SourceReference!) : null));
    }
}

/// <summary>Begins a plan of a unit; the post acted in sets its dates.</summary>
internal sealed class DraftPlan(Db db, TimeProvider clock)
{
    public async Task<PlanId> Run(Actor by, UnitId unit, PlanHeading draft)
    {
        var of = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == unit) ?? throw new NotVisible();
        var plan = Plan.Draft(by, of.Id, of.Path, draft, clock.ReadNow());
        db.Add(plan);
        await db.SaveChangesAsync();
        return plan.Id;
    }
}

/// <summary>Changes the heading of a draft.</summary>
internal sealed class ChangePlan(Db db, PlanQueries plans)
{
    public async Task Run(Actor by, PlanId id, PlanHeading draft, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.Change(by, draft);
        db.Whole(plan);
        await db.SaveChangesAsync();
    }
}

/// <summary>Adds a project to a draft.</summary>
internal sealed class AddProject(Db db, PlanQueries plans, PlanFactsReader facts, TimeProvider clock)
{
    /// <returns>Its number.</returns>
    public async Task<int> Run(Actor by, PlanId id, ProjectDraft draft, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.RequireNone(plan.AgainstWriting(by));
        var found = await facts.Of(by, plan, [draft.Leader, draft.Manager, draft.Handler], draft.Above);
        var project = plan.AddProject(by, draft, found, clock.ReadNow());
        db.Whole(plan);
        await db.SaveChangesAsync();
        return project.Number;
    }
}

/// <summary>Adds a work package to a project of a draft.</summary>
internal sealed class AddPackage(Db db, PlanQueries plans, PlanFactsReader facts, TimeProvider clock)
{
    public async Task Run(Actor by, PlanId id, Guid project, PackageDraft draft, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.RequireNone(plan.AgainstWriting(by));
        plan.AddPackage(by, project, draft, await facts.Of(by, plan, [draft.Owner]), clock.ReadNow());
        db.Whole(plan);
        await db.SaveChangesAsync();
    }
}

/// <summary>Lets a package of a draft wait for another one.</summary>
internal sealed class LinkPackages(Db db, PlanQueries plans)
{
    public async Task Run(Actor by, PlanId id, Guid package, Guid after, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.Link(by, package, after);
        db.Whole(plan);
        await db.SaveChangesAsync();
    }
}

/// <summary>Adds a milestone to a package of a draft.</summary>
internal sealed class AddMilestone(Db db, PlanQueries plans, PlanFactsReader facts, TimeProvider clock)
{
    public async Task<MilestoneId> Run(Actor by, PlanId id, Guid package, MilestoneDraft draft, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.RequireNone(plan.AgainstWriting(by));
        var siblings = await db.Set<Milestone>().AsNoTracking().Where(m => m.PackageId == package).ToListAsync();
        var all = await db.Set<Milestone>().CountAsync(m => m.PlanId == id);
        var milestone = plan.AddMilestone(by, package, draft, siblings, all, await facts.Of(by, plan, [draft.AcceptedBy]), clock.ReadNow());
        db.Add(milestone);
        db.Whole(plan);
        await db.SaveChangesAsync();
        return milestone.Id;
    }
}

/// <summary>Adds people or money that a post promises a project of a draft.</summary>
internal sealed class AddSupply(Db db, PlanQueries plans, PlanFactsReader facts, TimeProvider clock)
{
    public async Task Run(Actor by, PlanId id, Guid project, SupplyDraft draft, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.RequireNone(plan.AgainstWriting(by));
        plan.AddSupply(by, project, draft, await facts.Of(by, plan, [draft.From]), clock.ReadNow());
        db.Whole(plan);
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes a part out of a draft: a project or a package with all that it holds, a milestone, or a promise.</summary>
internal sealed class RemoveFromPlan(Db db, PlanQueries plans)
{
    /// <param name="part">Identifier of what is taken out.</param>
    public async Task Run(Actor by, PlanId id, Guid part, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.RequireNone(plan.AgainstWriting(by));
        var single = new MilestoneId(part);
        var gone = await db.Set<Milestone>().Where(m => m.PlanId == id && (m.ProjectId == part || m.PackageId == part || m.Id == single))
            .ToListAsync();
        if (plan.Projects.Any(p => p.Id == part)) plan.RemoveProject(by, part);
        else if (plan.Packages.Any(p => p.Id == part)) plan.RemovePackage(by, part);
        else if (plan.Supplies.Any(s => s.Id == part)) plan.RemoveSupply(by, part);
        else Require.That(gone.Count > 0, PlanRefusals.NoSuchMilestone);
        db.RemoveRange(gone);
        db.Whole(plan);
        await db.SaveChangesAsync();
    }
}

/// <summary>Takes a draft away with all that it holds.</summary>
internal sealed class DiscardPlan(Db db, PlanQueries plans, TimeProvider clock)
{
    public async Task Run(Actor by, PlanId id, int? version = null)
    {
        var plan = await plans.Load(by, id, version);
        plan.Discard(by, clock.ReadNow());
        db.RemoveRange(await db.Set<Milestone>().Where(m => m.PlanId == id).ToListAsync());
        db.Remove(plan);
        await db.SaveChangesAsync();
    }
}
