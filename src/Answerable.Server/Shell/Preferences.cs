using System.Globalization;
using System.Text;

namespace Answerable.Server.Shell;

/// <summary>Language, theme: cookies that hold a choice and nothing else.</summary>
internal static class Preferences
{
    public const string Language = "language", Theme = "theme";

    public static CultureInfo CultureOf(HttpRequest request)
    {
        var wanted =
            request.Cookies[Language]
                ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).FirstOrDefault()?.Value.Value;
        return CultureInfo.GetCultureInfo(wanted?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? "zh-CN" : "en");
    }

    public static void MapPreferences(this WebApplication app)
    {
        app.MapGet("/language/{code}", (string code, string? @return, HttpContext http) =>
            Keep(http, Language, code is "en" or "zh-CN" ? code : "en", @return)).AllowAnonymous();
        app.MapGet("/theme/{code}", (string code, string? @return, HttpContext http) =>
            Keep(http, Theme, code is "dark" ? "dark" : "light", @return)).AllowAnonymous();
    }

    private static IResult Keep(HttpContext http, string name, string value, string? back)
    {
        http.Response.Cookies.Append(name, value,
            new()
            {
                HttpOnly = name != Theme, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365)
            });
        return Results.LocalRedirect(Local(back));
    }

    /// <summary>An address of this site only, or the first page; as <see cref="Encoded"/>.</summary>
    public static string Local(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal)
        // Browsers read a backslash as a slash and skip tabs and line ends, so that either makes a foreign host of what follows.
        && !address.Any(c => c == '\\' || char.IsControl(c)) ? Encoded(address) : "/";

    /// <summary>An address as a header may hold it: what is not ASCII is percent-encoded (RFC 3986, section 2.5), the rest as it
    /// is.</summary>
    public static string Encoded(string address) => Ascii.IsValid(address) ? address
        : string.Concat(address.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));
}
