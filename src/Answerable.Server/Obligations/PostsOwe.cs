using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>What a post of the signed-in person owes, with the leading groups it sits in.</summary>
public readonly record struct PostOwes(int Open, int Late);

/// <summary>How much a person's posts owe, to choose in which to act.</summary>
internal sealed class PostsOwe(Db db)
{
    /// <summary>How much each of the person's own posts owes.</summary>
    public async Task<Dictionary<PostId, PostOwes>> Counts(IReadOnlyList<OwnPost> posts, DateOnly today, DateTimeOffset now)
    {
        var own = posts.Select(p => p.Id).ToList();
        var seats = await db.Set<Membership>().Where(m => own.Contains(m.MemberId) && m.IsInForce(now))
            .Select(m => new { m.MemberId, m.CollectiveId }).ToListAsync();
        var owners = own.Concat(seats.Select(s => s.CollectiveId)).Distinct().ToList();
        var counts = await db.Set<Obligation>().Where(o => owners.Contains(o.OwnerId) && o.State == ObligationState.Open)
            .GroupBy(o => o.OwnerId).Select(g => new { Owner = g.Key, Open = g.Count(), Late = g.Sum(o => o.DueOn < today ? 1 : 0) })
                .ToListAsync();
        return own.ToDictionary(p => p, p => counts.Where(c => c.Owner == p || seats.Any(s => s.MemberId == p && s.CollectiveId == c.Owner))
            .Aggregate(default(PostOwes), (sum, c) => new(sum.Open + c.Open, sum.Late + c.Late)));
    }
}
