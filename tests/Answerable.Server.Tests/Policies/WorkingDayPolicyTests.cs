using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Server.Policies;
using Answerable.Server.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Policies;

/// <summary>The settings of a policy that count working days.</summary>
public sealed class WorkingDayPolicyTests : IAsyncLifetime
{
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_policy_that_counts_working_days_says_so_and_where_no_calendar_says_which()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/policies/change?from=party-60-40");
        Assert.NotNull(olga.Page.QuerySelector("input[name=v-vetDays-count][value=working-days][checked]"));
        Assert.Null(olga.Page.QuerySelector("input[name=v-planDays-count]"));
        (string, string)[] confirming = [.. PolicyChecks.Unconfirmed(RoundPolicies.Preset("party-60-40"))
            .Select(s => (PolicyForm.Confirmed(s.Name), "true"))];
        await olga.Submit("adopt", [("do", "adopt"), ("v-decideDays-count", "working-days"), ("v-returnDays-count", "days"),
            .. confirming]);
        Assert.Equal("/policies", olga.Path);
        Assert.Contains("15 working days", olga.Text);
        var inForce = await house.Scope(async s =>
            (await s.GetRequiredService<PolicyQueries>().InForce("Y/", house.Clock.ReadNow()))!.Policy);
        Assert.Equal((new Days(15, DayCount.Working), new Days(3), new Days(3, DayCount.Working)),
            (inForce.DecideDays.InDays(), inForce.ReturnDays.InDays(), inForce.VetDays.InDays()));
        Assert.DoesNotContain("only weekends are off", olga.Text);
        house.Clock.GoTo(new(2027, 3, 1));
        var later = await house.SignedIn("olga");
        await later.Get("/policies");
        Assert.Contains("no calendar of 2027 has been taken in: only weekends are off.", later.Text);
    }

    [Fact]
    public async Task Whoever_changes_which_days_count_names_a_source_of_their_own()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/policies/change?from=party-60-40");
        await olga.Submit("adopt", ("do", "compare"), ("v-verifyDays-count", "days"));
        Assert.Contains("Differs from the preset: 5 working days", olga.Page.GetElementById("v-verifyDays-setting")!.TextContent);
        var said = await house.SignedIn("olga", "zh-CN");
        await said.Get("/policies");
        Assert.Contains("5个工作日", said.Text);
    }
}
