using System.Globalization;

namespace Answerable.Server.Shell;

/// <summary>How dates and instants are written: 2026年1月12日, 12 January 2026.</summary>
public static class Dates
{
    public static string Long(DateOnly date, CultureInfo culture) =>
        date.ToString(IsChinese(culture) ? "yyyy年M月d日" : "d MMMM yyyy", culture);

    /// <summary>With the weekday, for a deadline that is near: 1月12日 周一, Mon 12 Jan.</summary>
    public static string WithWeekday(DateOnly date, CultureInfo culture) =>
        date.ToString(IsChinese(culture) ? "M月d日 ddd" : "ddd d MMM", culture);

    public static string Short(DateOnly date, CultureInfo culture) =>
        date.ToString(IsChinese(culture) ? "M月d日" : "d MMM", culture);

    /// <summary>Date and time in the organisation's zone.</summary>
    public static string At(DateTimeOffset instant, TimeZoneInfo zone, CultureInfo culture)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return local.ToString(IsChinese(culture) ? "yyyy年M月d日 HH:mm" : "d MMMM yyyy HH:mm", culture);
    }

    /// <summary>The date in the zone at this instant.</summary>
    public static DateOnly On(DateTimeOffset instant, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The last day of what ends at this instant: the day before, where it ends as a day begins.</summary>
    public static DateOnly LastDay(DateTimeOffset until, TimeZoneInfo zone) => On(until.AddMilliseconds(-1), zone);

    private static bool IsChinese(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh";
}
