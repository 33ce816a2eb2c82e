using Answerable.Domain.Reviews;
using Answerable.Server.Reviews;
using Answerable.Server.Shell.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reviews;

/// <summary>Those present at a meeting are read page by page, whatever their number.</summary>
public sealed class PresentPagesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Each_is_met_once_on_two_pages_and_neither_page_reads_them_all()
    {
        var round = await Meetings.Called(house);
        var olga = await house.Actor("olga");
        var guests = Enumerable.Range(1, Pages.Size + 7).Select(i => new PresenceDraft(null, $"Guest {i:000}", PresenceRole.Observer));
        await house.Scope(s => s.GetRequiredService<NotePresence>().Run(olga, round.Id, [.. guests]));
        var all = Pages.Size + 10;
        var chen = await house.SignedIn("chen");
        var said = await house.Statements.During(() => chen.Get($"/reviews/{round.Id.Value}?after=nonsense"));
        Assert.All(said.Where(s => s.Contains("reviews_presence", StringComparison.Ordinal)), s => Assert.True(
            s.Contains("LIMIT", StringComparison.Ordinal) || s.Contains("count(", StringComparison.OrdinalIgnoreCase)
                || s.Contains("post_id", StringComparison.Ordinal), s));
        var first = Shown(chen);
        Assert.Equal(Pages.Size, first.Count);
        Assert.Contains($"{all} present, 2 voting", chen.Text);
        var next = chen.Page.QuerySelector("#presence a[rel=next]")!.GetAttribute("href")!;
        Assert.EndsWith("#presence", next, StringComparison.Ordinal);
        Assert.Contains("after=nonsense", next, StringComparison.Ordinal);
        await chen.Get(next);
        var second = Shown(chen);
        Assert.Equal(all, first.Concat(second).Distinct().Count());
        Assert.Equal(10, second.Count);
        Assert.Null(chen.Page.QuerySelector("#presence a[rel=next]"));
        // Whoever stands on another page is no candidate either.
        Assert.DoesNotContain(chen.Page.QuerySelectorAll("#presence input[name=posts]"),
            i => i.ParentElement!.TextContent.Contains("Deputy", StringComparison.Ordinal));
        Assert.NotEmpty(chen.Page.QuerySelectorAll("#presence input[name=posts]"));
    }

    private static List<string> Shown(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("#presence > ul > li").Select(l => l.TextContent.Trim())];
}
