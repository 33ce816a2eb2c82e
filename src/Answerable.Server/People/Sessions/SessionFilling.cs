using System.Globalization;
using System.Security.Claims;
using Answerable.Domain;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Answerable.Server.People;

/// <summary>Fills the session of a request: organisation, language, person, post and what the post may do now.</summary>
internal sealed class SessionFilling(Db db, SessionKept kept, Session session, OrganisationZone zones, IGuests guests,
    IRecordings recordings, TimeProvider clock)
{
    public const string PersonClaim = "person", PostCookie = PostChoice.Cookie, UnitCookie = UnitChoice.Cookie;

    public async Task Fill(HttpContext http)
    {
        session.Now = clock.ReadNow();
        session.Nonce = http.Items[Session.NonceItem] as string ?? "";
        session.Theme = http.Request.Cookies[Preferences.Theme] switch { "dark" => "dark", "light" => "light", _ => null };
        await db.KeepOpen();
        var person = Guid.TryParse(http.User.FindFirstValue(PersonClaim), out var claim) ? new PersonId(claim) : (PersonId?)null;
        var generation = await kept.Now(db);
        var signedIn = person is null ? null : await kept.Person(db, generation, person.Value, session.Now);
        if (signedIn is not null && signedIn.Read.Stamp != http.User.FindFirstValue(SignIn.StampClaim)) signedIn = await End(http);
        FillOrganisation(http, generation, signedIn is null ? await kept.Organisation(db, generation) : signedIn.Read.Organisation);
        if (signedIn is not null) await FillPerson(http, generation, signedIn);
        else await FillGuest(http);
    }

    /// <summary>The session was signed out, or begun before the password was last set.</summary>
    private static async Task<KeptPerson?> End(HttpContext http)
    {
        http.User = new();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return null;
    }

    private void FillOrganisation(HttpContext http, KeptGeneration generation, OrganisationRow? organisation)
    {
        session.Vocabulary = organisation?.Vocabulary ?? "party";
        session.RootPath = organisation?.RootPath ?? "";
        session.IsDemo = organisation?.IsDemo ?? false;
        var zone = organisation is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(organisation.Zone);
        if (organisation is not null) zones.Keep(zone, () => SessionKept.Special(db, generation));
        session.Words = new(Preferences.CultureOf(http.Request), Vocabulary.Of(session.Vocabulary, organisation?.Words), zone);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = session.Words.Culture;
    }

    /// <summary>A guest is nobody anywhere but where they are let in; what asks for sign-in is not there.</summary>
    private async Task FillGuest(HttpContext http)
    {
        if (await guests.Find(http, session.Today) is not { } guest) return;
        if (await guests.MayOpen(http, guest))
        {
            http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, guest.Id.ToString())], nameof(Guest)));
            (session.PersonName, session.Posts, session.Actor, session.IsGuest) = (guest.Name, [guest.Post], guest.Actor, true);
            session.Unit = new(guest.Post.UnitId, guest.Post.UnitName, guest.Post.UnitCode, guest.Post.UnitPath);
        }
        else if (http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null) throw new NotVisible();
    }

    private async Task FillPerson(HttpContext http, KeptGeneration generation, KeptPerson found)
    {
        (session.PersonName, session.Posts) = (found.Read.Name, found.Read.Posts);
        var chosen = Guid.TryParse(http.Request.Cookies[PostCookie], out var cookie) ? new PostId(cookie) : default;
        var post = session.Posts.FirstOrDefault(p => p.Id == chosen) ?? (session.Posts.Count > 0 ? session.Posts[0] : null);
        if (await FillRecording(http, generation, found) is { } recorded) post = recorded;
        else session.Actor = post is null ? Actor.WithoutPost(found.Id) : await kept.Actor(db, found, post, session.Now);
        var own = post is null ? null : new LookedAt(post.UnitId, post.UnitName, post.UnitCode, post.UnitPath, post.UnitLevel);
        var looked = !Guid.TryParse(http.Request.Cookies[UnitCookie], out var unit) ? null
            : unit == own?.Id.Value ? own : await kept.Unit(db, generation, new(unit));
        (session.Unit, session.IsUnitChosen) = (looked ?? own, looked is not null);
    }

    /// <summary>
    /// From a paper the clerk acts as who signed it, in that post; asked anew at each request, since the right, the post and its holder
    /// may have changed.
    /// </summary>
    /// <returns>The post; null for whoever acts themselves.</returns>
    private async Task<OwnPost?> FillRecording(HttpContext http, KeptGeneration generation, KeptPerson clerk)
    {
        if (RecordingChoice.Read(http) is not { } id) return null;
        if (await recordings.Find(id) is { } paper && paper.Clerk == clerk.Id && paper.SignIn == SignIn.Told(clerk.Read.Stamp)
            && clerk.Read.Posts.FirstOrDefault(p => p.Id == paper.ClerkPost) is { } clerkPost
            && await kept.Person(db, generation, paper.Signer, session.Now) is { } signer
            && signer.Read.Posts.FirstOrDefault(p => p.Id == paper.Post) is { } post
            && await kept.Actor(db, clerk, clerkPost, session.Now) is var hand
            && await kept.Actor(db, signer, post, session.Now) is var signed && recordings.MayGoOn(hand, signed))
        {
            (session.Actor, session.Posts, session.PersonName) = (signed.RecordedBy(hand, id), [post], signer.Read.Name);
            session.Recording = new(id, clerk.Read.Name, $"{post.UnitName} {post.Name}", signer.Read.Name, paper.SignedOn, paper.Reference);
            return post;
        }
        RecordingChoice.Drop(http);
        session.HasRecordingEnded = true;
        return null;
    }
}
