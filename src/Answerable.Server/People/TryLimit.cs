using System.Net;
using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Answerable.Server.Shell;
using Microsoft.AspNetCore.RateLimiting;

namespace Answerable.Server.People;

/// <summary>How often one address may try a password or a secret.</summary>
internal static class TryLimit
{
    public const int PerMinute = 20;

    public static void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => TakesSecret(http)
            ? RateLimitPartition.GetFixedWindowLimiter(Source(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = async (rejected, cancel) => await Tell(rejected.HttpContext, cancel);
    }

    /// <summary>Who tries: an IPv4 address, or the network of an IPv6 one, since a single household has all of its addresses.</summary>
    private static string Source(IPAddress? address)
    {
        if (address is null) return "";
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(plain.GetAddressBytes(), 0, 8) : plain.ToString();
    }

    private static bool TakesSecret(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && (http.Request.Path.StartsWithSegments("/sign-in") || http.Request.Path.StartsWithSegments("/invitation") || http.Request.Path.StartsWithSegments("/set-up"));

    /// <summary>A page of its own: whoever is turned away here gets no session, which the other pages need.</summary>
    private static Task Tell(HttpContext http, CancellationToken cancel)
    {
        var words = new Words(Preferences.CultureOf(http.Request), Vocabulary.Of("party"), TimeZoneInfo.Utc);
        var html = http.RequestServices.GetRequiredService<HtmlEncoder>();
        var title = html.Encode(words["Shell.status.429.title"]);
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"""
            <!doctype html>
            <html lang="{words.Culture.Name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><link rel="stylesheet" href="{BuiltAssets.Url("app.css")}"></head>
            <body><div class="an-sign"><main id="main"><h1 class="page-title">{title}</h1><p>{html.Encode(words["Shell.status.429.text"])}</p><p class="mb-0"><a href="/sign-in">{html.Encode(words["Shell.back"])}</a></p></main></div></body></html>
            """, cancel);
    }
}
