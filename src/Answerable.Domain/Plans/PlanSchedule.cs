namespace Answerable.Domain.Plans;

/// <summary>A work package as planned: its first and its last day.</summary>
public sealed record PlannedSpan(Guid Id, DateOnly StartsOn, DateOnly EndsOn)
{
    /// <summary>Days from the first to the last, both counted.</summary>
    public int Days => EndsOn.DayNumber - StartsOn.DayNumber + 1;
}

/// <summary>A package that does not begin before another has ended.</summary>
public readonly record struct Following(Guid Package, Guid After);

/// <summary>A package as it comes to lie.</summary>
/// <param name="Slack">Days by which it may end later without the whole ending later.</param>
/// <param name="Slipped">Days by which it ends later than planned.</param>
public sealed record ScheduledSpan(Guid Id, DateOnly StartsOn, DateOnly EndsOn, int Slack, int Slipped)
{
    /// <summary>Whether the whole ends later when this does.</summary>
    public bool IsCritical => Slack == 0;
}

/// <summary>
/// When the packages of a plan come to lie by the critical-path method, in calendar days: none begins before it is planned, nor before the
/// day after every package that it follows has ended. Durations stay as planned.
/// </summary>
public sealed class PlanSchedule
{
    private readonly Dictionary<Guid, ScheduledSpan> spans;

    private PlanSchedule(Dictionary<Guid, ScheduledSpan> spans, DateOnly? endsOn) => (this.spans, EndsOn) = (spans, endsOn);

    /// <summary>The last day of the whole; null for a plan without packages.</summary>
    public DateOnly? EndsOn { get; }

    public ScheduledSpan this[Guid package] => spans[package];

    /// <summary>Packages that end later than planned.</summary>
    public IEnumerable<ScheduledSpan> Slips => spans.Values.Where(s => s.Slipped > 0);

    /// <param name="following">Between packages of <paramref name="planned"/>.</param>
    /// <param name="later">Packages that end on another day than planned, and that day.</param>
    /// <exception cref="InvalidOperationException">The packages follow each other in a circle: see <see cref="CircleIn"/>.</exception>
    public static PlanSchedule Of(IReadOnlyCollection<PlannedSpan> planned, IReadOnlyCollection<Following> following,
        IReadOnlyDictionary<Guid, DateOnly>? later = null)
    {
        var (before, after) = (following.ToLookup(f => f.Package, f => f.After), following.ToLookup(f => f.After, f => f.Package));
        var order = Ordered(planned.Select(p => p.Id), before, after);
        if (order.Count < planned.Count) throw new InvalidOperationException("The packages follow each other in a circle.");
        var byId = planned.ToDictionary(p => p.Id);
        var found = new Dictionary<Guid, (DateOnly StartsOn, DateOnly EndsOn)>();
        foreach (var id in order)
        {
            var span = byId[id];
            var starts = before[id].Select(b => found[b].EndsOn.AddDays(1)).Append(span.StartsOn).Max();
            var ends = starts.AddDays(span.Days - 1);
            if (later is not null && later.TryGetValue(id, out var said) && said > ends) ends = said;
            found[id] = (starts, ends);
        }
        if (found.Count == 0) return new([], null);
        var whole = found.Values.Max(f => f.EndsOn);
        // The latest day on which each may end, from the last package backwards.
        var latest = new Dictionary<Guid, DateOnly>();
        foreach (var id in order.AsEnumerable().Reverse())
            latest[id] = after[id].Select(a => latest[a].AddDays(found[a].StartsOn.DayNumber - found[a].EndsOn.DayNumber - 1))
                .Append(whole).Min();
        return new(order.ToDictionary(id => id, id => new ScheduledSpan(id, found[id].StartsOn, found[id].EndsOn,
            latest[id].DayNumber - found[id].EndsOn.DayNumber,
            Math.Max(0, found[id].EndsOn.DayNumber - byId[id].EndsOn.DayNumber))), whole);
    }

    /// <summary>The day as many days later as a package slipped.</summary>
    public static DateOnly Later(DateOnly day, int days) => day.AddDays(days);

    /// <summary>Packages that follow each other in a circle, the first once more at the end; empty where there is none.</summary>
    public static IReadOnlyList<Guid> CircleIn(IReadOnlyCollection<Guid> packages, IReadOnlyCollection<Following> following)
    {
        var (before, after) = (following.ToLookup(f => f.Package, f => f.After), following.ToLookup(f => f.After, f => f.Package));
        var left = packages.Except(Ordered(packages, before, after)).ToHashSet();
        if (left.Count == 0) return [];
        // Each that is left follows one that is left: going on so comes back to where it was.
        var (path, at) = (new List<Guid>(), left.First());
        while (!path.Contains(at))
        {
            path.Add(at);
            at = before[at].First(left.Contains);
        }
        List<Guid> circle = [.. path[path.IndexOf(at)..], at];
        circle.Reverse();
        return circle;
    }

    /// <summary>Each after all that it follows; what stands in a circle, or after one, is left out.</summary>
    private static List<Guid> Ordered(IEnumerable<Guid> packages, ILookup<Guid, Guid> before, ILookup<Guid, Guid> after)
    {
        var waits = packages.ToDictionary(p => p, p => before[p].Count());
        var (ready, order) = (new Queue<Guid>(waits.Where(w => w.Value == 0).Select(w => w.Key)), new List<Guid>());
        while (ready.TryDequeue(out var next))
        {
            order.Add(next);
            foreach (var one in after[next]) if (--waits[one] == 0) ready.Enqueue(one);
        }
        return order;
    }
}
