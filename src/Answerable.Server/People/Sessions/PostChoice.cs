using Answerable.Domain;
using Answerable.Server.Organisation;

namespace Answerable.Server.People;

/// <summary>In which of their posts a person acts: kept in a cookie that outlives the sign-in and holds nothing else.</summary>
internal static class PostChoice
{
    public const string Cookie = "post";

    public static void Keep(HttpContext http, PostId post)
    {
        http.Response.Cookies.Append(Cookie, post.Value.ToString(),
            new()
            {
                HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365)
            });
        http.Response.Cookies.Delete(UnitChoice.Cookie);
    }
}
