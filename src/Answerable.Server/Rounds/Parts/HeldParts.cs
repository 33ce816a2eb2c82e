using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>
/// Somebody who held a debriefing post within the period, holds it no more, and is not asked; or who is asked and has left the post on
/// whose list the report stands.
/// </summary>
/// <param name="HoldsPost">Whether they hold any post now, on whose list the report could stand.</param>
/// <param name="IsAsked">Whether the report stands on a list, of a post that they left.</param>
public sealed record UnaskedHolder(PostLabel Post, string Person, bool HoldsPost, bool IsAsked);

/// <summary>Who held the posts that debrief within a round's period, and for which days.</summary>
internal sealed class HeldParts(Db db, PostLabels labels, OrganisationZone zone)
{
    /// <summary>The parts of every post that debriefs in the round.</summary>
    public async Task<IReadOnlyList<HeldPart>> Of(Round round, DateTimeOffset now)
    {
        var posts = round.Debriefers.Where(d => !d.IsFormer).Select(d => d.PostId).ToList();
        var (begins, calendar) = (await zone.StartOf(round.PeriodFrom), await zone.Calendar());
        var terms = await db.Set<Appointment>().Where(a => posts.Contains(a.PostId) && a.Kind == AppointmentKind.Holder && a.From <= now
                && (a.IsInForce(now) || (a.Until > begins && a.Until > a.From)))
            .Select(a => new { a.PostId, a.PersonId, a.From, a.Until }).ToListAsync();
        var gone = terms.Where(t => t.Until <= now).Select(t => t.PersonId).Distinct().ToList();
        var held = gone.Count == 0 ? null
            : (await (from a in db.Set<Appointment>()
                      join p in db.Set<Post>().AsNoTracking() on a.PostId equals p.Id
                      where gone.Contains(a.PersonId) && a.Kind == AppointmentKind.Holder && a.IsInForce(now) && p.ClosedAt == null
                      orderby p.Code
                      select new { a.PersonId, Post = p }).ToListAsync()).ToLookup(h => h.PersonId, h => h.Post);
        return HeldPart.Of(terms.Select(t => (t.PostId, t.PersonId, calendar.On(t.From),
                t.Until <= now ? Dates.LastDay(t.Until.Value, calendar.Zone) : (DateOnly?)null)),
            round.PeriodFrom, round.PeriodUntil, person => held is null ? null : Answers(round, person, held[person]));
    }

    /// <summary>The post in which they were asked where they hold it still, else the first they hold.</summary>
    private static Post? Answers(Round round, PersonId person, IEnumerable<Post> held) =>
        held.OrderBy(p => round.Debriefers.Any(d => d.HolderId == person && d.OwedByPostId == p.Id) ? 0 : 1).FirstOrDefault();

    /// <summary>
    /// Who could be asked besides, or cannot because they hold no post now; and who is asked and has left the post that owes it.
    /// </summary>
    public async Task<Extract<UnaskedHolder>> Unasked(RoundModel round, DateTimeOffset now)
    {
        var (begins, ends) = (await zone.StartOf(round.Period.From), await zone.EndOf(round.Period.Until));
        var (id, isDraft) = (round.Id, round.IsDraft);
        var unasked = (from d in db.Set<Debriefer>()
                       join a in db.Set<Appointment>() on d.PostId equals a.PostId
                       where d.RoundId == id && d.HolderId == null && a.Kind == AppointmentKind.Holder && a.Until <= now
                           && a.Until > begins && a.From < ends && a.Until > a.From
                           && !db.Set<Debriefer>().Any(x => x.RoundId == id && x.PostId == d.PostId && x.HolderId == a.PersonId)
                           && !db.Set<Appointment>().Any(h => h.PostId == a.PostId && h.PersonId == a.PersonId
                               && h.Kind == AppointmentKind.Holder && h.IsInForce(now))
                       select new { a.PostId, a.PersonId, IsAsked = false }).Distinct()
            .Concat(db.Set<Debriefer>().Where(d => d.RoundId == id && d.HolderId != null
                    && !db.Set<Appointment>().Any(h => h.PostId == d.AnswersInPostId && h.PersonId == d.HolderId
                        && h.Kind == AppointmentKind.Holder && h.IsInForce(now))
                    && (isDraft || db.Set<Obligation>().Any(o => o.ObjectId == (Guid)(object)d.Id && o.State == ObligationState.Open
                        && o.OwnerId == d.AnswersInPostId)))
                .Select(d => new { d.PostId, PersonId = d.HolderId!.Value, IsAsked = true }));
        var first = await unasked.OrderBy(u => u.PostId).ThenBy(u => u.PersonId).Take(RoundPages.Some).ToListAsync();
        if (first.Count == 0) return Extract<UnaskedHolder>.None;
        var persons = first.ConvertAll(u => u.PersonId);
        var names = await db.Set<Person>().Where(p => persons.Contains(p.Id)).Select(p => new
        {
            p.Id, p.Name,
            Holds = db.Set<Appointment>().Any(a => a.PersonId == p.Id && a.Kind == AppointmentKind.Holder && a.IsInForce(now)),
        }).ToDictionaryAsync(p => p.Id);
        var posts = await labels.Labels(first.Select(u => u.PostId), now);
        return new([.. first.Select(u => new UnaskedHolder(posts[u.PostId], names[u.PersonId].Name, names[u.PersonId].Holds,
            u.IsAsked))],
            first.Count < RoundPages.Some ? first.Count : await unasked.CountAsync());
    }
}
