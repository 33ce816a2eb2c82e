using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>
/// The facts behind "nobody holds two of the three administrations": which rights come together in one person, now or when what was
/// appointed or given for later begins.
/// </summary>
internal sealed class RightsHeld(Db db)
{
    private const long LockKey = 0x414E5352;

    /// <summary>Holds off whoever else gives posts or rights until the end of the transaction, so that the facts stay true; SQLite's
    /// transaction does so by itself.</summary>
    public async Task Hold()
    {
        if (db.Provider == Provider.Postgres) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})");
    }

    /// <summary>Rights of every post that the person holds or stands in for.</summary>
    public Task<List<Right>> Rights(PersonId person, DateTimeOffset now) =>
        (from a in db.Set<Appointment>()
         join r in db.Set<StandingRight>() on a.PostId equals r.PostId
         where a.PersonId == person
            && !a.IsOver(now) && !r.IsOver(now)
         select r.Right).ToListAsync();

    public Task<List<Right>> Rights(PostId post, DateTimeOffset now) =>
        db.Set<StandingRight>().Where(r => r.PostId == post && !r.IsOver(now)).Select(r => r.Right).ToListAsync();

    /// <summary>Who holds the post or stands in for its holder.</summary>
    public Task<List<PersonId>> In(PostId post, DateTimeOffset now) =>
        db.Set<Appointment>().Where(a => a.PostId == post && !a.IsOver(now)).Select(a => a.PersonId).ToListAsync();
}
