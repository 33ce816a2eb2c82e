using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

public sealed class RoundListTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_list_pages_by_key_newest_first_filters_by_state_and_exports_what_it_shows()
    {
        var olga = await house.Actor("olga");
        for (var i = 0; i < Answerable.Server.Shell.Lists.Pages.Size + 3; i++)
        {
            var title = i == 0 ? "=1+1" : $"Round {i}";
            await Arrange.Draft(house, change: p => p with { Title = title });
            house.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        var open = await Arrange.Open(house);

        var first = await Page(olga, null, null);
        var second = await Page(olga, null, first.Next);
        Assert.Equal((Answerable.Server.Shell.Lists.Pages.Size, 4, Answerable.Server.Shell.Lists.Pages.Size + 4),
            (first.Rows.Count, second.Rows.Count, first.Count));
        Assert.Null(second.Next);
        Assert.Equal(open.Id, first.Rows[0].Id);
        Assert.Equal(Answerable.Server.Shell.Lists.Pages.Size + 4, first.Rows.Concat(second.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Equal(3, first.Rows[0].Debriefers);
        Assert.Equal([open.Id], (await Page(olga, RoundState.Open, null)).Rows.Select(r => r.Id));

        var visitor = await house.SignedIn("olga");
        await visitor.Get("/rounds");
        Assert.Contains("54 entries", visitor.Text);
        await visitor.Get(visitor.Page.QuerySelector(".an-pager a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(4, visitor.Page.QuerySelectorAll("tbody tr").Length);
        var csv = await visitor.Client.GetStringAsync("/rounds.csv?state=Draft");
        Assert.Equal(Answerable.Server.Shell.Lists.Pages.Size + 3 + 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("'=1+1", csv);
        Assert.DoesNotContain("2025 round of Yunsample", csv);

        // Whoever has a part finds the round from their own unit; others of the tree do not see it.
        Assert.Equal([open.Id], (await Page(await house.Actor("boris"), null, null, "Y/YB/")).Rows.Select(r => r.Id));
        Assert.Equal([open.Id], (await Page(await house.Actor("tess"), null, null, "Y/YO/")).Rows.Select(r => r.Id));
        Assert.Empty((await Page(await house.Actor("asha"), null, null, "Y/YA/YA1/")).Rows);
        var asha = await house.SignedIn("asha", "zh-CN");
        await asha.Get("/rounds");
        Assert.Contains("暂无您的岗位可查看的述职评议考核", asha.Text);
    }

    private Task<PageOf<RoundListRow>> Page(Answerable.Domain.Actor by, RoundState? state, string? after, string path = "Y/") =>
        house.Scope(s => s.GetRequiredService<RoundList>().Page(by, new(path, state), after, Projection.Whole));
}
