using Answerable.Server.Rounds;
using Answerable.Server.Tests.Appraisals;

namespace Answerable.Server.Tests.Rounds;

/// <summary>A post that changes hands while a round runs.</summary>
public sealed class TwoHoldersLaterTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_post_that_changes_hands_while_the_round_is_open_is_said_and_asked_by_one_click()
    {
        var round = await Arrange.Open(house);
        await TwoHolders.Arrange(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{round.Id.Value}/debriefers");
        Assert.Contains("Boris Birch", olga.Page.QuerySelector("#unasked")!.TextContent);
        await olga.Submit("parts");
        Assert.Null(olga.Page.QuerySelector("#unasked"));
        Assert.Contains(TwoHolders.Former, olga.Text);
        var part = (await Arrange.Read(house, round.Id)).Debriefers.Single(d => d.IsFormer).Id;
        Assert.Equal(await house.PostId("YB1-head"), await TwoHolders.Owner(house, part));
        await olga.Get($"/rounds/{round.Id.Value}");
        Assert.Contains("asked a former holder", olga.Text);
        Assert.Equal(["rounds.not-organiser"], await Appraising.Refused(() => Appraising.Act<TakeParts>(house, "ivan", (a,
            by) => a.Run(by, round.Id))));
    }
}
