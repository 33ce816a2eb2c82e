using System.Text.Encodings.Web;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Reminders;

/// <summary>
/// The link of each mail that ends such mails, for who is not signed in: followed it asks, posted to it ends them, as RFC 8058 has mail
/// programs do by one click. What follows links only to look at them ends nothing.
/// </summary>
internal static class StopPages
{
    public static void Map(WebApplication app)
    {
        app.MapGet($"{StopLinks.Path}/{{token}}", (string token, HttpContext http, StopLinks links, Session session, HtmlEncoder html) =>
            links.Read(token) is null ? Results.NotFound() : Page(http, session.Words, html, $"""
                <p>{html.Encode(session.Words["Reminders.stop.ask"])}</p>
                <form method="post">
                <button type="submit" class="btn btn-primary">{html.Encode(session.Words["Reminders.stop.do"])}</button></form>
                """)).AllowAnonymous();
        app.MapPost($"{StopLinks.Path}/{{token}}", async (string token, HttpContext http, StopLinks links, EndMailbox end, Session session,
            HtmlEncoder html) => await end.ByLink(links, token)
                ? Page(http, session.Words, html, $"<p>{html.Encode(session.Words["Reminders.stop.done"])}</p>") : Results.NotFound())
            .AllowAnonymous().DisableAntiforgery();
    }

    private static IResult Page(HttpContext http, Words t, HtmlEncoder html, string body)
    {
        http.Response.Headers.CacheControl = "no-store";
        var title = html.Encode(t["Reminders.stop.title"]);
        return Results.Content($"""
            <!doctype html>
            <html lang="{t.Culture.Name}"><head><meta charset="utf-8"><meta name="robots" content="noindex">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title><link rel="stylesheet" href="{BuiltAssets.Url("app.css")}"></head>
            <body><div class="an-sign"><main id="main"><h1 class="page-title">{title}</h1>{body}</main></div></body></html>
            """, "text/html; charset=utf-8");
    }
}
