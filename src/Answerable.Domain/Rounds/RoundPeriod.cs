using System.Globalization;
using System.Text.RegularExpressions;

namespace Answerable.Domain.Rounds;

/// <summary>What a round looks back on.</summary>
/// <param name="Words">As people call it, for example a year.</param>
/// <param name="Until">Its last day.</param>
public sealed partial record RoundPeriod(string Words, DateOnly From, DateOnly Until)
{
    /// <summary>The calendar year that a round drafted today looks back on: the last one before July, else this one.</summary>
    public static RoundPeriod Yearly(DateOnly today)
    {
        var year = today.Month < 7 ? today.Year - 1 : today.Year;
        return new(year.ToString(CultureInfo.InvariantCulture), new(year, 1, 1), new(year, 12, 31));
    }

    /// <summary>
    /// The last period of so many months that is over, or nearly: the one that holds the day fifteen days before today. Periods begin with
    /// the year, so that three months are its quarters and twelve the year itself.
    /// </summary>
    /// <param name="months">1 to 12; whatever does not divide the year is reckoned as a year.</param>
    public static RoundPeriod Of(DateOnly today, int months)
    {
        const int near = 15;
        if (months >= 12 || 12 % months != 0) return Yearly(today);
        var day = today.AddDays(-near);
        var from = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return new(Months(from, from.AddMonths(months).AddDays(-1)), from, from.AddMonths(months).AddDays(-1));
    }

    /// <summary>
    /// The period of the same length right after this one: whole months stay whole months. A year counts on in the words
    /// of this one ("2025" gives "2026", "2024/2025" gives "2025/2026"); of any other length they are its months.
    /// </summary>
    public RoundPeriod Next()
    {
        var from = Until.AddDays(1);
        var months = From.Day == 1 && from.Day == 1 ? ((from.Year - From.Year) * 12) + from.Month - From.Month : 0;
        var until = (months > 0 ? from.AddMonths(months) : from.AddDays(from.DayNumber - From.DayNumber)).AddDays(-1);
        var yearly = months == 12 && Year().Matches(Words).Any(m => IsOwn(m.Value));
        return new(yearly ? Year().Replace(Words, m => IsOwn(m.Value) ? Next(m.Value) : m.Value) : Months(from, until), from, until);

        static string Next(string year) => (Number(year) + 1).ToString(CultureInfo.InvariantCulture);
    }

    private bool IsOwn(string year) => Number(year) == From.Year || Number(year) == Until.Year;

    private static int Number(string year) => int.Parse(year, CultureInfo.InvariantCulture);

    private static string Months(DateOnly from, DateOnly until) =>
        string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM} – {until:yyyy-MM}");

    [GeneratedRegex("(?<![0-9])[0-9]{4}(?![0-9])")]
    private static partial Regex Year();
}
