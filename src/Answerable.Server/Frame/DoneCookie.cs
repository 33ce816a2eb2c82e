using Answerable.Domain;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Answerable.Server.Frame;

/// <summary>
/// Carries the lines that an act wrote to the page that follows it, which says what was done. It holds identifiers alone, is read
/// once, and says nothing to anybody but who did it.
/// </summary>
internal static class DoneCookie
{
    public const string Name = "answerable-done";

    /// <summary>So many lines are told of.</summary>
    private const int Most = 3;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    /// <summary>The first lines that the act of this request wrote.</summary>
    public static IReadOnlyList<LineId> Written(HttpContext http) =>
        [.. http.RequestServices.GetRequiredService<Db>().Held<Line>().Select(l => l.Id).OrderBy(l => l.Value).Take(Most)];

    public static void Give(HttpContext http, IReadOnlyList<LineId> lines)
    {
        if (lines.Count == 0) return;
        http.Response.Cookies.Append(Name, string.Join('.', lines.Select(l => l.Value.ToString("N"))), Options(http, Kept));
    }

    /// <summary>Takes them for the page that is asked for.</summary>
    public static void Take(HttpContext http, Session session)
    {
        if (http.Request.Cookies[Name] is not { } given || !session.IsSignedIn || !HttpMethods.IsGet(http.Request.Method)
            || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return;
        session.Done = [.. from line in given.Split('.').Take(Most)
                           where Guid.TryParseExact(line, "N", out _)
                           select new LineId(Guid.Parse(line))];
        http.Response.Cookies.Delete(Name, Options(http, null));
    }

    private static CookieOptions Options(HttpContext http, TimeSpan? kept) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", MaxAge = kept, IsEssential = true,
    };
}
