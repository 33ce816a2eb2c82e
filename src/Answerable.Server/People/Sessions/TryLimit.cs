using System.Net;
using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.Identity;

namespace Answerable.Server.People;

/// <summary>
/// How many failures one address may have at a password or a secret: so any number of people may sign in behind one address, and few
/// guesses are made. Counted in this process. A browser that is known for the account it tries is neither counted nor turned away here;
/// <see cref="SignIn"/> counts it.
/// </summary>
internal sealed class TryLimit : IDisposable
{
    public const int FailuresPerMinute = 20;

    /// <summary>
    /// Tries of one address that are checked at the same time, and that wait: else any number could be guessed before the first is known
    /// to have failed.
    /// </summary>
    private const int AtOnce = 8, Waiting = 400;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly PathString[] Secretive = ["/sign-in", "/invitation", "/set-up", "/teller"];

    /// <summary>Where the address itself is the secret, and to ask is to try.</summary>
    private static readonly PathString[] SecretLinks = ["/calendar", "/digest/stop"];

    private readonly PartitionedRateLimiter<HttpContext> failures = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(Source(http), _ => new() { PermitLimit = FailuresPerMinute, Window = Minute }));

    private readonly PartitionedRateLimiter<HttpContext> turns = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetConcurrencyLimiter(Source(http), _ => new() { PermitLimit = AtOnce, QueueLimit = Waiting }));

    /// <summary>The failure of this request, if it is one, is counted elsewhere.</summary>
    public static void DoNotCount(HttpContext http) => http.Items[typeof(TryLimit)] = true;

    public async Task Run(HttpContext http, RequestDelegate next)
    {
        if (!TakesSecret(http))
        {
            await next(http);
            return;
        }
        using var turn = await turns.AcquireAsync(http, 1, http.RequestAborted);
        if (!turn.IsAcquired || (IsSpent(http) && !await IsKnown(http)))
        {
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            await AnswerTooMany(http, http.RequestAborted);
            return;
        }
        await next(http);
        var failed = http.Response.StatusCode is >= 400 and < 500;
        if (failed && !http.Items.ContainsKey(typeof(TryLimit))) failures.AttemptAcquire(http).Dispose();
    }

    public void Dispose()
    {
        failures.Dispose();
        turns.Dispose();
    }

    /// <summary>Asking for none takes none.</summary>
    private bool IsSpent(HttpContext http)
    {
        using var lease = failures.AttemptAcquire(http, 0);
        return !lease.IsAcquired;
    }

    /// <summary>Whether the browser is known for the very account that it wants to sign in to.</summary>
    private static async Task<bool> IsKnown(HttpContext http)
    {
        var browsers = http.RequestServices.GetRequiredService<KnownBrowsers>();
        if (!http.Request.Path.StartsWithSegments("/sign-in") || !http.Request.HasFormContentType || !browsers.IsAny(http)) return false;
        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            var accounts = http.RequestServices.GetRequiredService<UserManager<Account>>();
            var now = http.RequestServices.GetRequiredService<TimeProvider>().ReadNow();
            var account = await accounts.FindByNameAsync(form["code"].ToString().Trim());
            return account is not null && browsers.Find(http, account, now) is not null;
        }
        // What is too long, no form, or breaks off in the middle of a part.
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Who tries: an IPv4 address, or the network of an IPv6 one, since a single household has all of its addresses.</summary>
    private static string Source(HttpContext http) => IsSecretLink(http) ? $"link {Address(http)}" : Address(http);

    private static string Address(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } address) return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes(), 0, 8) : plain.ToString();
    }

    /// <summary>Counted apart: a calendar program that goes on asking for a link that has ended must not bar its neighbours from signing
    /// in.</summary>
    private static bool IsSecretLink(HttpContext http) => SecretLinks.Any(p => http.Request.Path.StartsWithSegments(p));

    private static bool TakesSecret(HttpContext http) =>
        IsSecretLink(http)
        || (HttpMethods.IsPost(http.Request.Method) && Secretive.Any(p => http.Request.Path.StartsWithSegments(p)));

    /// <summary>A page of its own: whoever is turned away here gets no session, which the other pages need.</summary>
    private static Task AnswerTooMany(HttpContext http, CancellationToken cancel)
    {
        var words = new Words(Preferences.CultureOf(http.Request), Vocabulary.Of("party"), TimeZoneInfo.Utc);
        var html = http.RequestServices.GetRequiredService<HtmlEncoder>();
        var title = html.Encode(words["Shell.status.429.title"]);
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"""
            <!doctype html>
            <html lang="{words.Culture.Name}"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title><link rel="stylesheet" href="{BuiltAssets.Url("app.css")}"></head>
            <body><div class="an-sign"><main id="main">
            <h1 class="page-title">{title}</h1><p>{html.Encode(words["Shell.status.429.text"])}</p>
            <p class="mb-0"><a href="/sign-in">{html.Encode(words["Shell.back"])}</a></p></main></div></body></html>
            """, cancel);
    }
}

internal static class TryLimiting
{
    /// <summary>Before anything is read for the request.</summary>
    public static void UseTryLimit(this WebApplication app)
    {
        var limit = app.Services.GetRequiredService<TryLimit>();
        app.Use((http, next) => limit.Run(http, next));
    }
}
