using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>What somebody owes in all posts together.</summary>
/// <param name="Late">Due before today.</param>
/// <param name="Near">Due today or in the days after that count as near.</param>
/// <param name="Reminded">Reminders of today to any of the posts.</param>
internal readonly record struct PersonOwes(int Late, int Near, int Later, int Reminded)
{
    /// <summary>Whether there is anything to tell today; what is due much later needs no mail.</summary>
    public bool IsWorthTelling => Late + Near + Reminded > 0;
}

/// <summary>A post through which somebody owes: their own, or a leading group in which it sits.</summary>
internal sealed record OwningPost(PersonId Person, PostId Owner);

/// <summary>What many persons owe in all posts that they hold, in a few statements. Only whoever has an account counts: to nobody else
/// anything is told.</summary>
internal sealed class OpenOfPersons(Db db)
{
    /// <summary>The posts that they hold or stand in for now, and the leading groups in which these sit.</summary>
    public async Task<ILookup<PersonId, PostId>> Posts(IReadOnlyCollection<PersonId> persons, DateTimeOffset now,
        CancellationToken cancel = default)
    {
        var ids = persons.ToList();
        var held = from a in db.Set<Appointment>()
                   join account in db.Set<Account>() on a.PersonId equals account.PersonId
                   where ids.Contains(a.PersonId) && a.IsInForce(now)
                   select new OwningPost(a.PersonId, a.PostId);
        var own = await held.ToListAsync(cancel);
        var posts = own.Select(o => o.Owner).Distinct().ToList();
        var seats = await db.Set<Membership>().Where(m => posts.Contains(m.MemberId) && m.IsInForce(now))
            .Select(m => new { m.MemberId, m.CollectiveId }).ToListAsync(cancel);
        var groups = seats.ToLookup(s => s.MemberId, s => s.CollectiveId);
        return own.Concat(own.SelectMany(o => groups[o.Owner].Select(g => new OwningPost(o.Person, g)))).Distinct()
            .ToLookup(o => o.Person, o => o.Owner);
    }

    /// <summary>By person; whoever holds no post is left out.</summary>
    public async Task<Dictionary<PersonId, PersonOwes>> Counts(IReadOnlyCollection<PersonId> persons, DateOnly today, DateTimeOffset now,
        CancellationToken cancel = default)
    {
        var posts = await Posts(persons, now, cancel);
        var owners = posts.SelectMany(p => p).Distinct().ToList();
        var near = new Calendar(TimeZoneInfo.Utc).After(today, ObligationFilter.NearDays);
        var open = await db.Set<Obligation>().Where(o => owners.Contains(o.OwnerId) && o.State == ObligationState.Open)
            .GroupBy(o => o.OwnerId).Select(g => new
            {
                g.Key,
                Late = g.Sum(o => o.DueOn < today ? 1 : 0),
                Near = g.Sum(o => o.DueOn >= today && o.DueOn <= near ? 1 : 0),
                Later = g.Sum(o => o.DueOn > near ? 1 : 0),
            }).ToDictionaryAsync(g => g.Key, g => new PersonOwes(g.Late, g.Near, g.Later, 0), cancel);
        var reminded = await db.Set<Reminder>().Where(r => owners.Contains(r.PostId) && r.Day == today).GroupBy(r => r.PostId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return posts.ToDictionary(p => p.Key, p => p.Aggregate(default(PersonOwes), (sum, post) =>
        {
            var owes = open.GetValueOrDefault(post);
            return new(sum.Late + owes.Late, sum.Near + owes.Near, sum.Later + owes.Later,
                sum.Reminded + reminded.GetValueOrDefault(post));
        }));
    }
}
