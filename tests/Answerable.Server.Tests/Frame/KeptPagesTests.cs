using System.Net;

namespace Answerable.Server.Tests.Frame;

/// <summary>Whoever goes back after signing out, on a browser that others use too, is asked to sign in (decision 0029).</summary>
public sealed class KeptPagesTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/obligations")]
    [InlineData("/me")]
    public async Task No_browser_keeps_a_page_and_none_is_answered_as_unchanged(string path)
    {
        var anna = await house.SignedIn("anna");
        using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", "*" } } };
        using var answer = await anna.Client.SendAsync(asked);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null(answer.Headers.ETag);
    }
}
