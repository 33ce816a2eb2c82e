using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>How units and posts are searched for, and what is shown of them.</summary>
internal sealed class OrganisationSearch(Db db)
{
    public static SearchedKind Units => new SearchedKind<OrganisationSearch>(1, "units", "sitemap", typeof(Unit),
        (s, _, ids, words, _) => s.FoundUnits(ids, words))
    {
        Texts = TextsOfUnits,
        Watches =
        [
            SearchWatch.Of<Unit>(nameof(Unit.Id), nameof(Unit.Name), nameof(Unit.Code)),
            SearchWatch.By<Unit>((db, id) => db.Set<Unit>().Where(u => u.ParentId == new UnitId(id)).Select(u => u.Id.Value),
                nameof(Unit.Name)),
        ],
    };

    public static SearchedKind Posts => new SearchedKind<OrganisationSearch>(2, "posts", "briefcase", typeof(Post),
        (s, _, ids, words, now) => s.FoundPosts(ids, words, now))
    {
        Texts = TextsOfPosts,
        Watches =
        [
            SearchWatch.Of<Post>(nameof(Post.Id), nameof(Post.Name), nameof(Post.Code), nameof(Post.UnitId)),
            SearchWatch.Of<Appointment>(nameof(Appointment.PostId), nameof(Appointment.PersonId)),
            SearchWatch.By<Unit>((db, id) => db.Set<Post>().Where(p => p.UnitId == new UnitId(id)).Select(p => p.Id.Value),
                nameof(Unit.Name)),
            SearchWatch.By<Person>((db, id) =>
                db.Set<Appointment>().Where(a => a.PersonId == new PersonId(id)).Select(a => a.PostId.Value), nameof(Person.Name)),
        ],
    };

    /// <summary>The names of the units above each of these paths, from below the root on; the root alone where it is the only
    /// one.</summary>
    public static async Task<Dictionary<string, string>> Above(DbContext db, IEnumerable<string> paths)
    {
        var all = paths.Distinct().ToDictionary(p => p, p => UnitPath.SelfAndAncestors(p).SkipLast(1).ToList());
        var asked = all.Values.SelectMany(a => a).Distinct().ToList();
        var names = await db.Set<Unit>().Where(u => asked.Contains(u.Path)).Select(u => new { u.Path, u.Name })
            .ToDictionaryAsync(u => u.Path, u => u.Name);
        return all.ToDictionary(a => a.Key, a => string.Join(" › ",
            a.Value.Skip(a.Value.Count > 1 ? 1 : 0).Select(p => names.GetValueOrDefault(p)).OfType<string>()));
    }

    private static async Task<List<SearchText>> TextsOfUnits(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(i => new UnitId(i)).ToList();
        var units = await db.Set<Unit>().Where(u => which.Contains(u.Id)).Select(u => new
        { u.Id, u.Name, u.Code, u.Path, Above = db.Set<Unit>().Where(p => p.Id == u.ParentId).Select(p => p.Name).FirstOrDefault() })
            .ToListAsync();
        return units.ConvertAll(u => new SearchText(u.Id.Value, u.Name, $"{u.Above} {u.Code}".Trim()) { Paths = [u.Path] });
    }

    private static async Task<List<SearchText>> TextsOfPosts(DbContext db, IReadOnlyList<Guid> ids)
    {
        var posts = await PostWords.Of(db, ids);
        return [.. posts.Select(p => new SearchText(p.Key.Value, p.Value.Name, $"{p.Value.Holders} {p.Value.Code}".Trim())
        { Paths = [p.Value.UnitPath], Posts = [p.Key.Value] })];
    }

    private async Task<Dictionary<Guid, SearchHit>> FoundUnits(IReadOnlyList<Guid> ids, Words words)
    {
        var which = ids.Select(i => new UnitId(i)).ToList();
        var units = await db.Set<Unit>().Where(u => which.Contains(u.Id)).Select(u => new { u.Id, u.Name, u.Code, u.Level, u.Path })
            .ToListAsync();
        var above = await Above(db, units.Select(u => u.Path));
        return units.ToDictionary(u => u.Id.Value, u => new SearchHit(u.Name,
            Joined(u.Level.Length == 0 ? "" : words.Level(u.Level), above[u.Path]), u.Code));
    }

