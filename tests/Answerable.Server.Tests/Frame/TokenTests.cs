using Microsoft.AspNetCore.TestHost;

namespace Answerable.Server.Tests.Frame;

/// <summary>A token is made where there is a form to carry it, and nowhere else.</summary>
public sealed class TokenTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/status/404", false)]
    [InlineData("/sign-in", true)]
    public async Task A_page_without_a_form_makes_no_token(string path, bool hasForm)
    {
        using var answer = await house.App.GetTestClient().GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.Contains("</html>", html, StringComparison.Ordinal);
        Assert.Equal(hasForm, html.Contains("__RequestVerificationToken", StringComparison.Ordinal));
        // The first token comes with its cookie.
        var set = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? string.Join(' ', cookies) : "";
        Assert.Equal(hasForm, set.Contains("answerable-form", StringComparison.Ordinal));
    }
}
