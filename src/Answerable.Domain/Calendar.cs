using System.Diagnostics.CodeAnalysis;

namespace Answerable.Domain;

/// <summary>
/// How instants become dates and days are added to dates in one organisation: its zone as it is now, and the special days that it knew at
/// the instant from which something is reckoned.
/// </summary>
/// <param name="special">Holidays and make-up days; none where only weekends are off.</param>
public sealed class Calendar(TimeZoneInfo zone, SpecialDays? special = null)
{
    /// <summary>The organisation's zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The holidays and make-up days that the organisation knows.</summary>
    public SpecialDays Special { get; } = special ?? SpecialDays.None;

    /// <summary>The date in the organisation's zone at this instant.</summary>
    public DateOnly On(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The first instant of the date in the organisation's zone.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>The date this many days after another; calendar days.</summary>
    [SuppressMessage("Performance", "CA1822",
        Justification = "Deadlines are a matter of the organisation's calendar, and are asked of it.")]
    public DateOnly After(DateOnly day, int days) => day.AddDays(days);

    /// <summary>The date this many days before another; calendar days.</summary>
    [SuppressMessage("Performance", "CA1822",
        Justification = "Deadlines are a matter of the organisation's calendar, and are asked of it.")]
    public DateOnly Before(DateOnly day, int days) => day.AddDays(-days);

    /// <summary>By when something is due that begins at this instant: the last of so many days after its date, to the end of that
    /// day. Working days are counted by the special days known at the instant.</summary>
    public DateOnly After(DateTimeOffset instant, Days days) => After(On(instant), days, instant);

    /// <summary>
    /// The last of so many days after a date: counting begins on the day after it. The last of some working days is a working day; of none
    /// it is the date itself, or the next working day where it is none. Calendar days end wherever they end.
    /// </summary>
    /// <param name="known">The instant by whose knowledge of special days working days are counted.</param>
    public DateOnly After(DateOnly day, Days days, DateTimeOffset known)
    {
        if (days.Count == DayCount.Calendar) return After(day, days.Number);
        var last = day;
        for (var left = days.Number; left > 0;)
        {
            last = last.AddDays(1);
            if (IsWorkingDay(last, known)) left--;
        }
        while (!IsWorkingDay(last, known)) last = last.AddDays(1);
        return last;
    }

    /// <summary>Whether offices work on the day, by the special days known at an instant.</summary>
    public bool IsWorkingDay(DateOnly day, DateTimeOffset known) => Special.IsWorkingDay(day, known);

    /// <summary>How many working days there are after a date up to another, that one included; none where it is not later.</summary>
    /// <param name="known">The instant by whose knowledge of special days they are counted.</param>
    public int WorkingDays(DateOnly after, DateOnly until, DateTimeOffset known)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= until; day = day.AddDays(1))
            if (IsWorkingDay(day, known)) count++;
        return count;
    }
}
