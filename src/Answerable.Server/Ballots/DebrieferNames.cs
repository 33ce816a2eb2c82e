using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A post as shown: its name, its unit, and who holds it or stands in now.</summary>
internal sealed record NamedPost(PostId Id, string Code, string Name, string Unit, string? Person, bool IsCollective)
{
    /// <summary>Unit and post: seven county secretaries are told apart by it.</summary>
    public string Office => $"{Unit} {Name}";
}

/// <summary>A debriefer of a round in the round's order.</summary>
internal sealed record NamedDebriefer(DebrieferId Id, NamedPost Post);

/// <summary>Names of posts and debriefers for pages of one round.</summary>
internal sealed class DebrieferNames(Db db, TimeProvider clock)
{
    public async Task<IReadOnlyList<NamedDebriefer>> Of(Round round)
    {
        var posts = await Of(round.Debriefers.Select(d => d.PostId));
        return [.. round.Debriefers.OrderBy(d => d.Order).Select(d => new NamedDebriefer(d.Id, posts[d.PostId]))];
    }

    public async Task<IReadOnlyDictionary<PostId, NamedPost>> Of(IEnumerable<PostId> posts)
    {
        var (ids, now) = (posts.Distinct().ToList(), clock.ReadNow());
        var found = await (from p in db.Set<Post>()
                           join u in db.Set<Unit>() on p.UnitId equals u.Id
                           where ids.Contains(p.Id)
                           select new { p.Id, p.Code, p.Name, Unit = u.Name, p.IsCollective }).ToListAsync();
        var held = await (from a in db.Set<Appointment>()
                          join person in db.Set<Person>() on a.PersonId equals person.Id
                          where ids.Contains(a.PostId) && a.IsInForce(now)
                          select new { a.PostId, a.Kind, person.Name }).ToListAsync();
        var holder = held.OrderBy(h => h.Kind).ToLookup(h => h.PostId, h => h.Name);
        return found.ToDictionary(p => p.Id, p => new NamedPost(p.Id, p.Code, p.Name, p.Unit, holder[p.Id].FirstOrDefault(), p.IsCollective));
    }
}
