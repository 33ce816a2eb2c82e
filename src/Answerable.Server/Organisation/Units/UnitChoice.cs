using Answerable.Domain;

namespace Answerable.Server.Organisation;

/// <summary>The unit that a person looks at, kept in a cookie until another post is acted in.</summary>
internal static class UnitChoice
{
    public const string Cookie = "unit";

    public static void Keep(HttpContext http, UnitId unit) =>
        http.Response.Cookies.Append(Cookie, unit.Value.ToString(),
            new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
}
