using System.Diagnostics.CodeAnalysis;

namespace Answerable.Domain;

/// <summary>How instants become dates and days are added to dates in one organisation: its zone as it is now.</summary>
public sealed class Calendar(TimeZoneInfo zone)
{
    /// <summary>The organisation's zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The date in the organisation's zone at this instant.</summary>
    public DateOnly On(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The date this many days after another; calendar days.</summary>
    [SuppressMessage("Performance", "CA1822",
        Justification = "Deadlines are a matter of the organisation's calendar, and are asked of it.")]
    public DateOnly After(DateOnly day, int days) => day.AddDays(days);

    /// <summary>The date this many days before another; calendar days.</summary>
    [SuppressMessage("Performance", "CA1822",
        Justification = "Deadlines are a matter of the organisation's calendar, and are asked of it.")]
    public DateOnly Before(DateOnly day, int days) => day.AddDays(-days);

    /// <summary>The date this many days after the one at this instant.</summary>
    public DateOnly After(DateTimeOffset instant, int days) => After(On(instant), days);
}
