using System.Text.RegularExpressions;

namespace Answerable.Browser.Tests;

/// <summary>Every page that a role's own links lead to: it opens, is clean for assistive technology, fits, and is quiet.</summary>
public sealed partial class EveryPageTests(DemoHall hall) : IClassFixture<DemoHall>
{
    private const int MostKinds = 60;

    [Theory]
    [InlineData("YO-organiser", "en", 1280, ColorScheme.Light)]
    [InlineData("YO-organiser", "zh-CN", 360, ColorScheme.Dark)]
    [InlineData("Y-secretary", "zh-CN", 360, ColorScheme.Light)]
    [InlineData("Y01-secretary", "en", 360, ColorScheme.Dark)]
    [InlineData("YO-teller", "zh-CN", 360, ColorScheme.Dark)]
    [InlineData("Y010101-secretary", "zh-CN", 360, ColorScheme.Light)]
    [InlineData("Y-audit", "en", 1280, ColorScheme.Dark)]
    public async Task Every_page_that_a_role_is_led_to_opens_and_is_clean(string post, string language, int width, ColorScheme theme)
    {
        var seat = await hall.Seat(post, language, width, theme);
        HashSet<string> kinds = ["/"];
        // Nobody is led to what they have not typed.
        Queue<string> ahead = new(["/", "/search", "/search?q=s", "/search?q=zzzzy"]);
        List<string> wrong = [];
        while (ahead.TryDequeue(out var path))
        {
            var status = await seat.Visit(path);
            if (status != 200) wrong.Add($"{path} answers {status}");
            else if (await Found(seat, $"{post}{KindOf(path).Replace('/', '_')}") is { } found) wrong.Add(found);
            foreach (var link in await Links(seat))
                if (kinds.Count < MostKinds && kinds.Add(KindOf(link))) ahead.Enqueue(link);
        }
        await seat.Page.Context.CloseAsync();
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
        Assert.True(kinds.Count > 5, $"{post} was led to {kinds.Count} kinds of page only");
    }

    [Theory]
    [InlineData("YO-organiser")]
    [InlineData("YO-teller")]
    public async Task Counting_is_found_from_the_round_without_typing_an_address(string post)
    {
        var seat = await hall.Seat(post, "zh-CN", 360, ColorScheme.Light);
        await seat.Go("/rounds");
        await seat.Open(seat.Page.Locator("main td a").First);
        await seat.Open(seat.Page.Locator("main a[href^='/ballots/round/']").First);
        await seat.Open(seat.Page.Locator("main a[href^='/ballots/']").Last);
        await Assertions.Expect(seat.Page.Locator("h1")).ToContainTextAsync("计票");
        await seat.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_projector_keeps_itself_fresh_and_leaves_the_page_after_it_alone()
    {
        var seat = await hall.Seat("YO-organiser", "zh-CN", 1280, ColorScheme.Light);
        await seat.Page.Clock.InstallAsync();
        await seat.Go("/reviews");
        await seat.Open(seat.Page.Locator("main a[href^='/reviews/']").First);
        await seat.Open(seat.Page.Locator("a[href$='/projector']").First);
        await seat.Renewed(() => seat.Page.Clock.FastForwardAsync(11_000));
        await seat.Open(seat.Page.Locator("a.leave"));
        await seat.Page.EvaluateAsync("document.body.dataset.typed = 'yes'");
        await seat.Page.Clock.FastForwardAsync(60_000);
        await seat.Page.EvaluateAsync("fetch(location).then(r => r.text())");
        Assert.Equal("yes", await seat.Page.EvaluateAsync<string?>("document.body.dataset.typed"));
        await seat.Page.Context.CloseAsync();
    }

    /// <summary>What looking at the page finds, or null.</summary>
    private static async Task<string?> Found(Seat seat, string name)
    {
        try
        {
            await seat.Look(name);
            return null;
        }
        catch (Xunit.Sdk.XunitException found)
        {
            return found.Message;
        }
    }

    /// <summary>Addresses in the page and in the rail that open a page of this site: no file, and no link to oneself.</summary>
    private static async Task<IReadOnlyList<string>> Links(Seat seat)
    {
        var found = await seat.Page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('main a[href], .an-rail a[href], .navbar-vertical a[href]')]
              .filter(a => a.origin === location.origin && !a.hasAttribute('download')).map(a => a.pathname + a.search)
            """);
        return [.. found.Where(a => !File().IsMatch(a))];
    }

    /// <summary>The route: ids and numbers taken out, and only whether something is asked.</summary>
    private static string KindOf(string path)
    {
        var (bare, asked) = path.Split('?', 2) is [var before, _] ? (before, "?") : (path, "");
        return Number().Replace(Id().Replace(bare, "id"), "n") + asked;
    }

    [GeneratedRegex(@"\.[a-z]{3,4}(\.gz)?(\?|$)|/csv|/json|/export|^/demo|^/sign-out|^/api")]
    private static partial Regex File();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"(?<=/)\d+(?=/|$)|(?<=components/)[\w-]+")]
    private static partial Regex Number();
}
