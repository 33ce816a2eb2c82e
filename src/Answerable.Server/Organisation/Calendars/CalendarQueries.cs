using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>A holiday or make-up day as it is shown.</summary>
public sealed record ShownDay(DateOnly Day, SpecialDayKind Kind, LocalText Name);

/// <summary>A year's calendar as pages and programs read it.</summary>
/// <param name="From">The instant from which it counts.</param>
/// <param name="Earlier">The instants from which earlier calendars of the year counted, the newest first.</param>
internal sealed record ShownYear(int Year, LocalText Source, DateTimeOffset From, IReadOnlyList<DateTimeOffset> Earlier,
    IReadOnlyList<ShownDay> Days);

/// <summary>Reads the calendars of years; they count for the whole organisation, and everybody sees them.</summary>
internal sealed class CalendarQueries(Db db)
{
    /// <summary>The calendar of the year that was taken in last; null where none was.</summary>
    public async Task<ShownYear?> Shown(int year)
    {
        var all = await db.Set<YearCalendar>().AsNoTracking().Where(c => c.Year == year).OrderByDescending(c => c.TakenAt)
            .Select(c => new { c.Id, c.From, c.SourceEn, c.SourceZhCn }).ToListAsync();
        if (all.Count == 0) return null;
        var (newest, id) = (all[0], all[0].Id);
        var days = await db.Set<SpecialDay>().AsNoTracking().Where(d => d.CalendarId == id).OrderBy(d => d.Day).ToListAsync();
        return new(year, new(newest.SourceEn, newest.SourceZhCn), newest.From,
            [.. all.Select(c => c.From).Where(f => f < newest.From).Distinct()],
            [.. days.Select(d => new ShownDay(d.Day, d.Kind, d.Name))]);
    }

    /// <summary>The same, for an act.</summary>
    public Task<YearCalendar?> Load(int year) =>
        db.Set<YearCalendar>().Include(c => c.Days).Where(c => c.Year == year).OrderByDescending(c => c.TakenAt).FirstOrDefaultAsync();

    /// <summary>Years of which a calendar was taken in.</summary>
    public Task<List<int>> Years() => db.Set<YearCalendar>().Select(c => c.Year).Distinct().OrderBy(y => y).ToListAsync();
}
