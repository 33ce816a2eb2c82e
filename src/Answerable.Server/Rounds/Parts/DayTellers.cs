using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>A code for a day, as its round lists it: who counts, in whose place, and who gave it.</summary>
internal sealed record DayTellerRow(DayTellerId Id, string Name, PostLabel Post, DateOnly On, string? GivenBy, DateTimeOffset GivenAt,
    DateTimeOffset? UsedAt, DateTimeOffset? EndedAt);

/// <summary>Tellers fetched for a day, for whoever appoints the round's officers.</summary>
internal sealed class DayTellerQueries(Db db, PostLabels labels)
{
    /// <summary>Codes that are shown, the newest first.</summary>
    private const int Most = 50;

    public async Task<IReadOnlyList<DayTellerRow>> Rows(RoundId round, DateTimeOffset now)
    {
        var given = await db.Set<DayTeller>().AsNoTracking().Where(t => t.RoundId == round).OrderByDescending(t => t.Id).Take(Most)
            .ToListAsync();
        var posts = await labels.Labels(given.Select(t => t.PostId), now);
        var givers = given.Select(t => t.GivenBy).OfType<PersonId>().Distinct().ToList();
        var names = await db.Set<Person>().Where(p => givers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
        return [.. given.Select(t => new DayTellerRow(t.Id, t.Name, posts[t.PostId], t.On,
            t.GivenBy is { } by ? names.GetValueOrDefault(by) : null, t.GivenAt, t.UsedAt, t.EndedAt))];
    }
}

/// <summary>
/// Gives somebody without a post a code with which they count on one day in the place of one teller; one given before for the same place
/// and day gives way. The code is shown once.
/// </summary>
internal sealed class GiveDayCode(Db db, RoundQueries rounds, OrganisationZone zone, TimeProvider clock)
{
    /// <returns>The code, to be printed.</returns>
    public async Task<string> Run(Actor by, RoundId id, PostId teller, string name, DateOnly on, int? version = null)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        round.ReadAs(version);
        round.RequireNone(round.AgainstGivingDayCodes(by));
        var before = await db.Set<DayTeller>().Where(t => t.RoundId == id && t.EndedAt == null).ToListAsync();
        var (secret, today) = (Secrets.Make(), await zone.On(now));
        var person = Person.Create(by, $"day-{Secrets.Make()[..11].ToLowerInvariant()}", TextRules.Name(name, "name", Person.MaxName), now);
        var given = round.GiveDayCode(by, teller, person, Secrets.Hash(secret), on, today,
            await Barred(by, round, before.Where(t => t.PostId != teller && t.Counts(today)), teller, now), now);
        foreach (var old in before.Where(t => t.PostId == teller && t.On == on)) round.WithdrawDayCode(by, old, now);
        db.AddRange(person, given);
        db.Whole(round);
        await db.SaveChangesAsync();
        return secret;
    }

    /// <summary>Names of who may not be the one: as far as names tell.</summary>
    private async Task<IReadOnlyList<string>> Barred(Actor by, Round round, IEnumerable<DayTeller> others, PostId teller,
        DateTimeOffset now)
    {
        var former = round.Debriefers.Select(d => d.HolderId).OfType<PersonId>().ToList();
        var posts = round.Debriefers.Select(d => d.PostId).Concat(round.PostsOf(OfficerRole.Teller).Where(p => p != teller)).ToList();
        var seated = db.Set<Membership>().Where(m => posts.Contains(m.CollectiveId) && m.IsInForce(now)).Select(m => m.MemberId);
        var names = await db.Set<Person>().Where(p => p.Id == by.Person || former.Contains(p.Id)
            || db.Set<Appointment>().Any(a => a.PersonId == p.Id
            && a.IsInForce(now) && (posts.Contains(a.PostId) || seated.Contains(a.PostId)))).Select(p => p.Name).ToListAsync();
        return [.. names, .. others.Select(t => t.Name)];
    }
}

/// <summary>Takes a code for a day back.</summary>
internal sealed class WithdrawDayCode(Db db, RoundQueries rounds, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id, DayTellerId code)
    {
        var round = await rounds.Load(by, id);
        round.RequireNone(round.AgainstGivingDayCodes(by));
        var given = await db.Set<DayTeller>().FirstOrDefaultAsync(t => t.Id == code && t.RoundId == id)
            ?? throw new Refused(RoundRefusals.NoSuchPart);
        round.WithdrawDayCode(by, given, clock.ReadNow());
        db.Whole(round);
        await db.SaveChangesAsync();
    }
}
