using System.Net;
using Answerable.Server.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.People;

public sealed class SignInLimitTests(House house) : IClassFixture<House>
{
    private static int addresses;

    [Fact]
    public async Task Two_hundred_people_sign_in_from_one_address_within_a_minute()
    {
        string[] codes = ["anna", "sysadmin", "secadmin", "auditor"];
        var tries = Enumerable.Range(0, 200).Select(i => Try(From("203.0.113.200"), codes[i % codes.Length], World.Password));
        var answers = (await Task.WhenAll(tries)).Select(v => v.Path);
        Assert.Equal(["/"], answers.Distinct());
    }

    [Fact]
    public async Task Failures_from_one_address_are_limited_whoever_they_try_and_another_address_goes_on()
    {
        var stranger = From("203.0.113.7");
        for (var i = 0; i < TryLimit.FailuresPerMinute; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(stranger, $"nobody{i}", "wrong")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(stranger, "anna", World.Password)).Status);
        Assert.NotNull(stranger.Page.QuerySelector("h1"));
        Assert.Equal("/", (await Try(From("203.0.113.8"), "anna", World.Password)).Path);
    }

    [Fact]
    public async Task However_many_try_at_once_few_guesses_at_an_account_are_checked()
    {
        var strangers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => From().Get("/sign-in")));
        await Task.WhenAll(strangers.Select(s => s.Submit("sign-in", ("code", "boris"), ("password", "wrong"))));
        Assert.Equal(60, (await Failures("boris"))!.Count);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(From(), "boris", World.Password)).Status);
    }

    [Fact]
    public async Task A_lock_ends_after_fifteen_minutes_and_is_not_prolonged_by_trying()
    {
        await Fail(From(), "ivan", SignInFailures.Most);
        house.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(From(), "ivan", World.Password)).Status);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/", (await Try(From(), "ivan", World.Password)).Path);
        Assert.Null(await Failures("ivan"));
    }

    [Fact]
    public async Task Nobody_can_lock_a_holder_out_of_the_own_browser_nor_out_of_their_own_address()
    {
        var own = From("203.0.113.20");
        Assert.Equal("/", (await Try(own, "emil", World.Password)).Path);
        await Fail(From(), "emil", SignInFailures.Most);
        await Fail(From("203.0.113.20"), "nobody", TryLimit.FailuresPerMinute);
        Assert.Equal("/", (await Try(own, "emil", World.Password)).Path);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(From("203.0.113.20"), "emil", World.Password)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(From(), "emil", World.Password)).Status);
    }

    [Fact]
    public async Task A_known_browser_has_its_own_small_count()
    {
        var own = From();
        await Try(own, "tess", World.Password);
        await Fail(own, "tess", SignInFailures.Most);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(own, "tess", World.Password)).Status);
        Assert.Equal("/", (await Try(From(), "tess", World.Password)).Path);
        house.Clock.Advance(SignInFailures.Window);
        Assert.Equal("/", (await Try(own, "tess", World.Password)).Path);
    }

    [Fact]
    public async Task A_browser_known_for_another_account_gets_nothing()
    {
        var attacker = From("203.0.113.30");
        Assert.Equal("/", (await Try(attacker, "tom", World.Password)).Path);
        await Fail(attacker, "dana", SignInFailures.Most);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(attacker, "dana", World.Password)).Status);
        await Fail(attacker, "nobody", TryLimit.FailuresPerMinute - SignInFailures.Most - 1);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(attacker, "dana", World.Password)).Status);
        Assert.Equal("/", (await Try(attacker, "tom", World.Password)).Path);
    }

    [Fact]
    public async Task A_forged_cookie_helps_nobody()
    {
        var own = From();
        await Try(own, "olga", World.Password);
        var stranger = From();
        var sealedText = Known(own);
        var end = sealedText.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA";
        stranger.Cookies.Add(new Uri("http://localhost"), new Cookie(KnownBrowsers.Cookie, sealedText[..^4] + end));
        await Fail(From(), "olga", SignInFailures.Most);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(stranger, "olga", World.Password)).Status);
        Assert.Equal("/", (await Try(own, "olga", World.Password)).Path);
    }

    [Fact]
    public async Task A_new_password_makes_every_browser_unknown()
    {
        var own = From();
        await Try(own, "asha", World.Password);
        await house.Scope(async s =>
        {
            var accounts = s.GetRequiredService<UserManager<Account>>();
            var asha = await accounts.FindByNameAsync("asha");
            await accounts.RemovePasswordAsync(asha!);
            await accounts.AddPasswordAsync(asha!, "another afternoon");
        });
        await Fail(own, "asha", SignInFailures.Most);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(From(), "asha", "another afternoon")).Status);
    }

    [Fact]
    public async Task Several_servers_count_together_and_know_the_same_browsers()
    {
        var own = From();
        await Try(own, "chen", World.Password);
        await using var other = House.Build(house.Database, house.Clock);
        await other.StartAsync();
        await Fail(From(), "chen", SignInFailures.Most - 2);
        await Fail(From(server: other), "chen", 2);
        foreach (var server in new[] { house.App, other })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(From(server: server), "chen", World.Password)).Status);
        var elsewhere = From(server: other);
        elsewhere.Cookies.Add(new Uri("http://localhost"), new Cookie(KnownBrowsers.Cookie, Known(own)));
        Assert.Equal("/", (await Try(elsewhere, "chen", World.Password)).Path);
    }

    [Fact]
    public async Task A_failure_takes_the_same_steps_for_an_unknown_code_a_known_and_a_locked_one()
    {
        var before = await Counted();
        var stranger = From();
        await Try(stranger, "nobody", "wrong");
        Assert.Equal(before + 1, await Counted());
        await Try(stranger, "carl", "wrong");
        Assert.Equal(before + 2, await Counted());
        await Fail(stranger, "carl", SignInFailures.Most);
        var locked = await Counted();
        await Try(stranger, "carl", World.Password);
        Assert.Equal(locked + 1, await Counted());
    }

    private Task<int> Counted() => house.Read(db => db.Set<SignInFailure>().SumAsync(f => f.Count));

    private Task<SignInFailure?> Failures(string code) => house.Scope(async s =>
    {
        var account = await s.GetRequiredService<UserManager<Account>>().FindByNameAsync(code);
        return await s.GetRequiredService<SignInFailures>().Find(SignInFailures.Account(account!.Id));
    });

    /// <summary>A browser of its own, at an address where nobody else is unless one is named.</summary>
    private Visitor From(string? address = null, WebApplication? server = null)
    {
        var visitor = new Visitor((server ?? house.App).GetTestServer(), "en");
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-For", address ?? $"198.51.{Interlocked.Increment(ref addresses)}.1");
        return visitor;
    }

    private static async Task<Visitor> Try(Visitor visitor, string code, string password)
    {
        // A refused form is there to be sent again.
        if (visitor.Page?.QuerySelector("input[name=_handler][value=sign-in]") is null) await visitor.Get("/sign-in");
        return await visitor.Submit("sign-in", ("code", code), ("password", password));
    }

    private static async Task Fail(Visitor visitor, string code, int times)
    {
        for (var i = 0; i < times; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(visitor, code, "wrong")).Status);
    }

    private static string Known(Visitor visitor) => visitor.Cookies.GetAllCookies().First(c => c.Name == KnownBrowsers.Cookie).Value;
}
