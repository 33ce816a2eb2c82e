using System.Net;

namespace Answerable.Server.Tests.Frame;

[Collection(nameof(OneHouse))]
public sealed class FailureTests(House house)
{
    [Fact]
    public async Task What_is_not_there_says_so_in_the_readers_language()
    {
        var anna = await house.SignedIn("anna", "zh-CN");
        await anna.Get("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, anna.Status);
        Assert.Contains("没有这个页面", anna.Text);
    }

    [Fact]
    public async Task A_form_that_the_page_does_not_show_to_me_answers_403()
    {
        var anna = await house.SignedIn("anna");
        await anna.Get("/me");
        var token = anna.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer =
            await anna.Client.PostAsync("/me",
                new FormUrlEncodedContent(
                    new Dictionary<string, string> { ["_handler"] = "not-mine", ["__RequestVerificationToken"] = token }));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_changes_nothing()
    {
        var anna = await house.SignedIn("anna");
        var answer =
            await anna.Client.PostAsync("/me", new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "sign-out" }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await anna.Get("/me");
        Assert.Equal("/me", anna.Path);
    }

    [Fact]
    public async Task Every_answer_forbids_inline_script_framing_and_foreign_hosts()
    {
        var answer = await house.Stranger().Client.GetAsync("/sign-in");
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }
}
