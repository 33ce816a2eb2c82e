using System.Net;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rounds;

/// <summary>A unit that never held a round.</summary>
public sealed class FirstRoundTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task An_organiser_drafts_and_opens_a_round_from_a_preset_with_at_most_eight_fields()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/rounds");
        await olga.Get(olga.Page.QuerySelector("a.btn-primary")!.GetAttribute("href")!);
        Assert.Equal("/rounds/new", olga.Path);
        (string, string)[] typed =
        [
            ("meetingOn", "2026-01-25"), ("teller", await Post("YO-teller")), ("teller2", await Post("YE-teller")), ("entitled-A", "9"),
                ("entitled-B", "12"),
        ];
        Assert.True(typed.Length <= 8);
        await olga.Submit("draft", typed);
        // A preset is an example: each number that is only a default of the product is looked at, and said to be wanted.
        var defaults = Arrange.Defaults("party-60-40");
        Assert.NotEmpty(defaults);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 0), (olga.Status, await house.Read(db => db.Set<Round>().CountAsync())));
        Assert.All(defaults, d => Assert.NotNull(olga.Page.QuerySelector($"#c-{d}-problem")));
        (string, string)[] ticked = [.. defaults.Select(d => ($"c-{d}", "true"))];
        await olga.Submit("draft", [.. typed, .. ticked[1..]]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.NotNull(Assert.Single(olga.Page.QuerySelectorAll("[id^='c-'][id$='-problem']")));
        await olga.Submit("draft", [.. typed, .. ticked]);
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Empty(PolicyChecks.Unconfirmed((await house.Read(db => db.Set<Round>().AsNoTracking().SingleAsync())).Policy));
        Assert.Contains("2025 debrief and review round", olga.Text);
        Assert.Contains("Everything is ready", olga.Text);
        Assert.Contains("Opening asks 3 posts for a report by 15 January 2026", olga.Page.QuerySelector("#open")!.TextContent);
        Assert.Contains("3: 2 on site, 1 in writing", olga.Text);
        await olga.Submit("open");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("Open: 0 of 3 reports accepted", olga.Text);
        Assert.Contains("by 15 Jan", olga.Text);
        Assert.Contains("opened the round", olga.Text);
        Assert.Equal("Reports", olga.Page.QuerySelector(".an-stage [aria-current] b")!.TextContent);
        await olga.Get("/rounds?state=Open");
        Assert.Contains("2025 debrief and review round", olga.Text);
        await olga.Get("/rounds?state=Archived");
        Assert.DoesNotContain("2025 debrief and review round", olga.Text);
    }

    private async Task<string> Post(string code) => (await house.PostId(code)).Value.ToString();
}
