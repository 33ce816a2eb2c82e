using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Who holds, stands in for or sits in posts now: the facts that a round's rules on persons compare.</summary>
internal sealed class RoundPersons(Db db)
{
    public Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Of(Round round, DateTimeOffset now) =>
        Of([.. round.Debriefers.Select(d => d.PostId), .. round.Officers.Select(o => o.PostId)], now);

    public async Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Of(IReadOnlyCollection<PostId> posts, DateTimeOffset now)
    {
        var seats = await db.Set<Membership>().AsNoTracking().Where(m => posts.Contains(m.CollectiveId) && m.IsInForce(now))
            .Select(m => new { m.CollectiveId, m.MemberId }).ToListAsync();
        var all = posts.Concat(seats.Select(s => s.MemberId)).Distinct().ToList();
        var held = await db.Set<Appointment>().AsNoTracking().Where(a => all.Contains(a.PostId) && a.IsInForce(now))
            .Select(a => new { a.PostId, a.PersonId }).ToListAsync();
        var byPost = held.ToLookup(h => h.PostId, h => h.PersonId);
        var members = seats.ToLookup(s => s.CollectiveId, s => s.MemberId);
        return posts.Distinct().ToDictionary(p => p, p => (IReadOnlySet<PersonId>)byPost[p].Concat(members[p].SelectMany(m => byPost[m]))
            .ToHashSet());
    }
}
