namespace Answerable.Domain;

/// <summary>What a special day is: off though it may be no weekend, or worked although it is one.</summary>
public enum SpecialDayKind { Holiday, WorkingDay }

/// <summary>The special days of one year as they are known from an instant on, in place of what was known of that year before.</summary>
/// <param name="TakenAt">When they were brought: of two that count from one instant, the later.</param>
public sealed record KnownYear(int Year, DateTimeOffset From, DateTimeOffset TakenAt, IReadOnlyDictionary<DateOnly, SpecialDayKind> Days);

/// <summary>
/// The holidays and make-up days that an organisation knows, each year with the instant from which it is known. Whatever is reckoned
/// from an instant is reckoned by what was known then: a calendar that comes later moves no date that somebody was told.
/// </summary>
public sealed class SpecialDays
{
    /// <summary>Nothing is known of any year: only weekends are off.</summary>
    public static readonly SpecialDays None = new([]);

    private readonly Dictionary<int, KnownYear[]> years;

    public SpecialDays(IEnumerable<KnownYear> known) =>
        years = known.GroupBy(k => k.Year).ToDictionary(g => g.Key, g =>
            g.OrderByDescending(k => k.From).ThenByDescending(k => k.TakenAt).ToArray());

    /// <summary>The year's calendar as it was known at an instant; null where none was.</summary>
    public KnownYear? Of(int year, DateTimeOffset known) => years.GetValueOrDefault(year)?.FirstOrDefault(k => k.From <= known);

    /// <summary>Whether offices work on the day: Monday to Friday less holidays, and make-up days. A year of which no calendar was known
    /// has neither.</summary>
    public bool IsWorkingDay(DateOnly day, DateTimeOffset known) =>
        Of(day.Year, known)?.Days.TryGetValue(day, out var special) == true ? special == SpecialDayKind.WorkingDay : !IsWeekend(day);

    public static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
