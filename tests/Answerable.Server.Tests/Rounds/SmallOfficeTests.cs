using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Tests.Rounds;

/// <summary>All offices of a draft from three posts, on the page.</summary>
public sealed class SmallOfficeTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Three_posts_are_proposed_explained_confirmed_and_the_round_opens()
    {
        var draft = await Arrange.Draft(house, "party-small");
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{draft.Id.Value}/officers");
        Assert.NotNull(olga.Page.QuerySelector($"a[href='/rounds/{draft.Id.Value}/small-office']"));
        await olga.Get($"/rounds/{draft.Id.Value}/small-office");
        await olga.Submit("propose", await Fields("YO-inspector", "YO-teller", "YE-teller"));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("Organisation Department Inspector Ivan Inspector could, too.", olga.Text);
        Assert.Contains("Education Department Second Teller Tom Teller cannot: the two tellers are two persons.", olga.Text);
        await olga.Submit("confirm");
        Assert.Equal($"/rounds/{draft.Id.Value}", olga.Path);
        var round = await Arrange.Read(house, draft.Id);
        Assert.Equal([await house.PostId("YO-inspector")], round.PostsOf(OfficerRole.Chair));
        Assert.Equal(new[] { await house.PostId("YO-teller"), await house.PostId("YE-teller") }.ToHashSet(),
            round.PostsOf(OfficerRole.Teller).ToHashSet());
        Assert.NotEqual(round.Appointed(OfficerRole.Enterer), round.Appointed(OfficerRole.Confirmer));
        Assert.Equal(await house.PostId(World.Committee), round.Appointed(OfficerRole.DecidingBody));
        await olga.Submit("open");
        Assert.Equal(RoundState.Open, (await Arrange.Read(house, draft.Id)).State);
        // What is open is changed office by office.
        Assert.Equal(HttpStatusCode.NotFound, (await olga.Get($"/rounds/{draft.Id.Value}/small-office")).Status);
    }

    [Fact]
    public async Task Where_three_cannot_fill_every_office_it_says_which_lacks_somebody_and_appoints_nobody()
    {
        var draft = await Arrange.Draft(house, "party-small");
        var before = (await Arrange.Read(house, draft.Id)).Officers.Select(o => (o.Role, o.PostId)).ToHashSet();
        var olga = await house.SignedIn("olga");
        await olga.Get($"/rounds/{draft.Id.Value}/small-office");
        var fields = await Fields("YA-head", "YB-head", "YO-teller");
        await olga.Submit("propose", fields);
        var row = olga.Page.QuerySelectorAll("#proposal tr").Single(r => r.TextContent.Contains("Second teller"));
        Assert.Contains("Nobody of the three", row.TextContent);
        Assert.Contains("Anna Alder cannot: whoever reports in a round does not review, count or decide", row.TextContent);
        Assert.DoesNotContain(olga.Page.QuerySelectorAll("input[name=_handler]"), i => i.GetAttribute("value") == "confirm");
        // The form of a proposal that was whole, sent with other posts.
        await olga.Submit("propose", await Fields("YO-inspector", "YO-teller", "YE-teller"));
        await olga.Submit("confirm", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.True(before.SetEquals((await Arrange.Read(house, draft.Id)).Officers.Select(o => (o.Role, o.PostId))));
        await olga.Get($"/rounds/{draft.Id.Value}/small-office");
        await olga.Submit("propose", await Fields("YO-teller", "YO-teller", "YE-teller"));
        Assert.Contains("Choose three different posts", olga.Text);
        foreach (var other in new[] { "anna", "tess", "sysadmin" })
        {
            var visitor = await house.SignedIn(other);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/rounds/{draft.Id.Value}/small-office")).Status);
        }
    }

    private async Task<(string, string)[]> Fields(params string[] posts) =>
        [.. await Task.WhenAll(new[] { "first", "second", "third" }.Zip(posts, async (f, p) => (f, $"{(await house.PostId(p)).Value}")))];
}
