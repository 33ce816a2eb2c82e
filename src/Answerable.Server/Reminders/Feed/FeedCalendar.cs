using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Reminders;

/// <summary>A person's calendar: on each day how much is due, over all posts that they hold at that moment.</summary>
internal sealed class FeedCalendar(Db db, OpenOfPersons open, OwnTitles titles, DigestLetters letters, OrganisationZone zone,
    TimeProvider clock)
{
    /// <summary>Days to come that the calendar tells of; what is overdue stands on today.</summary>
    public const int DaysAhead = 400;

    /// <param name="origin">How links begin.</param>
    /// <returns>The text; null where the secret is nobody's.</returns>
    public async Task<string?> Of(string secret, string origin)
    {
        var (hash, now, calendar) = (LinkSecret.Hash(secret), clock.ReadNow(), await zone.Calendar());
        var today = calendar.On(now);
        var feed = await db.Set<Feed>().AsNoTracking().FirstOrDefaultAsync(f => f.SecretHash == hash
            && db.Set<Account>().Any(a => a.PersonId == f.PersonId));
        if (feed is null) return null;
        var owners = (await open.Posts([feed.PersonId], now))[feed.PersonId].ToList();
        var last = calendar.After(today, DaysAhead);
        var days = await db.Set<Obligation>().AsNoTracking()
            .Where(o => owners.Contains(o.OwnerId) && o.State == ObligationState.Open && o.DueOn <= last)
            .GroupBy(o => o.DueOn).Select(g => new { Day = g.Key, Count = g.Count() }).OrderBy(d => d.Day).ToListAsync();
        var named = (await titles.Of([feed.PersonId], today, now, until: last)).GetValueOrDefault(feed.PersonId) ?? [];
        var t = (await letters.Words([feed.Language]))[feed.Language];
        return CalendarText.Write(t["Reminders.calendar.name"], Entries(), now);

        IEnumerable<CalendarEntry> Entries()
        {
            if (days.Where(d => d.Day < today).Sum(d => d.Count) is > 0 and var late) yield return Entry(today, late, true);
            foreach (var one in days.Where(d => d.Day >= today)) yield return Entry(one.Day, one.Count, false);
        }

        CalendarEntry Entry(DateOnly day, int count, bool isLate)
        {
            var lines = named.Where(n => isLate ? n.DueOn < today : n.DueOn == day).Select(n => n.Title);
            // What is overdue is one entry, which moves with today.
            return new(isLate ? $"late-{feed.PersonId.Value:N}@answerable" : $"due-{day:yyyyMMdd}-{feed.PersonId.Value:N}@answerable",
                day, t[isLate ? "Reminders.calendar.late" : "Reminders.calendar.due", ("n", count)],
                string.Join("\n", [.. lines, t["Reminders.calendar.text"]]),
                isLate ? $"{origin}/obligations?state=Late" : $"{origin}/obligations");
        }
    }
}
