using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>A unit as it stood at an instant.</summary>
public sealed record UnitThen
{
    public required UnitId Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Level { get; init; }

    public required UnitId? ParentId { get; init; }
}

/// <summary>A post as it stood at an instant, with whoever was in it.</summary>
/// <param name="Holders">Names, the holder first; they are those of today.</param>
public sealed record PostThen(PostId Id, string Code, string Name, string Kind, bool IsCollective, IReadOnlyList<string> Holders);

/// <summary>A change of a unit, for its history: what it was called and where it lay, and until when.</summary>
/// <param name="Until">Null for what counts now.</param>
public sealed record UnitEra(string Name, string Level, UnitId? ParentId, string? Parent, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>
/// The organisation as it stood: units by their own rows of the past, each beneath the unit that was above it, so that no past path is
/// needed. What was before a unit was entered here is not known, and nothing is made up for it.
/// </summary>
internal sealed class UnitHistory(Db db, UnitQueries units, OrganisationZone zone)
{
    /// <summary>Units and posts that are shown at most.</summary>
    public const int Most = 500;

    /// <summary>The last instant of a day.</summary>
    public async Task<DateTimeOffset> EndOf(DateOnly day) => (await zone.EndOf(day))!.Value.AddMilliseconds(-1);

    /// <summary>Null where it was not there.</summary>
    public async Task<UnitThen?> Find(Actor by, UnitId id, DateTimeOffset at) =>
        await Then(by, at).FirstOrDefaultAsync(u => u.Id == id);

    /// <summary>When the unit was entered here; null where it is not seen.</summary>
    public async Task<DateTimeOffset?> Since(Actor by, UnitId id)
    {
        var past = await db.Set<PastUnit>().Where(p => p.UnitId == id).MinAsync(p => (DateTimeOffset?)p.From);
        return past ?? await units.VisibleTo(by).Where(u => u.Id == id).Select(u => (DateTimeOffset?)u.From).FirstOrDefaultAsync();
    }

    /// <summary>Units directly beneath it then, in order of code.</summary>
    public Task<List<UnitThen>> Children(Actor by, UnitId id, DateTimeOffset at) =>
        Then(by, at).Where(u => u.ParentId == id).OrderBy(u => u.Code).Take(Most).ToListAsync();

    /// <summary>The units above it then and itself, root first.</summary>
    public async Task<IReadOnlyList<UnitThen>> Trail(Actor by, UnitThen unit, DateTimeOffset at)
    {
        var trail = new List<UnitThen> { unit };
        while (trail[^1].ParentId is { } above && await Find(by, above, at) is { } next && !trail.Contains(next)) trail.Add(next);
        trail.Reverse();
        return trail;
    }

    /// <summary>Posts that belonged to the unit then, with whoever was in them.</summary>
    public async Task<IReadOnlyList<PostThen>> Posts(UnitId id, DateTimeOffset at)
    {
        var earlier = db.Set<PastPost>().Where(p => p.UnitId == id && p.From <= at && p.Until > at).Select(p => p.PostId);
        var posts = await db.Set<Post>().Where(p => (p.UnitId == id && (p.ClosedAt == null || p.ClosedAt > at)
            && !db.Set<PastPost>().Any(x => x.PostId == p.Id && x.Until > at)) || earlier.Contains(p.Id)).OrderBy(p => p.Code).Take(Most)
            .ToListAsync();
        var there = posts.Where(p => Ids.MadeAt(p.Id.Value) <= at).ToList();
        var ids = there.ConvertAll(p => p.Id);
        var held = await (from a in db.Set<Appointment>()
                          join x in db.Set<Person>() on a.PersonId equals x.Id
                          where ids.Contains(a.PostId) && a.IsInForce(at)
                          select new { a.PostId, a.Kind, x.Name }).ToListAsync();
        var seats = await (from m in db.Set<Membership>()
                           join a in db.Set<Appointment>() on m.MemberId equals a.PostId
                           join x in db.Set<Person>() on a.PersonId equals x.Id
                           where ids.Contains(m.CollectiveId) && m.IsInForce(at) && a.IsInForce(at) && a.Kind == AppointmentKind.Holder
                           select new { PostId = m.CollectiveId, a.Kind, x.Name }).ToListAsync();
        var names = held.Concat(seats).OrderBy(h => h.Kind).ThenBy(h => h.Name, StringComparer.Ordinal)
            .ToLookup(h => h.PostId, h => h.Name);
        return [.. there.Select(p => new PostThen(p.Id, p.Code, p.Name, p.Kind, p.IsCollective, [.. names[p.Id]]))];
    }

    /// <summary>What the unit was called and where it lay, the newest first.</summary>
    public async Task<IReadOnlyList<UnitEra>> Eras(UnitId id)
    {
        var past = await (from p in db.Set<PastUnit>()
                          join u in db.Set<Unit>() on p.ParentId equals u.Id into above
                          from u in above.DefaultIfEmpty()
                          where p.UnitId == id
                          orderby p.From descending
                          select new UnitEra(p.Name, p.Level, p.ParentId, u.Name, p.From, p.Until)).ToListAsync();
        return past;
    }

    private IQueryable<UnitThen> Then(Actor by, DateTimeOffset at)
    {
        var seen = units.VisibleTo(by);
        var now = seen.Where(u => u.From <= at && (u.ClosedAt == null || u.ClosedAt > at))
            .Select(u => new UnitThen { Id = u.Id, Code = u.Code, Name = u.Name, Level = u.Level, ParentId = u.ParentId });
        var past = db.Set<PastUnit>().Where(p => p.From <= at && p.Until > at)
            .Join(seen, p => p.UnitId, u => u.Id, (p, u) =>
            new UnitThen { Id = u.Id, Code = u.Code, Name = p.Name, Level = p.Level, ParentId = p.ParentId });
        return now.Concat(past);
    }
}
