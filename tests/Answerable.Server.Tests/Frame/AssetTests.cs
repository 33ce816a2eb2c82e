using System.IO.Compression;
using System.Net;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.TestHost;

namespace Answerable.Server.Tests.Frame;

/// <summary>Style sheet, script and pictures: for everybody, for good, and compressed as the browser takes it.</summary>
public sealed class AssetTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("app.css", "text/css; charset=utf-8")]
    [InlineData("app.js", "text/javascript; charset=utf-8")]
    [InlineData("icons.svg", "image/svg+xml")]
    [InlineData("favicon.svg", "image/svg+xml")]
    public async Task Comes_compressed_as_the_browser_takes_it_and_may_be_kept_for_good(string name, string type)
    {
        using var plain = await Ask(name, "");
        var whole = await plain.Content.ReadAsByteArrayAsync();
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        using var gzip = await Ask(name, "gzip");
        Assert.Equal(["gzip"], gzip.Content.Headers.ContentEncoding);
        Assert.Equal(whole, await Unpacked(new GZipStream(await gzip.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
        using var brotli = await Ask(name, "gzip, deflate, br, zstd");
        Assert.Equal(["br"], brotli.Content.Headers.ContentEncoding);
        Assert.Equal(whole, await Unpacked(new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
        Assert.True(brotli.Content.Headers.ContentLength < gzip.Content.Headers.ContentLength);
        foreach (var answer in new[] { plain, gzip, brotli })
        {
            Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task One_that_the_browser_has_is_not_sent_again()
    {
        using var first = await Ask("app.css", "br");
        using var request = new HttpRequestMessage(HttpMethod.Get, BuiltAssets.Url("app.css"));
        request.Headers.Add("Accept-Encoding", "br");
        request.Headers.Add("If-None-Match", first.Headers.ETag!.Tag);
        using var again = await house.App.GetTestClient().SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Its_address_changes_with_what_it_holds()
    {
        using var css = await Ask("app.css", "");
        var hash = System.Security.Cryptography.SHA256.HashData(await css.Content.ReadAsByteArrayAsync());
        Assert.Equal($"/assets/app.{Convert.ToHexStringLower(hash)[..10]}.css", BuiltAssets.Url("app.css"));
    }

    [Theory]
    [InlineData("/assets/endpoints.json")]
    [InlineData("/assets/app.0000000000.css")]
    public async Task Nothing_else_lies_there(string path)
    {
        using var answer = await house.App.GetTestClient().GetAsync(path);
        Assert.False(answer.IsSuccessStatusCode, $"{path} answered {answer.StatusCode}");
    }

    private async Task<HttpResponseMessage> Ask(string name, string encodings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, BuiltAssets.Url(name));
        if (encodings.Length > 0) request.Headers.Add("Accept-Encoding", encodings);
        var answer = await house.App.GetTestClient().SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer;
    }

    private static async Task<byte[]> Unpacked(Stream packed)
    {
        await using (packed)
        {
            using var whole = new MemoryStream();
            await packed.CopyToAsync(whole);
            return whole.ToArray();
        }
    }
}
