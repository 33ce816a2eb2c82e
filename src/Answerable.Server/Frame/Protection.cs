using System.Security.Cryptography;
using Answerable.Server.Shell;

namespace Answerable.Server.Frame;

/// <summary>Headers of every answer: no inline script or style, no foreign host, no framing, no leaking of addresses.</summary>
internal static class Protection
{
    public static void UseProtection(this WebApplication app) => app.Use(async (context, next) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[Session.NonceItem] = nonce;
        // Written last, so that a failure, which clears the answer, keeps them.
        context.Response.OnStarting(() =>
        {
            Write(context, nonce);
            return Task.CompletedTask;
        });
        await next();
    });

    private static void Write(HttpContext context, string nonce)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; font-src 'self'; " +
            $"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!context.Request.Path.StartsWithSegments("/assets"))
            (headers.CacheControl, headers.Pragma) = ("no-cache, no-store", "no-cache");
    }
}
