using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Organisation;

/// <summary>What becomes of a row of a calendar, beside the calendar of the year that counts now.</summary>
internal enum DayFate { New, Changed, Same, Refused }

/// <summary>A row with what becomes of it.</summary>
internal sealed record PlannedDay(CalendarRow Said, DayFate Fate);

/// <summary>A file of a calendar with what it would do.</summary>
/// <param name="Gone">Days of the calendar that counts now which the file does not have.</param>
internal sealed record CalendarPlan(int? Year, IReadOnlyList<PlannedDay> Rows, IReadOnlyList<ShownDay> Gone)
{
    public int Count(DayFate fate) => Rows.Count(r => r.Fate == fate);
}

/// <summary>
/// Takes in the holidays and make-up days of a year for the whole organisation, all rows or none. What begins from tomorrow on is reckoned
/// by them; what is owed already keeps its dates.
/// </summary>
internal sealed class TakeCalendar(Db db, UnitQueries units, CalendarQueries calendars, OrganisationZone zone, TimeProvider clock)
{
    /// <summary>Every row with what would become of it; nothing is written.</summary>
    public async Task<CalendarPlan> Preview(Actor by, CalendarFile file)
    {
        await Root(by);
        var year = file.Rows.Select(r => r.Day?.Day.Year).FirstOrDefault(y => y is not null);
        var known = year is { } of ? (await calendars.Shown(of))?.Days ?? [] : [];
        var days = known.ToDictionary(d => d.Day);
        var said = file.Rows.Select(r => r.Day?.Day).ToHashSet();
        return new(year, [.. file.Rows.Select(r => new PlannedDay(r, Fate(r, days)))], [.. known.Where(d => !said.Contains(d.Day))]);
    }

    /// <returns>The year.</returns>
    public Task<int> Run(Actor by, CalendarFile file) => Take(by, file.Draft);

    /// <param name="draft">Asked once it is clear that the actor may.</param>
    /// <returns>The year.</returns>
    internal async Task<int> Take(Actor by, Func<YearDraft> draft)
    {
        var (root, year) = (await Root(by), draft());
        var (now, calendar) = (clock.ReadNow(), await zone.Calendar());
        var tomorrow = calendar.StartOf(calendar.After(calendar.On(now), 1));
        db.Add(root.TakeYear(by, year, await calendars.Load(year.Year), tomorrow, now));
        await db.SaveChangesAsync();
        return year.Year;
    }

    // Whoever may not take a calendar is told so before anything of it is read.
    private async Task<Unit> Root(Actor by)
    {
        var root = await units.Load(by, await units.RootId()) ?? throw new NotVisible();
        Require.None(Unit.AgainstTakingYear(by, root.Path));
        return root;
    }

    private static DayFate Fate(CalendarRow row, Dictionary<DateOnly, ShownDay> known) => row switch
    {
        { Problems.Count: > 0 } or { Day: null } => DayFate.Refused,
        { Day: var day } when !known.TryGetValue(day.Day, out _) => DayFate.New,
        { Day: var day } => known[day.Day] == new ShownDay(day.Day, day.Kind, day.Name) ? DayFate.Same : DayFate.Changed,
    };
}

/// <summary>Takes in a calendar that ships, as it stands there.</summary>
internal sealed class TakeShippedCalendar(TakeCalendar take)
{
    /// <param name="code">Of <see cref="ShippedCalendar"/>.</param>
    public Task<int> Run(Actor by, string code) => take.Take(by, () => ShippedCalendar.Of(code).Draft());
}
