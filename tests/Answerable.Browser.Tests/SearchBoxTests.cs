namespace Answerable.Browser.Tests;

/// <summary>The search box by keyboard, as assistive technology is told of it, in both languages, on a desk and on a phone.</summary>
public sealed class SearchBoxTests(DemoHall hall) : IClassFixture<DemoHall>
{
    [Theory]
    [InlineData("zh-CN", 1280, "sj")]
    [InlineData("en", 1280, "sec")]
    [InlineData("zh-CN", 360, "书记")]
    public async Task Somebody_searches_without_a_mouse(string language, int width, string typed)
    {
        var seat = await hall.Seat("YO-organiser", language, width, ColorScheme.Light);
        await seat.Go(width < 992 ? "/search" : "/units");
        var box = seat.Page.GetByRole(AriaRole.Combobox);
        // On the page of the search the box has the focus from the start, and a stroke would be a text like any other.
        if (width >= 992) await seat.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await box.PressSequentiallyAsync(typed);
        var options = seat.Page.GetByRole(AriaRole.Option);
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await seat.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await seat.Look($"suggestions-{language}-{width}");
        await seat.Page.Keyboard.PressAsync("ArrowUp");
        Assert.Null(await box.GetAttributeAsync("aria-activedescendant"));
        await seat.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(options).ToHaveCountAsync(0);
        await Assertions.Expect(box).ToHaveValueAsync(typed);
        await seat.Renewed(() => seat.Page.Keyboard.PressAsync("Enter"));
        Assert.Contains("/search?q=", seat.Page.Url, StringComparison.Ordinal);
        await seat.Look($"results-{language}-{width}");
        await box.FocusAsync();
        await box.PressSequentiallyAsync(" ");
        await Assertions.Expect(options.First).ToBeVisibleAsync();
        var first = await options.First.GetAttributeAsync("href");
        await seat.Page.Keyboard.PressAsync("ArrowDown");
        await seat.Renewed(() => seat.Page.Keyboard.PressAsync("Enter"));
        Assert.EndsWith(first!, seat.Page.Url, StringComparison.Ordinal);
        await seat.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_stroke_in_a_text_stays_in_the_text_and_no_suggestion_comes_to_a_box_that_was_left()
    {
        var seat = await hall.Seat("YO-organiser", "en", 1280, ColorScheme.Light);
        await seat.Go("/people");
        var find = seat.Page.Locator("#find");
        await find.FocusAsync();
        await seat.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(find).ToHaveValueAsync("/");
        var box = seat.Page.GetByRole(AriaRole.Combobox);
        await box.PressSequentiallyAsync("se");
        await find.FocusAsync();
        await seat.Page.WaitForTimeoutAsync(1000);
        await Assertions.Expect(seat.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await seat.Page.Context.CloseAsync();
    }
}
