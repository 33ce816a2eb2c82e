using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>The facts that independence compares: who held or stood in for which posts since an instant, from appointments and
/// memberships.</summary>
internal sealed class Tenures(Db db)
{
    /// <summary>Tenures that touch the time since <paramref name="since"/>, of these posts and, for leading groups among them, of their
    /// members; with <paramref name="unit"/>, of every post of that unit too.</summary>
    public async Task<IReadOnlyList<Tenure>> Since(IEnumerable<PostId> posts, DateTimeOffset since, UnitId? unit = null)
    {
        var ids = posts.ToHashSet().ToList();
        var named = await db.Set<Post>().AsNoTracking().Where(p => ids.Contains(p.Id) || (unit != null && p.UnitId == unit)).ToListAsync();
        var groups = named.Where(p => p.IsCollective && ids.Contains(p.Id)).ToDictionary(p => p.Id);
        var seats = groups.Count == 0 ? [] : await SeatsOf([.. groups.Keys], since);
        var holding = named.Select(p => p.Id).Concat(seats.Select(s => s.MemberId)).Distinct().ToList();
        var held = await HeldBy(holding, since);
        var inGroups = from seat in seats
                       join tenure in held on seat.MemberId equals tenure.PostId
                       let part =
                           tenure.InGroup(seat.CollectiveId, groups[seat.CollectiveId].UnitId, groups[seat.CollectiveId].UnitPath,
                               seat.From, seat.Until)
                       where part is not null
                       select part;
        var own = named.Select(p => p.Id).ToHashSet();
        return [.. held.Where(t => own.Contains(t.PostId)), .. inGroups];
    }

    /// <summary>Persons who hold or stand in for the post now; none when it is vacant. For a leading group, those of its members.</summary>
    public async Task<IReadOnlySet<PersonId>> Now(PostId post, DateTimeOffset now) =>
        (await Since([post], now)).Where(t => t.PostId == post && t.IsInForce(now)).Select(t => t.PersonId).ToHashSet();

    /// <summary>The same for several posts at once; each is a key.</summary>
    public async Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Now(IEnumerable<PostId> posts, DateTimeOffset now)
    {
        var ids = posts.ToHashSet();
        var tenures = (await Since(ids, now)).Where(t => t.IsInForce(now)).ToLookup(t => t.PostId, t => t.PersonId);
        return ids.ToDictionary(p => p, p => (IReadOnlySet<PersonId>)tenures[p].ToHashSet());
    }

    private Task<List<Membership>> SeatsOf(List<PostId> groups, DateTimeOffset since) =>
        db.Set<Membership>().AsNoTracking().Where(m => groups.Contains(m.CollectiveId) && !m.IsOver(since)).ToListAsync();

    private Task<List<Tenure>> HeldBy(List<PostId> posts, DateTimeOffset since) =>
        (from a in db.Set<Appointment>()
         join p in db.Set<Post>() on a.PostId equals p.Id
         where posts.Contains(a.PostId) && !a.IsOver(since)
         select new Tenure(p.Id, p.UnitId, p.UnitPath, a.PersonId, a.Kind, a.From, a.Until)).ToListAsync();
}
