using System.Globalization;
using System.Security.Claims;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Fills the session of a request: organisation, language, person, post and what the post may do now.</summary>
internal sealed class SessionFilling(Db db, Session session, TimeProvider clock)
{
    public const string PersonClaim = "person", PostCookie = "post", UnitCookie = UnitChoice.Cookie;

    public async Task Fill(HttpContext http)
    {
        session.Now = clock.ReadNow();
        session.Nonce = http.Items[Session.NonceItem] as string ?? "";
        session.Theme = http.Request.Cookies[Preferences.Theme] switch { "dark" => "dark", "light" => "light", _ => null };
        var settings = await db.Set<OrganisationSettings>().AsNoTracking()
            .Join(db.Set<Unit>(), s => s.RootUnitId, u => u.Id, (s, u) => new { s.Zone, s.Vocabulary, s.IsDemo, u.Path })
            .FirstOrDefaultAsync();
        var zone = settings is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(settings.Zone);
        session.Words = new(Preferences.CultureOf(http.Request), Vocabulary.Of(settings?.Vocabulary ?? "party"), zone);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = session.Words.Culture;
        session.RootPath = settings?.Path ?? "";
        session.Vocabulary = settings?.Vocabulary ?? "party";
        session.IsDemo = settings?.IsDemo ?? false;
        if (Guid.TryParse(http.User.FindFirstValue(PersonClaim), out var person)) await FillPerson(http, new(person));
    }

    private async Task FillPerson(HttpContext http, PersonId person)
    {
        var name = await db.Set<Person>().Where(p => p.Id == person).Select(p => p.Name).FirstOrDefaultAsync();
        if (name is null) return;
        session.PersonName = name;
        session.Posts = await OwnPosts(db, person, session.Now);
        var chosen = Guid.TryParse(http.Request.Cookies[PostCookie], out var cookie) ? new PostId(cookie) : default;
        var post = session.Posts.FirstOrDefault(p => p.Id == chosen) ?? (session.Posts.Count > 0 ? session.Posts[0] : null);
        session.Actor = post is null ? Actor.WithoutPost(person) : await ActorIn(db, person, post.Id, session.Posts.Select(p => p.Id), session.Now);
        session.Unit = await LookedAt(http, post);
    }

    /// <summary>Posts that the person holds or stands in for now, held ones first.</summary>
    public static async Task<IReadOnlyList<OwnPost>> OwnPosts(Db db, PersonId person, DateTimeOffset now) =>
        await (from a in db.Set<Appointment>()
               join p in db.Set<Post>() on a.PostId equals p.Id
               join u in db.Set<Unit>() on p.UnitId equals u.Id
               where a.PersonId == person && a.Until == null && a.From <= now
               orderby a.Kind descending, p.UnitPath, p.Code
               select new OwnPost(p.Id, p.Name, u.Id, u.Name, a.Kind == AppointmentKind.Acting)).ToListAsync();

    /// <summary>The person in the post, with the rights the post holds now and the seats it has.</summary>
    public static async Task<Actor> ActorIn(Db db, PersonId person, PostId post, IEnumerable<PostId> own, DateTimeOffset now)
    {
        var unit = await (from p in db.Set<Post>() where p.Id == post select new { p.UnitId, p.UnitPath }).SingleAsync();
        var rights = await db.Set<StandingRight>().Where(r => r.PostId == post && r.Until == null && r.From <= now)
            .Select(r => new HeldRight(r.Right, r.UnitPath)).ToListAsync();
        var posts = own.ToList();
        var seats = await db.Set<Membership>().Where(m => posts.Contains(m.MemberId) && m.Until == null)
            .Select(m => new { m.CollectiveId, m.MemberId }).ToListAsync();
        return Actor.In(person, post, unit.UnitId, unit.UnitPath, rights,
            posts.Concat(seats.Select(s => s.CollectiveId)).ToHashSet(),
            seats.Where(s => s.MemberId == post).Select(s => s.CollectiveId).ToHashSet());
    }

    private async Task<LookedAt?> LookedAt(HttpContext http, OwnPost? post)
    {
        var id = Guid.TryParse(http.Request.Cookies[UnitCookie], out var cookie) ? new UnitId(cookie) : post?.UnitId;
        if (id is null) return null;
        return await db.Set<Unit>().Where(u => u.Id == id.Value).Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path)).FirstOrDefaultAsync()
            ?? (post is null ? null : await db.Set<Unit>().Where(u => u.Id == post.UnitId).Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path)).FirstAsync());
    }
}
