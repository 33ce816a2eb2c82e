namespace Answerable.Domain.Organisation;

/// <summary>A day of a year's calendar as it is brought.</summary>
public sealed record SpecialDayDraft(DateOnly Day, SpecialDayKind Kind, LocalText Name);

/// <summary>The special days of a year as they are brought, with what says so.</summary>
/// <param name="Source">The notice, by its title and number.</param>
public sealed record YearDraft(int Year, LocalText Source, IReadOnlyList<SpecialDayDraft> Days)
{
    /// <summary>Longest name of a day and longest source, in UTF-16 code units.</summary>
    public const int MaxName = 60, MaxSource = 300;

    /// <summary>First and last year of which a calendar is taken.</summary>
    public const int FirstYear = 2000, LastYear = 2100;

    /// <summary>Most days: a year has no more.</summary>
    public const int MaxDays = 366;

    /// <summary>Everything that is wrong with it.</summary>
    public IEnumerable<Refusal> Faults()
    {
        if (Year is < FirstYear or > LastYear) yield return CalendarRefusals.BadYear(FirstYear, LastYear);
        foreach (var fault in TextFaults(Source, "source", MaxSource)) yield return fault;
        if (Days.Count is 0 or > MaxDays) yield return CalendarRefusals.NoDay;
        foreach (var fault in Days.SelectMany(d => FaultsOf(Year, d))) yield return fault;
        foreach (var twice in Days.GroupBy(d => d.Day).Where(g => g.Count() > 1)) yield return CalendarRefusals.DayTwice(twice.Key);
    }

    /// <summary>What is wrong with one day, beside its column.</summary>
    public static IEnumerable<Refusal> FaultsOf(int year, SpecialDayDraft day)
    {
        if (day.Day.Year != year) yield return CalendarRefusals.OtherYear(day.Day, year);
        else if (day.Kind == SpecialDayKind.WorkingDay && !SpecialDays.IsWeekend(day.Day))
            yield return CalendarRefusals.WorksAnyway(day.Day);
        foreach (var fault in TextFaults(day.Name, "day_name", MaxName)) yield return fault;
    }

    private static List<Refusal> TextFaults(LocalText text, string field, int max)
    {
        var faults = new List<Refusal>();
        TextRules.Needed(text.ZhCn, field, max, faults);
        if (text.En != text.ZhCn) TextRules.Needed(text.En, $"{field}_en", max, faults);
        return faults;
    }
}
