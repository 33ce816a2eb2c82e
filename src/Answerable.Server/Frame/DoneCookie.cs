using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Answerable.Server.Frame;

/// <summary>
/// Carries what an act did to the page that follows it, which says so. It holds identifiers alone, is read
/// once, and says nothing to anybody but who did it.
/// </summary>
internal static class DoneCookie
{
    public const string Name = "answerable-done";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>What the act of this request has done.</summary>
    public static ActDone Written(HttpContext http)
    {
        var services = http.RequestServices;
        return WhatWasDone.Of(services.GetRequiredService<Db>(), services.GetRequiredService<OwedInBulk>().Opened);
    }

    /// <summary>Lines, then what is owed, then how much that is: <c>a.b~c.d~17</c>.</summary>
    public static void Give(HttpContext http, ActDone done)
    {
        if (done.Lines.Count == 0) return;
        http.Response.Cookies.Append(Name, $"{Joined(done.Lines.Select(l => l.Value))}~{Joined(done.Owed.Rows.Select(o => o.Value))}"
            + $"~{done.Owed.Count.ToString(CultureInfo.InvariantCulture)}", Options(http, Kept));
    }

    /// <summary>Takes them for the page that is asked for.</summary>
    public static void Take(HttpContext http, Session session)
    {
        if (http.Request.Cookies[Name] is not { } given || !session.IsSignedIn || !HttpMethods.IsGet(http.Request.Method)
            || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return;
        var parts = given.Split('~');
        var owed = parts.Length == 3 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new Extract<ObligationId>(Parsed(parts[1], ObligationId.Of), count) : Extract<ObligationId>.None;
        session.Done = new(Parsed(parts[0], LineId.Of), owed);
        http.Response.Cookies.Delete(Name, Options(http, null));
    }

    private static string Joined(IEnumerable<Guid> ids) => string.Join('.', ids.Select(i => i.ToString("N")));

    private static IReadOnlyList<T> Parsed<T>(string given, Func<Guid, T> make) =>
        [.. from id in given.Split('.').Take(ActDone.Most) where Guid.TryParseExact(id, "N", out _) select make(Guid.Parse(id))];

    private static CookieOptions Options(HttpContext http, TimeSpan? kept) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", MaxAge = kept, IsEssential = true,
    };
}
