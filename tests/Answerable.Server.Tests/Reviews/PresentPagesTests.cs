using Answerable.Domain.Reviews;
using Answerable.Server.Reviews;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Tests.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reviews;

/// <summary>Those present at a meeting are read page by page, whatever their number.</summary>
public sealed class PresentPagesTests(House house) : IClassFixture<House>
{
    private const int Present = Pages.Size + 10;

    [Fact]
    public async Task Each_is_met_once_on_two_pages()
    {
        var round = await Crowded();
        var chen = await house.SignedIn("chen");
        await chen.Get($"/reviews/{round.Id.Value}?after=nonsense");
        var first = Shown(chen);
        Assert.Equal(Pages.Size, first.Count);
        Assert.Contains($"{Present} present, 2 voting", chen.Text);
        var next = chen.Page.QuerySelector("#presence a[rel=next]")!.GetAttribute("href")!;
        Assert.EndsWith("#presence", next, StringComparison.Ordinal);
        Assert.Contains("after=nonsense", next, StringComparison.Ordinal);
        await chen.Get(next);
        var second = Shown(chen);
        Assert.Equal(10, second.Count);
        Assert.Equal(Present, first.Concat(second).Distinct().Count());
        Assert.Null(chen.Page.QuerySelector("#presence a[rel=next]"));
        Assert.Contains("after=nonsense", chen.Page.QuerySelector("#presence .an-pager a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_page_of_the_meeting_reads_a_page_of_them_and_the_reader()
    {
        var round = await Crowded();
        var chen = await house.Actor("chen");
        var now = house.Clock.GetUtcNow();
        var at = await house.Scope(s => s.GetRequiredService<MeetingReader>().Find(chen, round.Id, t => t.Take(1), now));
        Assert.Equal(chen.Post, Assert.Single(at!.Meeting.Presences).PostId);
        var said = await house.Statements.During(async () => await (await house.SignedIn("chen")).Get($"/reviews/{round.Id.Value}"));
        Assert.Contains(said.Where(s => s.Contains("reviews_presence", StringComparison.Ordinal)),
            s => s.Contains("LIMIT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_who_is_present_is_offered_again_on_whatever_page_they_stand()
    {
        var round = await Crowded();
        var (deputy, chen) = (await house.PostId("Y-deputy"), await house.SignedIn("chen"));
        await chen.Get($"/reviews/{round.Id.Value}");
        await chen.Get(chen.Page.QuerySelector("#presence a[rel=next]")!.GetAttribute("href")!);
        var offered = chen.Page.QuerySelectorAll("#presence input[name=posts]").Select(i => i.GetAttribute("value")).ToList();
        Assert.NotEmpty(offered);
        Assert.DoesNotContain(deputy.Value.ToString(), offered);
    }

    private async Task<ArrangedRound> Crowded()
    {
        var round = await Meetings.Called(house);
        var olga = await house.Actor("olga");
        await house.Scope(s => s.GetRequiredService<NotePresence>().Run(olga, round.Id,
            [.. Enumerable.Range(4, Present - 3).Select(i => new PresenceDraft(null, $"Guest {i:000}", PresenceRole.Observer))]));
        return round;
    }

    private static List<string> Shown(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("#presence > ul > li").Select(l => l.TextContent.Trim())];
}
