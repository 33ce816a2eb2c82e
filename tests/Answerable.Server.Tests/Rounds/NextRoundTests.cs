using System.Net;
using Answerable.Domain.Rounds;

namespace Answerable.Server.Tests.Rounds;

public sealed class NextRoundTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_form_for_the_next_round_asks_only_for_what_is_new()
    {
        await Arrange.Open(house, "company-plain");
        await Arrange.Open(house, "party-60-40", p => p with
        {
            OwnGroupDebriefs = true,
            Entitled = new Dictionary<string,
            int>
            { ["A"] = 11, ["B"] = 23 }
        }, meetingInDays: 30);
        var olga = await house.SignedIn("olga");
        await olga.Get("/rounds/new");
        Assert.Contains("Everything else is filled in from “2025 round of Yunsample”: check it.", olga.Text);
        Assert.Equal("true", olga.Page.QuerySelector("a[href='/rounds/new?policy=party-60-40']")!.GetAttribute("aria-current"));
        var numbers = olga.Page.QuerySelectorAll("input[name^='c-']").Select(b => b.Id!).ToList();
        Assert.True(numbers.Count > 3);
        // What comes ticked would have been confirmed by nobody.
        Assert.Empty(olga.Page.QuerySelectorAll("input[name^='c-'][checked]"));
        // The last round's smallest group was another than the preset's, which is therefore new.
        const string Said = "Confirmed on 5 January 2026 by Olga Organiser for “2025 round of Yunsample”.";
        Assert.Equal(numbers.Except(["c-minimumGroup"]), numbers.Where(n => olga.Page.GetElementById($"{n}-help")?.TextContent == Said));
        await olga.Submit("draft", ("meetingOn", "2027-01-20"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.All(numbers, n => Assert.NotNull(olga.Page.QuerySelector($"#{n}-problem")));
        await olga.Submit("draft", [("meetingOn", "2027-01-20"), .. numbers.Select(n => (n, "true"))]);
        Assert.Equal((HttpStatusCode.OK, true), (olga.Status, olga.Path != "/rounds/new"));
        var round = await Arrange.Read(house, new(Guid.Parse(olga.Path.Split('/')[2])));
        Assert.Equal(("2026 round of Yunsample", "2026", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)),
            (round.Title, round.Period, round.PeriodFrom, round.PeriodUntil));
        Assert.Equal(new HashSet<Domain.PostId> { await house.PostId("YO-teller"), await house.PostId("YE-teller") },
            round.PostsOf(OfficerRole.Teller).ToHashSet());
        Assert.Equal((await house.PostId("Y-chair"), await house.PostId(World.Committee)),
            (round.Appointed(OfficerRole.Chair), round.Appointed(OfficerRole.DecidingBody)));
        Assert.Equal([11, 23], round.Groups.OrderBy(g => g.Code).Select(g => g.Entitled));
        Assert.Equal(4, round.Debriefers.Count);
    }

    [Theory]
    [InlineData("0001-01-02")]
    [InlineData("9999-12-31")]
    public async Task A_date_at_the_end_of_the_calendar_is_refused_with_a_sentence(string day)
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/rounds/new");
        await olga.Submit("draft", ("meetingOn", day), ("periodFrom", day), ("periodUntil", day));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        foreach (var field in new[] { "meetingOn", "periodFrom", "periodUntil" })
            Assert.Contains("between the years 1900 and 2999", olga.Page.QuerySelector($"#{field}-problem")!.TextContent);
    }

    [Fact]
    public async Task One_post_for_both_tellers_is_refused_at_the_second_on_either_form()
    {
        var (olga, teller) = (await house.SignedIn("olga"), (await house.PostId("YO-teller")).Value.ToString());
        await olga.Get("/rounds/new?policy=party-60-40");
        await olga.Submit("draft", ("meetingOn", "2027-01-20"), ("teller", teller), ("teller2", teller), ("entitled-A", "9"),
            ("entitled-B", "9"));
        Refused();
        var draft = await Arrange.Draft(house);
        await olga.Get($"/rounds/{draft.Id.Value}/officers");
        await olga.Submit("officers", ("teller", teller), ("teller2", teller));
        Refused();
        Assert.Equal(2, (await Arrange.Read(house, draft.Id)).PostsOf(OfficerRole.Teller).Count);

        void Refused()
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
            Assert.NotNull(olga.Page.QuerySelector("#teller2-problem"));
        }
    }
}
