using System.Collections.Concurrent;
using System.Globalization;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Answerable.Server.Frame;

/// <summary>
/// Runs the act of a posted form before its page is loaded, and sends on to the next address. The page is drawn only for a
/// refusal, filled in as posted, or where something is shown once.
/// </summary>
internal static class PostedForms
{
    /// <summary>The field that says which form of a page was posted; the framework's name for it.</summary>
    public const string NameField = "_handler";

    private static readonly ConcurrentDictionary<Type, PageActs?> Pages = new();

    public static void UsePostedForms(this WebApplication app) => app.Use(async (HttpContext http, RequestDelegate next) =>
    {
        if (await Posted(http) is not { } posted)
        {
            DoneCookie.Take(http, http.RequestServices.GetRequiredService<Session>());
            await next(http);
        }
        else if (await Run(http, posted) is { } address) http.Response.Redirect(Preferences.Encoded(address));
        else await Draw(http, posted.Act.Session, next);
    });

    /// <summary>Null for what is no form of a page that acts first, or comes without its token: the framework answers those.</summary>
    private static async Task<(PostedAct Act, Func<PostedAct, Task<string>> Do)?> Posted(HttpContext http)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
            return null;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not { Type: var page }
            || Pages.GetOrAdd(page, ActsOf) is not { } acts) return null;
        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var name = posted[NameField].ToString();
        return acts.Find(name) is { } found ? (new(http, new(name, posted), found.Star), found.Act) : null;
    }

    /// <summary>Where to go next; null when the page is to be drawn.</summary>
    private static async Task<string?> Run(HttpContext http, (PostedAct Act, Func<PostedAct, Task<string>> Do) posted)
    {
        var form = posted.Act.Form;
        var key = posted.Act.Session.IsSignedIn ? await SentForms.KeyOf(http, form.Posted!, posted.Act.By) : null;
        var sent = http.RequestServices.GetRequiredService<SentForms>();
        var db = http.RequestServices.GetRequiredService<Db>();
        try
        {
            Form.CheckCharacters(form.Posted!);
            CheckHand(posted.Act);
            db.Sent = key is { } id ? new() { Id = id, At = posted.Act.Session.Now } : null;
            var next = await posted.Do(posted.Act);
            var done = posted.Act.Session.IsSignedIn ? DoneCookie.Written(http) : ActDone.Nothing;
            if (next.Length > 0)
            {
                DoneCookie.Give(http, done);
                if (key is { } kept) sent.Remember(kept, next);
                return next;
            }
            posted.Act.Session.Done = done;
        }
        catch (Exception e) when (e is Refused or Stale or NotVisible)
        {
            // What the refused act has read and begun to change is not what the page shows.
            db.ChangeTracker.Clear();
            // What kept something before it refused, like a draft, has not acted: the same form may be sent again.
            if (key is { } stored && db.Sent is null) await SentForms.Forget(http, stored);
            if (key is { } again && await sent.Before(http, again) is var (address, before))
            {
                DoneCookie.Give(http, before);
                return address;
            }
            if (e is NotVisible) throw;
            Refuse(http, posted.Act, e);
        }
        finally
        {
            // The context is used again: what a form that saved nothing brought may not go in with somebody else's act.
            db.Sent = null;
        }
        return null;
    }

    /// <summary>A form acts by the hand for which it was drawn, whatever a clerk has begun or finished in another window.</summary>
    private static void CheckHand(PostedAct act)
    {
        var drawn = act.Form.Text(Form.RecordingField);
        var now = act.Session.Recording?.Id.Value.ToString() ?? "";
        if (drawn != now) throw new Refused(Refusal.Of("shell.another-hand"));
    }

    private static void Refuse(HttpContext http, PostedAct act, Exception why)
    {
        var (problems, status) = why is Refused refused
            ? (refused.Refusals, refused.Refusals.Any(r => r.IsDenial) ? StatusCodes.Status403Forbidden
                : StatusCodes.Status422UnprocessableEntity)
            : ([Refusal.Of("shell.stale")], StatusCodes.Status409Conflict);
        if (why is Stale { About: { } about } && DateTimeOffset.TryParseExact(act.Form.Text(VersionField.ReadAt), "O",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var readAt)) act.Session.Changed = (about, readAt);
        act.Session.Posted = act.Form.With(problems);
        http.Response.StatusCode = status;
    }

    /// <summary>Draws the page as it is now. Where it does not show the refused form any more, the refusal is said on a page of its
    /// own.</summary>
    private static async Task Draw(HttpContext http, Session session, RequestDelegate next)
    {
        http.Request.Method = HttpMethods.Get;
        if (session.Posted is not { } refused)
        {
            await next(http);
            return;
        }
        var (body, status) = (http.Response.Body, http.Response.StatusCode);
        using var drawn = new MemoryStream();
        http.Response.Body = drawn;
        try { await next(http); }
        finally { http.Response.Body = body; }
        if (refused.IsShown)
        {
            drawn.Position = 0;
            await drawn.CopyToAsync(body, http.RequestAborted);
            return;
        }
        http.Response.Clear();
        http.Response.StatusCode = status;
        http.Items["refusals"] = refused.Problems;
    }

    private static PageActs? ActsOf(Type page) =>
        page.IsAssignableTo(typeof(IActingPage)) ? (PageActs)page.GetProperty(nameof(IActingPage.Acts))!.GetValue(null)! : null;
}
