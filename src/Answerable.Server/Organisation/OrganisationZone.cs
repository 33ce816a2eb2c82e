using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>Dates in the organisation's zone, for actions: deadlines are dates there, instants are UTC.</summary>
internal sealed class OrganisationZone(Db db)
{
    private TimeZoneInfo? zone;
    private SpecialDays? special;
    private Func<Task<SpecialDays>>? kept;

    /// <summary>Tells the zone and the special days, where they have been read already.</summary>
    public void Keep(TimeZoneInfo read, Func<Task<SpecialDays>> days) => (zone, kept) = (read, days);

    /// <summary>How instants become dates here, for rules that reckon deadlines.</summary>
    public async Task<Calendar> Calendar() => new(await Zone(), special ??= kept is null ? await SpecialOf(db) : await kept());

    /// <summary>The date in the organisation's zone at this instant.</summary>
    public async Task<DateOnly> On(DateTimeOffset now) => Dates.On(now, await Zone());

    /// <summary>The first instant of the date in the organisation's zone.</summary>
    public async Task<DateTimeOffset> StartOf(DateOnly day) => StartOf(day, await Zone());

    /// <summary>The instant at which a term ends whose last day this is; null where none is known.</summary>
    public async Task<DateTimeOffset?> EndOf(DateOnly? lastDay) => lastDay is { } day ? EndOf(day, await Zone()) : null;

    /// <summary>The instant at which a term ends whose last day this is.</summary>
    public static DateTimeOffset EndOf(DateOnly lastDay, TimeZoneInfo zone) => StartOf(new Calendar(zone).After(lastDay, 1), zone);

    /// <summary>A term by its first and last day; one that begins today begins now.</summary>
    public async Task<Term> Term(DateOnly? from, DateOnly? until, DateTimeOffset now)
    {
        var begins = from is { } first && first != await On(now) ? await StartOf(first) : (DateTimeOffset?)null;
        return new(begins, await EndOf(until));
    }

    /// <summary>The first instant of the date in the zone.</summary>
    public static DateTimeOffset StartOf(DateOnly date, TimeZoneInfo zone) => new Calendar(zone).StartOf(date);

    /// <summary>The holidays and make-up days of every year, each with the instant from which it is known.</summary>
    public static async Task<SpecialDays> SpecialOf(Db db)
    {
        var years = await db.Set<YearCalendar>().AsNoTracking().Include(c => c.Days).ToListAsync();
        return years.Count == 0 ? SpecialDays.None : new(years.Select(c => c.Known()));
    }

    private async Task<TimeZoneInfo> Zone() =>
        zone ??= TimeZoneInfo.FindSystemTimeZoneById(
            await db.Set<OrganisationSettings>().Select(s => s.Zone).SingleOrDefaultAsync() ?? "UTC");
}
