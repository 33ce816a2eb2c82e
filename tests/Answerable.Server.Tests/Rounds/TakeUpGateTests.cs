using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Duties;
using Answerable.Server.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

/// <summary>A round that requires it does not open while duties below are not taken up, by page and by act alike.</summary>
public sealed class TakeUpGateTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task It_waits_until_every_duty_below_is_taken_up_and_another_round_does_not()
    {
        var (olga, actor) = (await house.SignedIn("olga"), await house.Actor("olga"));
        var round = await Arrange.Draft(house);
        await olga.Get($"/rounds/{round.Id.Value}/dates");
        await olga.Submit("dates", ("takeUp", "true"));
        Assert.True((await Arrange.Read(house, round.Id)).RequiresTakeUp);
        var gaps = await house.Scope(s => s.GetRequiredService<TakeUpQueries>().CountGaps("Y/"));
        Assert.Equal(0, gaps);
        await olga.Get($"/rounds/{round.Id.Value}");
        Assert.NotNull(olga.Page.QuerySelector("#open form"));

        // Every secretary has a duty in one area only, and Beech has nobody: the proof is no longer empty.
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Letter 3"), ("title", "Halls"), ("postKind", "secretary"));
        var list = olga.Path.Split('#')[0];
        await olga.Submit("add-item", ("strand", "core-business"), ("content", "Every hall is repaired"), ("takeUp", "true"));
        await olga.Get($"{list}/issue");
        await olga.Submit("issue");

        await olga.Get($"/rounds/{round.Id.Value}");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Null(olga.Page.QuerySelector("#open form"));
        Assert.Contains("This round opens once every duty below has been taken up", olga.Text);
        var refused = await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<OpenRound>().Run(actor, round.Id)));
        Assert.Equal("rounds.take-up-gaps", Assert.Single(refused.Refusals).Code);
        Assert.Equal(RoundState.Draft, (await Arrange.Read(house, round.Id)).State);

        await olga.Get($"/rounds/{round.Id.Value}/dates");
        await olga.Submit("dates", ("takeUp", ""));
        Assert.False((await Arrange.Read(house, round.Id)).RequiresTakeUp);
        await house.Scope(s => s.GetRequiredService<OpenRound>().Run(actor, round.Id));
        Assert.Equal(RoundState.Open, (await Arrange.Read(house, round.Id)).State);
    }
}