    private async Task<Dictionary<Guid, SearchHit>> FoundPosts(IReadOnlyList<Guid> ids, Words words, DateTimeOffset now)
    {
        var which = ids.Select(i => new PostId(i)).ToList();
        var posts = await db.Set<Post>().Where(p => which.Contains(p.Id)).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new
        { p.Id, p.Name, p.IsCollective, Unit = u.Name, u.Path }).ToListAsync();
        var holders = (await db.Set<Appointment>().Where(a => which.Contains(a.PostId) && a.IsInForce(now))
            .Join(db.Set<Person>(), a => a.PersonId, p => p.Id, (a, p) => new { a.PostId, a.Kind, a.From, p.Name }).ToListAsync())
            .OrderBy(a => a.Kind).ToLookup(a => a.PostId);
        var above = await Above(db, posts.Select(p => p.Path));
        return posts.ToDictionary(p => p.Id.Value, p => new SearchHit($"{p.Unit} {p.Name}",
            p.IsCollective ? words["Organisation.collective"]
                : string.Join(" · ", holders[p.Id].Select(h => words[h.Kind == AppointmentKind.Holder ? "Organisation.found-holder"
                    : "Organisation.found-acting", ("name", h.Name), ("from", words.Date(h.From))])),
            above[p.Path],
            p.IsCollective || holders[p.Id].Any(h => h.Kind == AppointmentKind.Holder) ? null
                : new("near", words["Organisation.vacant"], "user-off")));
    }

    private static string Joined(params string[] parts) => string.Join(" · ", parts.Where(p => p.Length > 0));
}

/// <summary>Words by which a post is found, also away from its own page.</summary>
/// <param name="Name">With its unit, written together where both are Chinese, as it is typed.</param>
/// <param name="Holders">The last two who took it or stood in: whoever holds it is among them.</param>
internal sealed record PostWords(string Name, string Code, string Holders, string UnitPath)
{
    private const int LastHolders = 2;

    /// <summary>Changes of these words, for what shows them.</summary>
    /// <param name="of">Objects that show the words of these posts.</param>
    public static IEnumerable<SearchWatch> Watches(Func<DbContext, IQueryable<PostId>, IQueryable<Guid>> of) =>
    [
        SearchWatch.By<Post>((db, id) => of(db, db.Set<Post>().Where(p => p.Id == new PostId(id)).Select(p => p.Id)), nameof(Post.Name)),
        SearchWatch.By<Unit>((db, id) => of(db, db.Set<Post>().Where(p => p.UnitId == new UnitId(id)).Select(p => p.Id)),
            nameof(Unit.Name)),
        SearchWatch.By<Person>((db, id) => of(db, db.Set<Appointment>().Where(a => a.PersonId == new PersonId(id)).Select(a => a.PostId)),
            nameof(Person.Name)),
        SearchWatch.ByNew<Appointment>((db, id) =>
            of(db, db.Set<Appointment>().Where(a => a.Id == new AppointmentId(id)).Select(a => a.PostId)), nameof(Appointment.PersonId)),
    ];

    public static async Task<Dictionary<PostId, PostWords>> Of(DbContext db, IEnumerable<Guid> ids)
    {
        var which = ids.Distinct().Select(i => new PostId(i)).ToList();
        var posts = await db.Set<Post>().Where(p => which.Contains(p.Id)).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new
        { p.Id, p.Name, p.Code, p.UnitPath, Unit = u.Name }).ToListAsync();
        var holders = (await db.Set<Appointment>().Where(a => which.Contains(a.PostId))
            .Join(db.Set<Person>(), a => a.PersonId, p => p.Id, (a, p) => new { a.PostId, a.From, a.Id, p.Name }).ToListAsync())
            .OrderByDescending(a => a.From).ThenByDescending(a => a.Id.Value).ToLookup(a => a.PostId);
        return posts.ToDictionary(p => p.Id, p => new PostWords(Together(p.Unit, p.Name), p.Code,
            string.Join(' ', holders[p.Id].Select(h => h.Name).Distinct().Take(LastHolders)), p.UnitPath));
    }

    private static string Together(string unit, string post) =>
        unit.Length > 0 && post.Length > 0 && unit[^1] > 0x2E7F && post[0] > 0x2E7F ? unit + post : $"{unit} {post}";
}
