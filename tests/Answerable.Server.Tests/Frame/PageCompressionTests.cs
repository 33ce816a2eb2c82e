using System.IO.Compression;
using System.Net;

namespace Answerable.Server.Tests.Frame;

/// <summary>The length of a page tells nothing to who made a reader ask for it.</summary>
public sealed class PageCompressionTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/obligations", "same-origin", true)]
    [InlineData("/obligations?state=late", "same-origin", true)]
    [InlineData("/search?q=li", "same-origin", true)]
    [InlineData("/search?q=li", "none", true)]
    [InlineData("/obligations", null, true)]
    [InlineData("/search?q=li", null, false)]
    [InlineData("/search?q=li", "cross-site", false)]
    [InlineData("/search?q=li", "same-site", false)]
    [InlineData("/obligations", "cross-site", false)]
    [InlineData("/obligations", "something-new", false)]
    public async Task A_page_is_compressed_only_where_nobody_else_chose_its_address(string path, string? from, bool compressed)
    {
        var visitor = await house.SignedIn("olga");
        using var answer = await Ask(visitor, path, from, "gzip, br");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(compressed ? ["br"] : [], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task What_was_compressed_is_the_page()
    {
        var visitor = await house.SignedIn("olga");
        using var gzip = await Ask(visitor, "/obligations", "same-origin", "gzip");
        Assert.Equal(["gzip"], gzip.Content.Headers.ContentEncoding);
        Assert.True(gzip.Headers.CacheControl!.NoStore);
        using var unpacked = new StreamReader(new GZipStream(await gzip.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.EndsWith("</html>", (await unpacked.ReadToEndAsync()).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_comes_back_plain_with_what_was_typed()
    {
        var visitor = house.Stranger();
        await visitor.Get("/sign-in");
        visitor.Client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        await visitor.Submit("sign-in", ("code", "a-typed-code"), ("password", "wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("a-typed-code", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_s_token_is_never_the_same_twice()
    {
        var visitor = house.Stranger();
        string Token() => visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await visitor.Get("/sign-in");
        var first = Token();
        await visitor.Get("/sign-in");
        var shared = first.Zip(Token()).TakeWhile(c => c.First == c.Second).Count();
        // A header of the encryption comes first; the 16 random bytes of the key follow at once.
        Assert.True(shared < 40, $"the first {shared} characters are the same");
    }

    private static Task<HttpResponseMessage> Ask(Visitor visitor, string path, string? from, string encodings)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", encodings } } };
        if (from is not null) request.Headers.Add("Sec-Fetch-Site", from);
        return visitor.Client.SendAsync(request);
    }
}
