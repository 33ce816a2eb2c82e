using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Answerable.Server.People;
using Answerable.Server.Shell;

namespace Answerable.Server.Tests.Frame;

/// <summary>What somebody might try from outside.</summary>
public sealed class AttackTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("/\n/evil.example/")]
    [InlineData("/units\\..\\evil")]
    [InlineData("javascript:alert(1)")]
    public async Task A_return_address_never_leads_to_another_host(string address)
    {
        Assert.Equal("/", Preferences.Local(address));
        using var answer = await house.Stranger().Client.GetAsync($"/language/en?return={Uri.EscapeDataString(address)}");
        Assert.Equal("/", answer.Headers.Location!.ToString());
        var stranger = house.Stranger();
        await stranger.Get($"/sign-in?ReturnUrl={Uri.EscapeDataString(address)}");
        await stranger.Submit("sign-in", ("code", "anna"), ("password", World.Password));
        Assert.Equal("/", stranger.Path);
    }

    [Fact]
    public async Task The_session_cookie_is_for_this_site_and_not_for_scripts_and_is_new_at_each_sign_in()
    {
        var (first, second) = (await Cookie("http"), await Cookie("http"));
        Assert.NotEqual(first.Split(';')[0], second.Split(';')[0]);
        Assert.All(["httponly", "samesite=lax", "path=/"], f => Assert.Contains(f, first, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("expires", first, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", await Cookie("https"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signing_out_ends_every_session_of_the_person_so_that_a_copied_cookie_is_refused()
    {
        using var copy = house.App.GetTestServer().CreateClient();
        copy.DefaultRequestHeaders.Add("Cookie", (await Cookie("http")).Split(';')[0]);
        using (var before = await copy.GetAsync("/units")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        var (anna, tom) = (await house.SignedIn("anna"), await house.SignedIn("tom"));
        await anna.Get("/me");
        await anna.Submit("sign-out");
        await anna.Get("/units");
        Assert.StartsWith("/sign-in", anna.Path, StringComparison.Ordinal);
        using var page = await copy.GetAsync("/units");
        Assert.Equal("/sign-in", page.Headers.Location!.AbsolutePath);
        using var call = await copy.GetAsync("/api/rectifications");
        Assert.Equal(HttpStatusCode.Unauthorized, call.StatusCode);
        await tom.Get("/units");
        Assert.Equal("/units", tom.Path);
    }

    [Fact]
    public async Task A_new_password_ends_the_sessions_of_the_old_one()
    {
        var (old, anna) = (await house.SignedIn("tom"), await house.SignedIn("anna"));
        await house.Scope(async s =>
        {
            var accounts = s.GetRequiredService<UserManager<Account>>();
            var tom = (await accounts.FindByNameAsync("tom"))!;
            await accounts.RemovePasswordAsync(tom);
            await accounts.AddPasswordAsync(tom, World.Password);
        });
        await old.Get("/units");
        Assert.StartsWith("/sign-in", old.Path, StringComparison.Ordinal);
        await anna.Get("/units");
        Assert.Equal("/units", anna.Path);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("203.0.113.7", false)]
    public async Task Who_the_request_came_from_is_believed_only_of_the_named_proxy(string from, bool believed)
    {
        var context = await house.App.GetTestServer().SendAsync(c =>
        {
            c.Connection.RemoteIpAddress = IPAddress.Parse(from);
            (c.Request.Method, c.Request.Path) = ("GET", "/sign-in");
            c.Request.Headers["X-Forwarded-Proto"] = "https";
            c.Request.Headers["X-Forwarded-For"] = "198.51.100.1";
        });
        Assert.Equal(believed ? "198.51.100.1" : from, context.Connection.RemoteIpAddress!.ToString());
        var cookies = string.Join(' ', context.Response.Headers.SetCookie.ToArray());
        Assert.Equal(believed, cookies.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/invitation")]
    [InlineData("/set-up")]
    public async Task Tries_at_a_secret_are_limited_for_a_whole_IPv6_network(string path)
    {
        var last = 0;
        for (var i = 0; i < 22; i++)
        {
            var context = await house.App.GetTestServer().SendAsync(c =>
            {
                c.Connection.RemoteIpAddress = IPAddress.Parse($"2001:db8:{path.Length:x}:1::{i + 1:x}");
                (c.Request.Method, c.Request.Path) = ("POST", path);
            });
            last = context.Response.StatusCode;
        }
        Assert.Equal(StatusCodes.Status429TooManyRequests, last);
    }

    [Theory]
    [InlineData("/search?q=a%00b")]
    [InlineData("/units?q=%00")]
    [InlineData("/people?q=%00&after=%00")]
    [InlineData("/obligations?unit=%00")]
    [InlineData("/ledger?unit=%00")]
    [InlineData("/posts/not-an-id")]
    [InlineData("/posts/11111111-2222-3333-4444-555555555555")]
    public async Task An_address_that_means_nothing_is_not_here(string address)
    {
        var olga = await house.SignedIn("olga");
        await olga.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, olga.Status);
        Assert.Contains("Not here", olga.Text);
    }

    [Theory]
    [InlineData("PUT", "/units", 405)]
    [InlineData("DELETE", "/me", 405)]
    [InlineData("PATCH", "/debriefs.csv", 405)]
    [InlineData("POST", "/health", 405)]
    public async Task A_method_that_an_address_does_not_take_is_refused_in_words(string method, string path, int status)
    {
        var anna = await house.SignedIn("anna");
        using var request = new HttpRequestMessage(new(method), path);
        using var answer = await anna.Client.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("Not in this way", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_of_ten_megabytes_is_too_long_and_says_so()
    {
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/units/{(await house.UnitId("YA")).Value}");
        var form = sybil.Page.QuerySelector("input[name=_handler]")!.GetAttribute("value")!;
        var token = sybil.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fields = $"_handler={form}&name={new string('x', 10 << 20)}&__RequestVerificationToken={Uri.EscapeDataString(token)}";
        using var body = new ByteArrayContent(Encoding.ASCII.GetBytes(fields));
        body.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var answer = await sybil.Client.PostAsync(sybil.Path, body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("longer than this page can take", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_with_a_NUL_is_no_form()
    {
        var anna = await house.SignedIn("anna");
        await anna.Get("/me");
        await anna.Submit("sign-out", ("note", "a\0b"));
        Assert.Equal(HttpStatusCode.BadRequest, anna.Status);
        Assert.Contains("Nothing has changed", anna.Text);
    }

    private async Task<string> Cookie(string scheme)
    {
        using var client = house.App.GetTestServer().CreateClient();
        client.BaseAddress = new($"{scheme}://localhost");
        using var shown = await client.GetAsync("/sign-in");
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync());
        client.DefaultRequestHeaders.Add("Cookie", shown.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["code"] = "anna", ["password"] = World.Password,
            ["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        }));
        return answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("answerable=", StringComparison.Ordinal));
    }
}
