using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Plans;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Plans;

/// <summary>A plan as listed.</summary>
/// <param name="Accepted">Of its <paramref name="Milestones"/>.</param>
/// <param name="Late">Due before today and not accepted.</param>
public sealed record PlanRow(Guid Id, string Title, string Unit, DateOnly From, DateOnly Until, PlanState State, int Projects,
    int Milestones, int Accepted, int Late);

/// <summary>Filters of the list.</summary>
internal sealed record PlanFilter(PlanState? State = null, string? UnitPath = null)
{
    public const string Path = "/plans";

    public static PlanFilter Read(ListAddress list, Words t) =>
        new(list.Choice<PlanState>("state", t["Plans.state"], t["Plans.every-state"], s => t[$"Plans.state.{s}"]), list.Unit?.Path);
}

/// <summary>Lists of plans, paged by key.</summary>
internal sealed class PlanLists(Db db, PlanQueries plans)
{
    /// <summary>A page of those that the actor may see, newest first.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<PlanRow>> Page(Actor by, PlanFilter filter, string? after, DateOnly today, IReadOnlySet<string>? unread = null)
    {
        var all = Filtered(by, filter);
        var rest = PageKey.Read<Guid>(after) is { } last ? all.Where(p => p.Id < new PlanId(last)) : all;
        return await Rows(rest, today, unread ?? Projection.Whole).Page(await all.CountToLimit(), r => PageKey.Write(r.Id));
    }

    /// <summary>All of them, for a file.</summary>
    public IQueryable<PlanRow> All(Actor by, PlanFilter filter, DateOnly today, IReadOnlySet<string> unread) =>
        Rows(Filtered(by, filter), today, unread);

    private IQueryable<Plan> Filtered(Actor by, PlanFilter filter)
    {
        var found = plans.VisibleTo(by);
        if (filter.UnitPath is { } path) found = found.Within(p => p.UnitPath, [path]);
        return filter.State is { } state ? found.Where(p => p.State == state) : found;
    }

    private IQueryable<PlanRow> Rows(IQueryable<Plan> all, DateOnly today, IReadOnlySet<string> unread) =>
        all.OrderByDescending(p => p.Id).SelectWithout(p => new PlanRow(p.Id.Value, p.Title,
            db.Set<Unit>().Where(u => u.Id == p.UnitId).Select(u => u.Name).First(), p.From, p.Until, p.State,
            db.Set<PlanProject>().Count(x => x.PlanId == p.Id), db.Set<Milestone>().Count(m => m.PlanId == p.Id),
            db.Set<Milestone>().Count(m => m.PlanId == p.Id && m.State == MilestoneState.Accepted),
            db.Set<Milestone>().Count(m => m.PlanId == p.Id && m.DueOn < today && m.State != MilestoneState.Accepted
                && m.State != MilestoneState.Planned)), unread);
}
