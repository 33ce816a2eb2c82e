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

    /// <summary>Takes in a year's calendar: what begins from now on is reckoned by it.</summary>
    /// <param name="before">The calendar of that year that counted until now; null for the first.</param>
    public YearCalendar TakeYear(Actor by, YearDraft draft, YearCalendar? before, DateTimeOffset now)
    {
        RequireNone(AgainstTakingYear(by, Path));
        Require.None(draft.Faults());
        Require.That(before is null || !before.Says(draft), CalendarRefusals.SameCalendar(draft.Year));
        var taken = new YearCalendar(by, draft, now);
        Record(by, "unit.calendar-taken", now, new
        {
            year = taken.Year, source = taken.SourceZhCn, holidays = taken.Days.Count(d => d.Kind == SpecialDayKind.Holiday),
            workingDays = taken.Days.Count(d => d.Kind == SpecialDayKind.WorkingDay), replaces = before?.From,
        }, unit: Id);
        return taken;
    }
}
