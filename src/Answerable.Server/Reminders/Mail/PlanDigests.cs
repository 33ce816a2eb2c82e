using Answerable.Domain;
using Answerable.Domain.Reminders;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>
/// Once a working day, from the operator's hour on: notes for whom there is a mail today. A person and a day make one row, whatever runs
/// twice. What yesterday could not be sent is given up: today's tells all of it.
/// </summary>
internal sealed class PlanDigests(Db db, OpenOfPersons open, OrganisationZone zone, MailServer server, TimeProvider clock)
{
    private const int AtOnce = 500, Chunk = 200;

    /// <summary>Days for which it is kept what became of a mail.</summary>
    public const int KeptDays = 60;

    /// <returns>How many mails were noted.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, ReminderRefusals.NotTheSystem);
        if (server.Setting is not { } setting) return 0;
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var today = calendar.On(now);
        var progress = await db.Set<ReminderProgress>().AsNoTracking().FirstOrDefaultAsync(cancel);
        // The reminders of the day are written first: what they say stands in its mail.
        if (progress is null || progress.RemindedTo < today || progress.DigestsTo >= today) return 0;
        if (TimeZoneInfo.ConvertTime(now, calendar.Zone).Hour < setting.Hour || !calendar.IsWorkingDay(today, now)) return 0;
        await GiveUp(today, calendar, now, cancel);
        var (last, planned) = (default(PersonId), 0);
        while (true)
        {
            var part = await db.Set<Mailbox>().AsNoTracking().Where(m => m.PersonId > last).OrderBy(m => m.PersonId).Take(AtOnce)
                .Select(m => new { m.PersonId, Takes = m.ConfirmedAt != null && m.Fault == null }).ToListAsync(cancel);
            if (part.Count == 0) break;
            var counts = await open.Counts([.. part.Where(p => p.Takes).Select(p => p.PersonId)], today, now, cancel);
            planned += await Note([.. counts.Where(c => c.Value.IsWorthTelling).Select(c => c.Key)], today, now, cancel);
            last = part[^1].PersonId;
        }
        await db.InTransaction(async () => await db.Database.ExecuteSqlAsync(
            $"UPDATE reminders_progress SET digests_to = {today} WHERE digests_to IS NULL OR digests_to < {today}", cancel), cancel);
        return planned;
    }

    private async Task<int> Note(List<PersonId> persons, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        if (persons.Count == 0) return 0;
        var (ids, noted) = (new IdRun(now), 0);
        await db.InTransaction(async () =>
        {
            foreach (var chunk in persons.Chunk(Chunk))
            {
                var rows = string.Join(", ", chunk.Select((_, i) =>
                    $"({{{i * 4}}}, {{{i * 4 + 1}}}, {{{i * 4 + 2}}}, 'Waiting', 0, {{{i * 4 + 3}}})"));
                var sql = $"INSERT INTO reminders_digest (id, person_id, day, state, attempts, next_at) VALUES {rows} "
                    + "ON CONFLICT DO NOTHING";
                noted += await db.Database.ExecuteSqlRawAsync(sql,
                    chunk.SelectMany(p => new object[] { ids.Next(), p.Value, today, now.UtcDateTime }), cancel);
            }
        }, cancel);
        return noted;
    }

    private Task GiveUp(DateOnly today, Calendar calendar, DateTimeOffset now, CancellationToken cancel)
    {
        var old = calendar.Before(today, KeptDays);
        return db.InTransaction(async () =>
        {
            await db.Set<Digest>().Where(d => (d.State == DigestState.Waiting || (d.State == DigestState.Sending && d.NextAt <= now))
                && d.Day < today).ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DigestState.Failed), cancel);
            await db.Set<Digest>().Where(d => d.Day < old).ExecuteDeleteAsync(cancel);
        }, cancel);
    }
}
