using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Plans;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>
/// Readings of plans. One is seen by who may oversee its unit; once it is adopted, by every post that it names too, with all its
/// milestones: what waits for what is nobody's secret.
/// </summary>
internal sealed class PlanQueries(Db db)
{
    public IQueryable<Plan> VisibleTo(Actor by)
    {
        var owners = ObligationQueries.Owners(by);
        var named = db.Set<PlanProject>()
            .Where(p => owners.Contains(p.LeaderPostId) || owners.Contains(p.ManagerPostId) || owners.Contains(p.HandlerPostId))
            .Select(p => p.PlanId)
            .Concat(db.Set<Milestone>().Where(m => owners.Contains(m.OwnerPostId) || owners.Contains(m.AcceptorPostId))
                .Select(m => m.PlanId))
            .Concat(db.Set<PlanSupply>().Where(s => owners.Contains(s.FromPostId)).Select(s => s.PlanId));
        return db.Set<Plan>().Where(SubtreeFilter.IsWithin<Plan>(p => p.UnitPath, by.Over(RightSets.Overseeing))
            .Or(p => owners.Contains(p.PostId) || (p.State == PlanState.Adopted && named.Contains(p.Id))));
    }

    public IQueryable<Milestone> MilestonesVisibleTo(Actor by)
    {
        var plans = VisibleTo(by).Select(p => p.Id);
        return db.Set<Milestone>().Where(m => plans.Contains(m.PlanId));
    }

    /// <summary>A plan with all that it holds but its milestones, for an act.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public async Task<Plan> Load(Actor by, PlanId id, int? version = null)
    {
        var found = await Whole(VisibleTo(by)).FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotVisible();
        found.ReadAs(version);
        return found;
    }

    /// <summary>A milestone with what was claimed and asked for, for an act.</summary>
    /// <param name="version">As read by whoever acts; null does not compare.</param>
    public async Task<Milestone> Milestone(Actor by, MilestoneId id, int? version = null)
    {
        var found = await Whole(MilestonesVisibleTo(by)).FirstOrDefaultAsync(m => m.Id == id) ?? throw new NotVisible();
        found.ReadAs(version);
        return found;
    }

    /// <summary>Every milestone of a plan that the actor was shown, by package and number.</summary>
    public IQueryable<Milestone> MilestonesOf(PlanId plan) =>
        Whole(db.Set<Milestone>().Where(m => m.PlanId == plan)).OrderBy(m => m.PackageId).ThenBy(m => m.Number);

    public static IQueryable<Plan> Whole(IQueryable<Plan> plans) => plans.Include(p => p.Projects.OrderBy(x => x.Number))
        .Include(p => p.Packages.OrderBy(x => x.Number)).Include(p => p.Links).Include(p => p.Supplies.OrderBy(s => s.Id)).AsSplitQuery();

    public static IQueryable<Milestone> Whole(IQueryable<Milestone> milestones) => milestones
        .Include(m => m.Claims.OrderBy(c => c.Number)).Include(m => m.Extensions.OrderBy(e => e.Number)).AsSplitQuery();

    /// <summary>Units for which the actor may write plans: those that the rights are over.</summary>
    public Task<List<Unit>> Units(Actor by)
    {
        var paths = by.Over(Right.Organise);
        return db.Set<Unit>().AsNoTracking().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path).ToListAsync();
    }
}
