namespace Answerable.Browser.Tests;

/// <summary>The pages before anybody is signed in.</summary>
public sealed class FirstPagesTests(Hall hall) : IClassFixture<Hall>
{
    [Theory]
    [InlineData("en", 1280)]
    [InlineData("zh-CN", 360)]
    public async Task Sign_in_invitation_and_set_up_are_clean_for_everybody(string language, int width)
    {
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var seat = await hall.Seat(language, width, 740, theme: theme);
            foreach (var path in new[] { "/sign-in", "/invitation", $"/set-up/{hall.SetUpCode}", "/status/404" })
            {
                await seat.Go(path);
                await seat.Look($"first{path.Split('/')[1]}-{theme}");
            }
        }
    }

    [Fact]
    public async Task A_refused_sign_in_says_so_and_keeps_the_code()
    {
        var seat = await hall.Seat();
        await seat.Go("/sign-in");
        await seat.Send("sign-in", ("code", "somebody"), ("password", "wrong"));
        await Assertions.Expect(seat.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not right");
        await Assertions.Expect(seat.Page.Locator("[name=code]")).ToHaveValueAsync("somebody");
        await seat.Look("sign-in-refused");
    }

    [Fact]
    public async Task The_check_for_assistive_technology_sees_a_picture_without_words_and_grey_on_grey()
    {
        var seat = await hall.Seat();
        await seat.Go("/sign-in");
        await seat.Page.EvaluateAsync(
            "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=/favicon.svg><p class=faint>Faint</p>'); " +
            "document.querySelector('.faint').style.cssText = 'color: #ccc; background: #fff'");
        Assert.Equal(["color-contrast", "image-alt"], (await Axe.Serious(seat.Page)).Select(found => found.Split(':')[0]).Order());
    }

    [Fact]
    public async Task The_look_sees_a_style_that_the_build_left_out()
    {
        var seat = await hall.Seat();
        await seat.Go("/sign-in");
        await seat.Page.EvaluateAsync("document.querySelector('main').classList.add(['carousel', 'inner'].join('-'))");
        var found = await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => seat.Look("left-out"));
        Assert.Contains("styles that the build left out", found.Message, StringComparison.Ordinal);
    }
}
