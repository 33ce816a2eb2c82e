using System.Globalization;

namespace Answerable.Domain.Organisation;

/// <summary>Why a year's calendar is not taken in.</summary>
public static class CalendarRefusals
{
    public static readonly Refusal MayNotTake = Refusal.Denied("organisation.may-not-take-calendar");

    public static readonly Refusal NoDay = Refusal.Of("organisation.calendar-no-day").At("rows");

    /// <summary>No calendar of this code ships.</summary>
    public static readonly Refusal NotShipped = Refusal.Of("organisation.calendar-not-shipped");

    public static readonly Refusal BadKind = Refusal.Of("organisation.calendar-bad-kind").At("day_kind");

    public static readonly Refusal NoSource = Refusal.Of("organisation.calendar-no-source").At("rows");

    public static readonly Refusal OtherSource = Refusal.Of("organisation.calendar-other-source").At("source");

    public static Refusal BadYear(int first, int last) =>
        Refusal.Of("organisation.calendar-bad-year", ("first", Said(first)), ("last", Said(last))).At("day");

    public static Refusal SameCalendar(int year) => Refusal.Of("organisation.calendar-same", ("year", Said(year))).At("rows");

    public static Refusal DayTwice(DateOnly day) => Refusal.Of("organisation.calendar-day-twice", ("day", day)).At("day");

    public static Refusal OtherYear(DateOnly day, int year) =>
        Refusal.Of("organisation.calendar-other-year", ("day", day), ("year", Said(year))).At("day");

    /// <summary>A make-up day that is no weekend.</summary>
    public static Refusal WorksAnyway(DateOnly day) => Refusal.Of("organisation.calendar-works-anyway", ("day", day)).At("day");

    // A year is no number to be grouped.
    private static string Said(int year) => year.ToString(CultureInfo.InvariantCulture);
}
