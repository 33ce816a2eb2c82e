using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A group that a teller for the day counts.</summary>
internal sealed record DayGroup(AssessorGroupId Id, LocalText Name, bool IsHandedOut, bool IsCounted);

/// <summary>
/// Lets a teller in by the code for the day. Not in a browser that whoever gave the code, or the other teller, has used: as far as the
/// product can tell, it is then not somebody else's.
/// </summary>
internal sealed class ComeInForTheDay(Db db, DayGuests guests, KnownBrowsers browsers, Session session, OrganisationZone zone,
    TimeProvider clock)
{
    public async Task Run(HttpContext http, string secret)
    {
        var (now, hash) = (clock.ReadNow(), Secrets.Hash(secret));
        var today = await zone.On(now);
        var given = await db.Set<DayTeller>().FirstOrDefaultAsync(t => t.SecretHash == hash);
        if (given is null || !given.LetsIn(today)) throw new Refused(BallotRefusals.DayCodeSpent.At("code"));
        Require.That(!session.IsSignedIn || session.IsGuest, BallotRefusals.SignOutFirst);
        var (round, post) = (await db.Set<Round>().Include(r => r.Officers).AsSingleQuery().SingleAsync(r => r.Id == given.RoundId),
            await db.Set<Post>().AsNoTracking().SingleAsync(p => p.Id == given.PostId));
        Require.That(!await IsAnothersBrowser(http, given, round, today, now), BallotRefusals.AnothersBrowser);
        var actor = Actor.In(given.PersonId, post.Id, post.UnitId, post.UnitPath, [], new HashSet<PostId> { post.Id },
            new HashSet<PostId>());
        round.UseDayCode(actor, given, now);
        await db.SaveChangesAsync();
        guests.Keep(http, given.Id);
    }

    /// <summary>The groups that the guest counts.</summary>
    public async Task<IReadOnlyList<DayGroup>> Groups(Actor by)
    {
        var person = by.Person;
        var groups = await (from t in db.Set<DayTeller>()
                            where t.PersonId == person
                            join g in db.Set<AssessorGroup>() on t.RoundId equals g.RoundId
                            select new
                            {
                                g.Id, g.Name, g.WeightPercent,
                                Out = db.Set<HandOut>().Any(h => h.Id == EF.Property<CountGroupId>(g, nameof(g.Id))),
                                Counted = db.Set<Count>().Any(c => c.GroupId == EF.Property<CountGroupId>(g, nameof(g.Id)))
                            }).ToListAsync();
        return [.. groups.OrderByDescending(g => g.WeightPercent).Select(g => new DayGroup(g.Id, g.Name, g.Out, g.Counted))];
    }

    private async Task<bool> IsAnothersBrowser(HttpContext http, DayTeller given, Round round, DateOnly today, DateTimeOffset now)
    {
        if (await guests.Find(http, today) is { } here && here.About == given.RoundId.Value && here.Id != given.Id.Value) return true;
        if (await guests.WasAnother(http, given)) return true;
        if (!browsers.IsAny(http)) return false;
        var others = round.PostsOf(OfficerRole.Teller).Where(p => p != given.PostId).ToList();
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => a.PersonId == given.GivenBy || db.Set<Appointment>()
            .Any(x => x.PersonId == a.PersonId && x.IsInForce(now) && others.Contains(x.PostId))).ToListAsync();
        return accounts.Exists(a => browsers.Find(http, a, now) is not null);
    }
}
