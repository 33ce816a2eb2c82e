using System.Globalization;
using System.Security.Claims;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Fills the session of a request: organisation, language, person, post and what the post may do now.</summary>
internal sealed class SessionFilling(Db db, SessionReads reads, Session session, TimeProvider clock)
{
    public const string PersonClaim = "person", PostCookie = PostChoice.Cookie, UnitCookie = UnitChoice.Cookie;

    public async Task Fill(HttpContext http)
    {
        session.Now = clock.ReadNow();
        session.Nonce = http.Items[Session.NonceItem] as string ?? "";
        session.Theme = http.Request.Cookies[Preferences.Theme] switch { "dark" => "dark", "light" => "light", _ => null };
        await db.KeepOpen();
        var person = Guid.TryParse(http.User.FindFirstValue(PersonClaim), out var claim) ? new PersonId(claim) : (PersonId?)null;
        var signedIn = person is null ? null : await reads.Person(db, person.Value, session.Now);
        if (signedIn is not null && signedIn.Stamp != http.User.FindFirstValue(SignIn.StampClaim)) signedIn = await End(http);
        FillOrganisation(http, signedIn is null ? await reads.Organisation(db) : signedIn.Organisation);
        if (signedIn is not null) await FillPerson(http, person!.Value, signedIn);
    }

    /// <summary>The session was signed out, or begun before the password was last set.</summary>
    private static async Task<SignedIn?> End(HttpContext http)
    {
        http.User = new();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return null;
    }

    private void FillOrganisation(HttpContext http, OrganisationRow? organisation)
    {
        session.Vocabulary = organisation?.Vocabulary ?? "party";
        session.RootPath = organisation?.RootPath ?? "";
        session.IsDemo = organisation?.IsDemo ?? false;
        var zone = organisation is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(organisation.Zone);
        session.Words = new(Preferences.CultureOf(http.Request), Vocabulary.Of(session.Vocabulary), zone);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = session.Words.Culture;
    }

    private async Task FillPerson(HttpContext http, PersonId person, SignedIn found)
    {
        (session.PersonName, session.Posts) = (found.Name, found.Posts);
        var chosen = Guid.TryParse(http.Request.Cookies[PostCookie], out var cookie) ? new PostId(cookie) : default;
        var post = session.Posts.FirstOrDefault(p => p.Id == chosen) ?? (session.Posts.Count > 0 ? session.Posts[0] : null);
        session.Actor = post is null ? Actor.WithoutPost(person) : await reads.Actor(db, person, post, session.Posts, session.Now);
        session.Unit = await LookedAt(http, post);
    }

    private async Task<LookedAt?> LookedAt(HttpContext http, OwnPost? post)
    {
        var own = post is null ? null : new LookedAt(post.UnitId, post.UnitName, post.UnitCode, post.UnitPath);
        if (!Guid.TryParse(http.Request.Cookies[UnitCookie], out var cookie) || cookie == own?.Id.Value) return own;
        var id = new UnitId(cookie);
        return await db.Set<Unit>().Where(u => u.Id == id).Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path)).SingleOrDefaultAsync() ?? own;
    }
}
