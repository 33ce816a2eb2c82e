using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Duties;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Who holds, stands in for or sits in posts now: the facts that a round's rules on persons compare.</summary>
internal sealed class RoundPersons(Db db, PostDirectory directory, TakeUpQueries takeUp, OrganisationZone zone)
{
    public Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Persons(Round round, DateTimeOffset now) =>
        Persons(round.Id, [.. round.Debriefers.Select(d => d.PostId), .. round.Officers.Select(o => o.PostId)], now);

    /// <summary>The same with whoever counts for a day in a post of the round, today or later.</summary>
    public async Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Persons(RoundId round, IReadOnlyCollection<PostId> posts,
        DateTimeOffset now)
    {
        var (persons, today) = (await Persons(posts, now), await zone.On(now));
        var days = (await db.Set<DayTeller>().Where(t => t.RoundId == round && t.EndedAt == null && t.On >= today)
            .Select(t => new { t.PostId, t.PersonId }).ToListAsync()).ToLookup(t => t.PostId, t => t.PersonId);
        return days.Count == 0 ? persons
            : persons.ToDictionary(p => p.Key, p => days.Contains(p.Key) ? p.Value.Concat(days[p.Key]).ToHashSet() : p.Value);
    }

    public Task<IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>>> Persons(IReadOnlyCollection<PostId> posts, DateTimeOffset now) =>
        directory.Persons(posts, now);

    /// <summary>Since when each post's holder has held it; vacant posts are left out.</summary>
    public async Task<IReadOnlyDictionary<PostId, DateTimeOffset>> HeldSince(IReadOnlyCollection<PostId> posts, DateTimeOffset now) =>
        await db.Set<Appointment>().Where(a => posts.Contains(a.PostId) && a.Kind == AppointmentKind.Holder && a.IsInForce(now))
            .GroupBy(a => a.PostId).Select(g => new { g.Key, From = g.Max(a => a.From) }).ToDictionaryAsync(g => g.Key, g => g.From);

    /// <summary>Gaps in the take-up of duties below, where the round requires that there are none.</summary>
    public Task<int> TakeUpGaps(RoundFrame round) => round.RequiresTakeUp ? takeUp.CountGaps(round.UnitPath) : Task.FromResult(0);

    /// <summary>What opening asks, with the same number of statements however many debrief.</summary>
    public async Task<OpeningFacts> Opening(RoundFrame round, IReadOnlyList<AssessorGroup> groups, int debriefers, DateTimeOffset now)
    {
        var officers = await Persons(round.Id, [.. round.Officers.Select(o => o.PostId)], now);
        var tellers = round.PostsOf(OfficerRole.Teller).ToList();
        var counting = tellers.SelectMany(t => officers[t]).Distinct().ToList();
        var held = db.Set<Appointment>().Where(a => counting.Contains(a.PersonId) && a.IsInForce(now)).Select(a => a.PostId);
        var seats = db.Set<Membership>().Where(m => held.Contains(m.MemberId) && m.IsInForce(now)).Select(m => m.CollectiveId);
        return new(debriefers, groups, officers, await db.Set<Debriefer>().AnyAsync(d => d.RoundId == round.Id
            && (tellers.Contains(d.PostId) || held.Contains(d.PostId) || seats.Contains(d.PostId))))
        { TakeUpGaps = await TakeUpGaps(round) };
    }
}
