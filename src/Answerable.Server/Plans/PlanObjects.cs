using System.Runtime.CompilerServices;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Plans;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>Plans and milestones away from their pages: names, who sees them, what stands before what, and what each awaits.</summary>
internal sealed class PlanObjects(Db db, PlanQueries plans) : IAllAwaits
{
    private const int AtOnce = 500, LongestName = 60;

    public Task<Dictionary<Guid, string>> Names(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(PlanId.Of).ToList();
        return db.Set<Plan>().Where(p => which.Contains(p.Id)).Select(p => new { p.Id, p.Title })
            .ToDictionaryAsync(p => p.Id.Value, p => p.Title);
    }

    public Task<HashSet<Guid>> Seen(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(PlanId.Of).ToList();
        return plans.VisibleTo(by).Where(p => which.Contains(p.Id)).Select(p => p.Id).Values();
    }

    public Task<Dictionary<Guid, string>> NamesOfMilestones(IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(MilestoneId.Of).ToList();
        return db.Set<Milestone>().Where(m => which.Contains(m.Id)).Select(m => new { m.Id, m.Mark }).ToDictionaryAsync(m => m.Id.Value,
            m => m.Mark.Length <= LongestName ? m.Mark : m.Mark[..LongestName] + "…");
    }

    public Task<HashSet<Guid>> SeenMilestones(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(MilestoneId.Of).ToList();
        return plans.MilestonesVisibleTo(by).Where(m => which.Contains(m.Id)).Select(m => m.Id).Values();
    }

    /// <summary>The milestones of an adopted plan.</summary>
    public IQueryable<ChainLink> MilestonesOfPlans(IReadOnlyList<Guid> ids, bool isForward)
    {
        var milestones = db.Set<Milestone>().Where(m => m.State != MilestoneState.Planned);
        if (isForward)
        {
            var which = ids.Select(PlanId.Of).ToList();
            milestones = milestones.Where(m => which.Contains(m.PlanId));
        }
        else
        {
            var which = ids.Select(MilestoneId.Of).ToList();
            milestones = milestones.Where(m => which.Contains(m.Id));
        }
        return milestones.OrderBy(m => m.Id).Select(m => new ChainLink(m.PlanId.Value, m.Id.Value));
    }

    /// <summary>The adopted plans in which a duty is carried out.</summary>
    public IQueryable<ChainLink> PlansOfDuties(IReadOnlyList<Guid> ids, bool isForward)
    {
        var projects =
            from p in db.Set<PlanProject>()
            join plan in db.Set<Plan>() on p.PlanId equals plan.Id
            where p.AboveTaskId != null && plan.State == PlanState.Adopted
            select p;
        if (isForward)
        {
            var tasks = ids.Select(Domain.Duties.DutyTaskId.Of).ToList();
            projects = projects.Where(p => tasks.Contains(p.AboveTaskId!.Value));
        }
        else
        {
            var which = ids.Select(PlanId.Of).ToList();
            projects = projects.Where(p => which.Contains(p.PlanId));
        }
        return projects.Select(p => new { p.AboveTaskId, p.PlanId }).Distinct().OrderBy(p => p.PlanId)
            .Select(p => new ChainLink(p.AboveTaskId!.Value.Value, p.PlanId.Value));
    }

    public async IAsyncEnumerable<IReadOnlyCollection<Awaits>> All(Calendar calendar, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var ids in (await db.Set<Milestone>().Select(m => m.Id).ToListAsync(cancel)).Chunk(AtOnce))
        {
            var found = PlanQueries.Whole(db.Set<Milestone>().AsNoTracking().Where(m => ids.Contains(m.Id)));
            yield return (await found.ToListAsync(cancel)).ConvertAll(m => m.Awaits(calendar));
        }
    }
}
