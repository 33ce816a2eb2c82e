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

    /// <summary>Tells the zone, where it has been read already.</summary>
    public void Keep(TimeZoneInfo read) => zone = read;

    /// <summary>How instants become dates here, for rules that reckon deadlines.</summary>
    public async Task<Calendar> Calendar() => new(await Zone());

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
    public static DateTimeOffset StartOf(DateOnly date, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private async Task<TimeZoneInfo> Zone() =>
        zone ??= TimeZoneInfo.FindSystemTimeZoneById(
            await db.Set<OrganisationSettings>().Select(s => s.Zone).SingleOrDefaultAsync() ?? "UTC");
}
