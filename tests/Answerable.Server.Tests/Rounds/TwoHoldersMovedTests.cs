using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

/// <summary>A former holder who changes posts again while the round is open.</summary>
public sealed class TwoHoldersMovedTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Who_leaves_the_post_that_owes_the_report_gets_it_in_the_next_by_one_click()
    {
        await TwoHolders.Arrange(house);
        var round = await Arrange.Open(house);
        var part = (await Arrange.Read(house, round.Id)).Debriefers.Single(d => d.IsFormer).Id;
        await Appoint("YB1-head", "bella", "Bella Beech");
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}");
        await olga.Get(olga.Page.QuerySelector("#unasked a")!.GetAttribute("href")!);
        var left = olga.Page.QuerySelector("#unasked")!.TextContent;
        Assert.Contains("Boris Birch", left);
        Assert.Contains("has left the post", left);
        Assert.Contains("holds no post now", left);
        await Appoint("YA1-head", "boris", null);
        await olga.Get($"/rounds/{round.Id.Value}/debriefers");
        Assert.DoesNotContain("holds no post now", olga.Page.QuerySelector("#unasked")!.TextContent);
        await olga.Submit("parts");
        Assert.Null(olga.Page.QuerySelector("#unasked"));
        Assert.Equal(await house.PostId("YA1-head"), await TwoHolders.Owner(house, part));
        await olga.Get($"/rounds/{round.Id.Value}");
        Assert.Null(olga.Page.QuerySelector("#unasked"));
        Assert.Contains("moved the report of a former holder", olga.Text);
        var boris = await house.SignedIn("boris");
        await boris.Get($"/debriefs/{part.Value}/write");
        Assert.Equal(HttpStatusCode.OK, boris.Status);
        var asha = await house.SignedIn("asha");
        Assert.Equal(HttpStatusCode.NotFound, (await asha.Get($"/debriefs/{part.Value}")).Status);
    }

    private Task Appoint(string post, string person, string? name) => house.Scope(async s =>
        await s.GetRequiredService<AppointToPost>().Run(Actor.System(SystemVerbs.Demo), await house.PostId(post), AppointmentKind.Holder,
            person, name));
}
