using System.Net;
using Answerable.Server.Demo;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Demo;

[Collection(nameof(ChineseDemo))]
public sealed class DemoSignInTests(ChineseDemo chinese, House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_link_signs_in_again_and_again()
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var visitor = await chinese.By("YO-organiser", "zh-CN");
            Assert.Equal((HttpStatusCode.OK, "/"), (visitor.Status, visitor.Path));
        }
    }

    [Fact]
    public async Task A_link_that_was_tampered_with_is_not_found()
    {
        var visitor = new Visitor(chinese.App.GetTestServer(), "en");
        await visitor.Get(chinese.Links[0].Path[..^3] + "abc");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        await visitor.Get("/");
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_demo_world_no_link_opens()
    {
        var post = await house.PostId("YO-organiser");
        var stranger = house.Stranger();
        await stranger.Get(house.App.Services.GetRequiredService<DemoLinks>().PathOf(post));
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task An_organisation_that_is_no_demo_is_left_alone()
    {
        var before = await house.UnitId("Y");
        foreach (var fresh in new[] { false, true })
            Assert.NotNull(await DemoVerb.Prepare(house.App.Services, new DemoClock(house.Clock), "en", fresh, _ => { }, default));
        Assert.Equal(before, await house.UnitId("Y"));
    }

    [Fact]
    public async Task A_demo_that_is_there_is_served_as_it_is()
    {
        var said = new List<string>();
        Assert.Null(await DemoVerb.Prepare(chinese.App.Services, chinese.Clock, "en", fresh: false, said.Add, default));
        Assert.Empty(said);
    }
}
