using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>
/// A post with its unit and whoever holds it or stands in at an instant, the holder first; a leading group has nobody of its own.
/// </summary>
internal sealed record DirectoryPost(
    PostId Id, string Code, string Name, UnitId UnitId, string Unit, string UnitPath, bool IsCollective, IReadOnlyList<string> Holders);

/// <summary>
/// The directory for every room: what posts are called and who is in them at an instant. It says nothing that whoever is signed in may
/// not know.
/// </summary>
internal sealed class PostDirectory(Db db)
{
    /// <summary>Posts by name; what is not there is left out.</summary>
    public async Task<IReadOnlyDictionary<PostId, DirectoryPost>> Posts(IEnumerable<PostId> posts, DateTimeOffset at)
    {
        var ids = posts.Distinct().ToList();
        var held = await (from a in db.Set<Appointment>()
                          join p in db.Set<Person>() on a.PersonId equals p.Id
                          where ids.Contains(a.PostId) && a.IsInForce(at)
                          select new { a.PostId, a.Kind, p.Name }).ToListAsync();
        var holders = held.OrderBy(h => h.Kind).ThenBy(h => h.Name, StringComparer.Ordinal).ToLookup(h => h.PostId, h => h.Name);
        var found = await (from p in db.Set<Post>()
                           join u in db.Set<Unit>() on p.UnitId equals u.Id
                           where ids.Contains(p.Id)
                           select new { p.Id, p.Code, p.Name, p.UnitId, Unit = u.Name, p.UnitPath, p.IsCollective }).ToListAsync();
        return found.ToDictionary(f => f.Id, f =>
            new DirectoryPost(f.Id, f.Code, f.Name, f.UnitId, f.Unit, f.UnitPath, f.IsCollective, [.. holders[f.Id]]));
    }

    /// <summary>
    /// Who holds each of the posts or stands in; for a leading group, those in the posts that sit in it. Each post is a key.
    /// </summary>
    public async Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Persons(IReadOnlyCollection<PostId> posts, DateTimeOffset at)
    {
        var seats = await db.Set<Membership>().Where(m => posts.Contains(m.CollectiveId) && m.IsInForce(at))
            .Select(m => new { m.CollectiveId, m.MemberId }).ToListAsync();
        var all = posts.Concat(seats.Select(s => s.MemberId)).Distinct().ToList();
        var held = await db.Set<Appointment>().Where(a => all.Contains(a.PostId) && a.IsInForce(at))
            .Select(a => new { a.PostId, a.PersonId }).ToListAsync();
        var byPost = held.ToLookup(h => h.PostId, h => h.PersonId);
        var members = seats.ToLookup(s => s.CollectiveId, s => s.MemberId);
        return posts.Distinct()
            .ToDictionary(p => p, p => (IReadOnlySet<PersonId>)byPost[p].Concat(members[p].SelectMany(m => byPost[m])).ToHashSet());
    }

    /// <summary>Posts that sit in a leading group.</summary>
    public Task<List<PostId>> Members(PostId body, DateTimeOffset at) =>
        db.Set<Membership>().Where(m => m.CollectiveId == body && m.IsInForce(at)).OrderBy(m => m.From).Select(m => m.MemberId)
            .ToListAsync();
}
