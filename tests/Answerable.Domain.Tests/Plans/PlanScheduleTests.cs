using Answerable.Domain.Plans;

namespace Answerable.Domain.Tests.Plans;

/// <summary>When packages come to lie: by hand for small plans, and against plain rules for made-up ones.</summary>
public sealed class PlanScheduleTests
{
    private readonly Guid a = Ids.Random(), b = Ids.Random(), c = Ids.Random(), d = Ids.Random();

    private static DateOnly Day(int month, int day) => new(2026, month, day);

    [Fact]
    public void A_plan_without_packages_ends_on_no_day() => Assert.Null(PlanSchedule.Of([], []).EndsOn);

    [Fact]
    public void What_waits_for_the_last_is_critical_and_what_ends_earlier_has_slack()
    {
        // a is done in March, b in April and May; c by the end of June while b runs on to November; d waits for both.
        PlannedSpan[] spans =
        [
            new(a, Day(3, 1), Day(3, 31)), new(b, Day(4, 1), Day(7, 31)), new(c, Day(4, 15), Day(6, 30)), new(d, Day(8, 1), Day(11, 30)),
        ];
        var schedule = PlanSchedule.Of(spans, [new(b, a), new(d, b), new(d, c)]);
        Assert.Equal(Day(11, 30), schedule.EndsOn);
        Assert.Equal([0, 0, 31, 0], new[] { a, b, c, d }.Select(x => schedule[x].Slack));
        Assert.Equal([true, true, false, true], new[] { a, b, c, d }.Select(x => schedule[x].IsCritical));
        Assert.Empty(schedule.Slips);
    }

    [Fact]
    public void A_later_end_pushes_what_waits_by_as_many_days_and_what_has_slack_by_less()
    {
        PlannedSpan[] spans = [new(a, Day(5, 6), Day(5, 29)), new(b, Day(6, 1), Day(7, 31)), new(c, Day(8, 10), Day(11, 30))];
        var schedule = PlanSchedule.Of(spans, [new(b, a), new(c, b)], new Dictionary<Guid, DateOnly> { [a] = Day(6, 12) });
        // Two days lay between a and b already.
        Assert.Equal((Day(5, 6), Day(6, 12), 14), Of(a));
        Assert.Equal((Day(6, 13), Day(8, 12), 12), Of(b));
        Assert.Equal((Day(8, 13), Day(12, 3), 3), Of(c));
        Assert.Equal(Day(12, 3), schedule.EndsOn);

        (DateOnly, DateOnly, int) Of(Guid id) => (schedule[id].StartsOn, schedule[id].EndsOn, schedule[id].Slipped);
    }

    [Fact]
    public void An_earlier_end_moves_nothing()
    {
        PlannedSpan[] spans = [new(a, Day(5, 1), Day(5, 31)), new(b, Day(6, 1), Day(6, 30))];
        Assert.Empty(PlanSchedule.Of(spans, [new(b, a)], new Dictionary<Guid, DateOnly> { [a] = Day(5, 20) }).Slips);
    }

    [Fact]
    public void A_circle_is_named_by_its_path_and_nothing_is_reckoned_with_it()
    {
        Following[] following = [new(b, a), new(c, b), new(a, c), new(d, c)];
        var circle = PlanSchedule.CircleIn([a, b, c, d], following);
        Assert.Equal(4, circle.Count);
        Assert.Equal(circle[0], circle[^1]);
        Assert.Equal(new[] { a, b, c }.Order(), circle.Skip(1).Order());
        for (var i = 1; i < circle.Count; i++) Assert.Contains(new Following(circle[i], circle[i - 1]), following);
        Assert.Empty(PlanSchedule.CircleIn([a, b, c, d], [new(b, a), new(c, b), new(d, c)]));
        var spans = new[] { a, b, c, d }.Select(x => new PlannedSpan(x, Day(5, 1), Day(5, 2))).ToList();
        Assert.Throws<InvalidOperationException>(() => PlanSchedule.Of(spans, following));
        Assert.Equal([a, a], PlanSchedule.CircleIn([a], [new(a, a)]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_the_plan_nothing_begins_early_slack_is_free_and_one_day_more_than_slack_is_not(int seed)
    {
        var random = new Random(seed);
        for (var run = 0; run < 30; run++)
        {
            var (spans, following) = MadeUp(random, 2 + random.Next(12));
            var schedule = PlanSchedule.Of(spans, following);
            foreach (var f in following) Assert.True(schedule[f.Package].StartsOn > schedule[f.After].EndsOn);
            foreach (var span in spans)
            {
                Assert.True(schedule[span.Id].StartsOn >= span.StartsOn);
                var slack = schedule[span.Id].Slack;
                Assert.Equal(schedule.EndsOn, Ends(span.Id, slack));
                Assert.Equal(schedule.EndsOn!.Value.AddDays(1), Ends(span.Id, slack + 1));
            }

            DateOnly? Ends(Guid id, int more) => PlanSchedule.Of(spans, following,
                new Dictionary<Guid, DateOnly> { [id] = schedule[id].EndsOn.AddDays(more) }).EndsOn;
        }
    }

    private static (List<PlannedSpan> Spans, List<Following> Following) MadeUp(Random random, int packages)
    {
        var spans = Enumerable.Range(0, packages).Select(_ => Day(1, 1).AddDays(random.Next(200)))
            .Select(on => new PlannedSpan(Ids.Random(), on, on.AddDays(random.Next(40)))).ToList();
        // Only from later ones to earlier ones, so that no circle arises.
        var following = Enumerable.Range(0, packages * 2).Select(_ => (To: random.Next(1, packages), From: random.Next(packages)))
            .Where(l => l.From < l.To).Distinct().Select(l => new Following(spans[l.To].Id, spans[l.From].Id)).ToList();
        return (spans, following);
    }
}
