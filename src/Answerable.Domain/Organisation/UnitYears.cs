namespace Answerable.Domain.Organisation;

/// <content>The calendars of years, which the organisation's root takes in for all.</content>
public sealed partial class Unit
{
    /// <summary>
    /// Against taking in a year's calendar for the organisation whose root is at this path: the system administration's alone. By it
    /// everybody's working days are counted, so nobody has it who answers or judges by them.
    /// </summary>
    public static IEnumerable<Refusal> AgainstTakingYear(Actor by, string path) =>
        CalendarRefusals.MayNotTake.Unless(by.Has(Right.SystemAdministration, path));

    /// <summary>Takes in a year's calendar: what begins from an instant on is reckoned by it.</summary>
    /// <param name="before">The calendar of that year that was taken in last; null for the first.</param>
    /// <param name="from">
    /// Not before now. An act that is under way has read what was known before, so it is the next day where there may be one.
    /// </param>
    public YearCalendar TakeYear(Actor by, YearDraft draft, YearCalendar? before, DateTimeOffset from, DateTimeOffset now)
    {
        RequireNone(AgainstTakingYear(by, Path));
        Require.None(draft.Faults());
        Require.That(before is null || !before.Says(draft), CalendarRefusals.SameCalendar(draft.Year));
        if (from < now) throw new ArgumentOutOfRangeException(nameof(from), from, "What began before is reckoned already.");
        var taken = new YearCalendar(by, draft, from, now);
        Record(by, "unit.calendar-taken", now, new
        {
            year = taken.Year, source = taken.SourceZhCn, holidays = taken.Days.Count(d => d.Kind == SpecialDayKind.Holiday),
            workingDays = taken.Days.Count(d => d.Kind == SpecialDayKind.WorkingDay), from,
        }, unit: Id);
        return taken;
    }
}
