namespace Answerable.Domain;

/// <summary>Which days a number of days counts: every day, or those on which offices work.</summary>
public enum DayCount { Calendar, Working }

/// <summary>A number of days, with which days it counts; a bare number counts every day.</summary>
public readonly record struct Days(int Number, DayCount Count = DayCount.Calendar)
{
    public static implicit operator Days(int calendarDays) => new(calendarDays);

    /// <summary>A third of the days, or two, rounded up.</summary>
    /// <param name="parts">How many thirds.</param>
    public Days Thirds(int parts) => this with { Number = (parts * Number + 2) / 3 };
}
