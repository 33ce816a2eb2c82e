namespace Answerable.Domain.Plans;

/// <summary>A package that would end later.</summary>
public sealed record Slip(WorkPackage Package, DateOnly StartsOn, DateOnly EndsOn, int Days);

/// <summary>What follows when a milestone gets the time that was asked for.</summary>
/// <param name="Slips">The package itself where it must end later, and every package that must wait for it, in order of their ends.</param>
/// <param name="EndsOn">When the whole would end, and <paramref name="EndedOn"/> when it ends now.</param>
/// <param name="OverDue">Projects whose own date would be passed, with by how many days.</param>
public sealed record SlipForecast(IReadOnlyList<Slip> Slips, DateOnly EndedOn, DateOnly EndsOn,
    IReadOnlyList<(PlanProject Project, int Days)> OverDue);

/// <content>What slips if this slips.</content>
public sealed partial class Plan
{
    /// <summary>What follows when this milestone is due on another day.</summary>
    public SlipForecast Forecast(Milestone milestone, DateOnly to)
    {
        var package = RequirePackage(milestone.PackageId);
        var (now, then) = (Schedule(), Schedule(new Dictionary<Guid, DateOnly> { [package.Id] = to }));
        var slips = packages.Select(p => new Slip(p, then[p.Id].StartsOn, then[p.Id].EndsOn,
                then[p.Id].EndsOn.DayNumber - p.EndsOn.DayNumber))
            .Where(s => s.Days > 0).OrderBy(s => s.EndsOn).ThenBy(s => s.Package.Id).ToList();
        var over = from s in slips
                   group s by s.Package.ProjectId into project
                   let at = RequireProject(project.Key)
                   let days = project.Max(s => s.EndsOn.DayNumber) - at.DueOn.DayNumber
                   where days > 0
                   orderby at.Number
                   select (at, days);
        return new(slips, now.EndsOn!.Value, then.EndsOn!.Value, [.. over]);
    }

    /// <summary>
    /// The milestone gets the time that was asked for; its package, and every package that waits for it, come to lie later, and what they
    /// have to prove is due as many days later.
    /// </summary>
    /// <param name="others">Milestones of the packages that slip.</param>
    /// <returns>Milestones whose date changed, the granted one first.</returns>
    public IReadOnlyList<Milestone> Grant(Actor by, Milestone milestone, IReadOnlyCollection<Milestone> others,
        IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        milestone.RequireNone(milestone.AgainstGranting(by, tenures, now));
        var slips = Forecast(milestone, milestone.Request!.ToDay).Slips;
        milestone.GrantTime(by, now);
        var changed = new List<Milestone> { milestone };
        foreach (var slip in slips)
        {
            // The own package ends later for this milestone's sake; its others stay where they are.
            if (slip.Package.Id != milestone.PackageId)
                foreach (var other in others.Where(m => m.PackageId == slip.Package.Id && m.State != MilestoneState.Accepted))
                {
                    other.Slip(by, slip.Days, now);
                    changed.Add(other);
                }
            slip.Package.Lie(slip.StartsOn, slip.EndsOn);
        }
        if (slips.Count > 0)
            Record(by, "plan.slipped", now, new { packages = slips.Select(s => Label(s.Package)).ToArray(), days = slips[^1].Days },
                by.ActingFor(PostId), UnitId);
        return changed;
    }
}
