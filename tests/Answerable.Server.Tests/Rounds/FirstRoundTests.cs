using System.Net;

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
        Assert.Equal(HttpStatusCode.OK, olga.Status);
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
