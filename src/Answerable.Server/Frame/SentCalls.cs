using System.Security.Cryptography;
using System.Text;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Antiforgery;

namespace Answerable.Server.Frame;

/// <summary>
/// A call of the API that carries a key (the header of draft-ietf-httpapi-idempotency-key-header) acts once: sent again by a phone
/// that heard no answer, it is answered as it was the first time. A key counts for one account in one post at one address.
/// </summary>
internal static class SentCalls
{
    /// <summary>The longest key that is taken.</summary>
    public const int MaxKey = 255;

    public static void UseSentCalls(this WebApplication app) => app.Use(async (HttpContext http, RequestDelegate next) =>
    {
        var session = http.RequestServices.GetRequiredService<Session>();
        var key = http.Request.Headers[Api.OnceHeader].ToString();
        if (key.Length == 0 || !HttpMethods.IsPost(http.Request.Method) || !ApiProblems.AreFor(http.Request.Path) || !session.IsSignedIn
            || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) await next(http);
        else if (key.Length > MaxKey) throw new BadHttpRequestException($"{Api.OnceHeader} is longer than {MaxKey} characters.");
        else await Once(http, next, await FormOf(http, session, key));
    });

    private static async Task Once(HttpContext http, RequestDelegate next, SentForm sent)
    {
        var db = http.RequestServices.GetRequiredService<Db>();
        if (await Again(http, sent)) return;
        var body = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            db.Sent = sent;
            await next(http);
        }
        catch (Exception e) when (e is Refused or Stale or NotVisible)
        {
            http.Response.Body = body;
            db.ChangeTracker.Clear();
            db.Sent = null;
            // At the same instant another server, or this one, may have done what was asked.
            if (!await Again(http, sent)) throw;
            return;
        }
        finally
        {
            http.Response.Body = body;
        }
        if (http.Response.StatusCode == StatusCodes.Status200OK && db.Sent is null)
            http.RequestServices.GetRequiredService<SentForms>().Remember(sent.Id,
                $"{http.Response.Headers.ETag}\n{Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length)}");
        answer.Position = 0;
        await answer.CopyToAsync(body, http.RequestAborted);
    }

    /// <summary>Answers a call that acted before; false for one that did not.</summary>
    private static async Task<bool> Again(HttpContext http, SentForm sent)
    {
        if (await http.RequestServices.GetRequiredService<SentForms>().Call(http, sent) is not { } known) return false;
        Require.That(known.IsSame, Refusal.Of("shell.key-reused"));
        if (known.Answer?.Split('\n', 2) is not [var tag, var answer])
        {
            // Another server answered it, or this one long ago: what the act was on is read as it is now.
            var path = http.Request.Path.Value!;
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
            http.Response.Headers.Location = path[..path.LastIndexOf('/')];
            return true;
        }
        if (tag.Length > 0) http.Response.Headers.ETag = tag;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(answer, http.RequestAborted);
        return true;
    }

    private static async Task<SentForm> FormOf(HttpContext http, Session session, string key)
    {
        http.Request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var by = session.Actor;
        hash.AppendData(Encoding.UTF8.GetBytes($"{by.Person?.Value} {by.Post?.Value} {by.Recording?.Id.Value} {http.Request.Path} {key}"));
        var id = new Guid(hash.GetCurrentHash().AsSpan(0, 16));
        var buffer = new byte[16_384];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0;) hash.AppendData(buffer, 0, read);
        http.Request.Body.Position = 0;
        return new() { Id = id, At = session.Now, Words = new Guid(hash.GetHashAndReset().AsSpan(0, 16)) };
    }
}
