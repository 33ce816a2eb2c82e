using System.Globalization;
using Answerable.Domain.Organisation;

namespace Answerable.Domain.Tests;

/// <summary>Working days against real dates: the State Council's arrangements of 2025 and 2026, which ship.</summary>
public sealed class WorkingDayTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Since when the shipped calendars are known.</summary>
    private static readonly DateTimeOffset Known = new(2024, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Calendar China = new(Zone, new(ShippedCalendar.All.Select(c => OfYear(c.Draft(), Known))));

    /// <summary>Days off as the two notices write them, typed in here anew.</summary>
    private const string Off = """
        2025-01-01
        2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-01 2025-02-02 2025-02-03 2025-02-04
        2025-04-04 2025-04-05 2025-04-06
        2025-05-01 2025-05-02 2025-05-03 2025-05-04 2025-05-05
        2025-05-31 2025-06-01 2025-06-02
        2025-10-01 2025-10-02 2025-10-03 2025-10-04 2025-10-05 2025-10-06 2025-10-07 2025-10-08
        2026-01-01 2026-01-02 2026-01-03
        2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22 2026-02-23
        2026-04-04 2026-04-05 2026-04-06
        2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05
        2026-06-19 2026-06-20 2026-06-21
        2026-09-25 2026-09-26 2026-09-27
        2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07
        """;

    private const string Worked = """
        2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
        2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10
        """;

    internal static KnownYear OfYear(YearDraft year, DateTimeOffset from) => new(year.Year, from, from,
        year.Days.ToDictionary(d => d.Day, d => d.Kind));

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateOnly[] Days(string text) =>
        [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Day)];

    private static DateTimeOffset At(string day, int hour = 2) => new(Day(day).ToDateTime(new(hour, 0)), TimeSpan.Zero);

    private static Days Working(int number) => new(number, DayCount.Working);

    [Fact]
    public void What_ships_says_of_each_day_what_the_notices_say()
    {
        var shipped = ShippedCalendar.All.SelectMany(c => c.Draft().Days).ToList();
        Assert.Equal(Days(Off), shipped.Where(d => d.Kind == SpecialDayKind.Holiday).Select(d => d.Day));
        Assert.Equal(Days(Worked), shipped.Where(d => d.Kind == SpecialDayKind.WorkingDay).Select(d => d.Day));
        Assert.All(ShippedCalendar.All, c => Assert.Empty(c.Draft().Faults()));
        Assert.All(ShippedCalendar.All, c => Assert.Contains("国办发明电", c.Source.ZhCn, StringComparison.Ordinal));
    }

    [Theory]
    // Over New Year, whose make-up day is a Sunday.
    [InlineData("2025-12-31", 1, "2026-01-04")]
    [InlineData("2025-12-31", 3, "2026-01-06")]
    // Into and out of the Spring Festival.
    [InlineData("2026-02-13", 1, "2026-02-14")]
    [InlineData("2026-02-13", 2, "2026-02-24")]
    [InlineData("2026-02-14", 5, "2026-02-28")]
    [InlineData("2026-02-14", 6, "2026-03-02")]
    [InlineData("2026-02-20", 5, "2026-02-28")]
    [InlineData("2026-04-03", 1, "2026-04-07")]
    [InlineData("2026-04-30", 3, "2026-05-08")]
    [InlineData("2026-04-30", 4, "2026-05-09")]
    [InlineData("2026-04-30", 5, "2026-05-11")]
    [InlineData("2026-06-18", 1, "2026-06-22")]
    [InlineData("2026-09-18", 1, "2026-09-20")]
    [InlineData("2026-09-18", 5, "2026-09-24")]
    [InlineData("2026-09-18", 6, "2026-09-28")]
    [InlineData("2026-09-30", 1, "2026-10-08")]
    [InlineData("2026-09-30", 3, "2026-10-10")]
    [InlineData("2026-09-30", 4, "2026-10-12")]
    // Weeks without anything special.
    [InlineData("2026-11-30", 3, "2026-12-03")]
    [InlineData("2026-11-30", 5, "2026-12-07")]
    [InlineData("2026-11-28", 1, "2026-11-30")]
    [InlineData("2025-09-26", 1, "2025-09-28")]
    [InlineData("2025-09-30", 3, "2025-10-11")]
    [InlineData("2025-01-24", 3, "2025-02-05")]
    // Nobody knows 2027 yet: New Year's Day is a Friday like any other.
    [InlineData("2026-12-31", 1, "2027-01-01")]
    [InlineData("2026-12-31", 2, "2027-01-04")]
    // None at all: the day itself, or the next working day.
    [InlineData("2026-10-03", 0, "2026-10-08")]
    [InlineData("2026-09-20", 0, "2026-09-20")]
    public void The_last_of_some_working_days_after_a_date(string from, int days, string due) =>
        Assert.Equal(Day(due), China.After(At(from), Working(days)));

    [Theory]
    [InlineData("2024-12-31", "2025-12-31", 248)]
    [InlineData("2025-12-31", "2026-12-31", 248)]
    [InlineData("2026-01-31", "2026-02-28", 16)]
    [InlineData("2026-09-30", "2026-10-10", 3)]
    [InlineData("2026-10-10", "2026-10-10", 0)]
    [InlineData("2026-10-12", "2026-10-10", 0)]
    public void Working_days_between_two_dates(string after, string until, int count) =>
        Assert.Equal(count, China.WorkingDays(Day(after), Day(until), Known));

    [Fact]
    public void Calendar_days_end_wherever_they_end() => Assert.Equal(Day("2026-10-03"), China.After(At("2026-09-30"), 3));

    [Fact]
    public void Counted_again_some_working_days_are_as_many_and_end_on_none_that_is_off()
    {
        var random = new Random(20_261_130);
        for (var i = 0; i < 5000; i++)
        {
            var (day, days) = (Day("2024-12-01").AddDays(random.Next(900)), random.Next(1, 90));
            var due = China.After(day, Working(days), Known);
            Assert.Equal(days, China.WorkingDays(day, due, Known));
            Assert.True(China.IsWorkingDay(due, Known), $"{days} after {day} end on {due}.");
            Assert.True(days == 1 || China.After(day, Working(days - 1), Known) < due);
        }
    }

    [Fact]
    public void A_calendar_that_comes_later_moves_nothing_that_began_before_it()
    {
        var later = new YearDraft(2026, new("Another", "另"), [new(Day("2026-12-02"), SpecialDayKind.Holiday, new("Storm", "停工"))]);
        var calendar = new Calendar(Zone, new([.. ShippedCalendar.All.Select(c => OfYear(c.Draft(), Known)),
            OfYear(later, At("2026-12-01"))]));
        Assert.Equal(Day("2026-12-02"), calendar.After(At("2026-12-01", 1), Working(1)));
        Assert.Equal(Day("2026-12-03"), calendar.After(At("2026-12-01"), Working(1)));
        Assert.Equal(Day("2026-10-08"), calendar.After(At("2026-09-30"), Working(1)));
        // What the later one does not have, is not special any more.
        Assert.True(calendar.IsWorkingDay(Day("2026-10-01"), At("2026-12-01")));
    }

    [Fact]
    public void Days_are_those_of_the_zone_of_the_organisation()
    {
        // 17:00 UTC on Friday is Saturday already.
        Assert.Equal(Day("2026-11-30"), China.After(At("2026-11-27", 17), Working(1)));
        Assert.Equal(Day("2026-11-30"), China.After(At("2026-11-27", 15), Working(1)));
        Assert.Equal(At("2026-11-26", 16), China.StartOf(Day("2026-11-27")));
    }
}
