using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>How people are searched for: by name and by posts, never by code, which is a sign-in name.</summary>
internal sealed class PersonSearch(Db db)
{
    /// <summary>Posts by which a person is found: the last ones.</summary>
    private const int LastPosts = 6;

    public static SearchedKind Kind => new SearchedKind<PersonSearch>(3, "people", "user", typeof(Person),
        (s, _, ids, words, now) => s.Found(ids, words, now))
    {
        Texts = Texts,
        Watches =
        [
            SearchWatch.Of<Person>(nameof(Person.Id), nameof(Person.Name)),
            SearchWatch.Of<Appointment>(nameof(Appointment.PersonId), nameof(Appointment.PostId)),
            SearchWatch.By<Post>((db, id) => db.Set<Appointment>().Where(a => a.PostId == new PostId(id)).Select(a => a.PersonId.Value),
                nameof(Post.Name)),
            SearchWatch.By<Unit>((db, id) => db.Set<Appointment>().Where(a =>
                db.Set<Post>().Any(p => p.Id == a.PostId && p.UnitId == new UnitId(id))).Select(a => a.PersonId.Value), nameof(Unit.Name)),
        ],
    };

    private static async Task<List<SearchText>> Texts(DbContext db, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(i => new PersonId(i)).ToList();
        var people = await db.Set<Person>().Where(p => which.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync();
        var held = (await db.Set<Appointment>().Where(a => which.Contains(a.PersonId))
            .Select(a => new { a.Id, a.PersonId, a.PostId, a.From }).ToListAsync()).OrderByDescending(a => a.From).ThenByDescending(a =>
                a.Id.Value).GroupBy(a => a.PersonId)
            .ToDictionary(a => a.Key, a => a.Select(x => x.PostId).Distinct().Take(LastPosts).ToList());
        var posts = await PostWords.Of(db, held.Values.SelectMany(p => p).Select(p => p.Value));
        return people.ConvertAll(p =>
        {
            var own = held.GetValueOrDefault(p.Id, []);
            return new SearchText(p.Id.Value, p.Name, string.Join(' ', own.Select(o => posts[o].Name)))
            {
                Paths = [.. own.Select(o => posts[o].UnitPath).Distinct()], Posts = [.. own.Select(o => o.Value)],
            };
        });
    }

    private async Task<Dictionary<Guid, SearchHit>> Found(IReadOnlyList<Guid> ids, Words words, DateTimeOffset now)
    {
        var which = ids.Select(i => new PersonId(i)).ToList();
        var people = await db.Set<Person>().Where(p => which.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync();
        var posts = (await (
            from a in db.Set<Appointment>()
            join p in db.Set<Post>() on a.PostId equals p.Id
            join u in db.Set<Unit>() on p.UnitId equals u.Id
            where which.Contains(a.PersonId)
            select new { a.PersonId, a.From, a.Until, Post = p.Name, Unit = u.Name, IsNow = a.IsInForce(now) }).ToListAsync())
            .OrderByDescending(a => a.From).ToLookup(a => a.PersonId);
        return people.ToDictionary(p => p.Id.Value, p => new SearchHit(p.Name,
            Of(posts[p.Id].Where(a => a.IsNow).Select(a => $"{a.Unit} {a.Post}")) is { Length: > 0 } present ? present
                : words["People.found-without"],
            Of(posts[p.Id].Where(a => !a.IsNow && a.Until <= now).Select(a => $"{a.Unit} {a.Post}")) is { Length: > 0 } before
                ? words["People.found-before", ("posts", before)] : null));

        string Of(IEnumerable<string> all) => string.Join(" · ", all.Distinct().Take(LastPosts));
    }
}
