using System.Diagnostics;
using Answerable.Domain;
using Answerable.Domain.Plans;

namespace Answerable.Bench;

/// <summary>The critical path of a large plan, what slips when its first package does, and the refusal of a circle.</summary>
internal static class PlanBench
{
    private const double Most = 50;

    public static Task<Section> Run(Wish wish)
    {
        var (packages, links) = (wish.Of(2_000, 200), wish.Of(4_000, 400));
        var section = new Section("plan", !wish.Small,
            $"A made-up plan of {Figures.Whole(packages)} work packages with {Figures.Whole(links)} links between them, the most that " +
            $"one plan holds: reckoning its critical path, what slips when the package with most behind it ends 30 days later, and " +
            $"finding the circle that one more link would close. In memory, in one thread, medians of the last runs after {Warm} that " +
            $"are not counted.");
        var (spans, following) = MadeUp(new Random(20_260_101), packages, links);
        var schedule = PlanSchedule.Of(spans, following);
        var first = spans.MaxBy(s => following.Count(f => f.After == s.Id))!;
        var later = new Dictionary<Guid, DateOnly> { [first.Id] = PlanSchedule.Later(schedule[first.Id].EndsOn, 30) };
        List<Following> closed = [.. following, new(following[0].After, following[0].Package)];
        Add("critical path", () => PlanSchedule.Of(spans, following));
        Add("slip", () => PlanSchedule.Of(spans, following, later));
        Add("circle found", () => PlanSchedule.CircleIn([.. spans.Select(s => s.Id)], closed));
        section.Add("packages on the critical path", Figures.Whole(spans.Count(s => schedule[s.Id].IsCritical)));
        section.Add("packages that slip", Figures.Whole(PlanSchedule.Of(spans, following, later).Slips.Count()));
        return Task.FromResult(section);

        void Add(string what, Func<object> act)
        {
            var took = new List<double>();
            for (var run = 0; run < Warm + wish.Of(5, 2); run++)
            {
                var started = Stopwatch.GetTimestamp();
                act();
                if (run >= Warm) took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            section.Add(what, Figures.Runs(took, "ms"), $"under {Figures.Short(Most)} ms", Figures.Median(took) < Most);
        }
    }

    private const int Warm = 20;

    /// <summary>Links lead from later packages to earlier ones alone, so that no circle arises; each begins on the day after what it waits
    /// for.</summary>
    private static (List<PlannedSpan> Spans, List<Following> Following) MadeUp(Random random, int packages, int links)
    {
        var ids = Enumerable.Range(0, packages).Select(_ => Ids.Random()).ToList();
        var pairs = new HashSet<(int To, int From)>();
        while (pairs.Count < links)
            if ((To: random.Next(1, packages), From: random.Next(packages)) is var pair && pair.From < pair.To) pairs.Add(pair);
        var before = pairs.ToLookup(p => p.To, p => p.From);
        var spans = new List<PlannedSpan>();
        for (var i = 0; i < packages; i++)
        {
            var starts = before[i].Select(b => spans[b].EndsOn.AddDays(1)).DefaultIfEmpty(new(2026, 1, 1)).Max();
            spans.Add(new(ids[i], starts, starts.AddDays(random.Next(20))));
        }
        return (spans, [.. pairs.Select(p => new Following(ids[p.To], ids[p.From]))]);
    }
}
