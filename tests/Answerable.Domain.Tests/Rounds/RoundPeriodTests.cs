using System.Globalization;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

public sealed class RoundPeriodTests
{
    [Theory]
    [InlineData("2025", "2025-01-01", "2025-12-31", "2026", "2026-01-01", "2026-12-31")]
    [InlineData("2025年度", "2025-01-01", "2025-12-31", "2026年度", "2026-01-01", "2026-12-31")]
    [InlineData("2024/2025", "2024-09-01", "2025-08-31", "2025/2026", "2025-09-01", "2026-08-31")]
    [InlineData("Q4 2025", "2025-10-01", "2025-12-31", "2026-01 – 2026-03", "2026-01-01", "2026-03-31")]
    [InlineData("2025 (plan of 2021)", "2025-01-01", "2025-12-31", "2026 (plan of 2021)", "2026-01-01", "2026-12-31")]
    [InlineData("mid to mid", "2025-01-15", "2025-02-14", "2025-02 – 2025-03", "2025-02-15", "2025-03-17")]
    [InlineData("first to mid", "2025-01-01", "2025-02-14", "2025-02 – 2025-03", "2025-02-15", "2025-03-31")]
    [InlineData("mid to last", "2025-01-15", "2025-01-31", "2025-02 – 2025-02", "2025-02-01", "2025-02-17")]
    [InlineData("last year", "2023-03-01", "2024-02-29", "2024-03 – 2025-02", "2024-03-01", "2025-02-28")]
    [InlineData("a fortnight", "2025-01-06", "2025-01-19", "2025-01 – 2025-02", "2025-01-20", "2025-02-02")]
    public void The_next_period_follows_at_the_same_length(string words, string from, string until, string nextWords, string nextFrom,
        string nextUntil) =>
        Assert.Equal(new RoundPeriod(nextWords, Day(nextFrom), Day(nextUntil)), new RoundPeriod(words, Day(from), Day(until)).Next());

    [Theory]
    [InlineData("2026-06-30", "2025")]
    [InlineData("2026-07-01", "2026")]
    public void A_first_round_looks_back_on_last_year_until_July(string today, string year) =>
        Assert.Equal(year, RoundPeriod.Yearly(Day(today)).Words);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-04-10", 3, "2026-01-01", "2026-03-31")]
    [InlineData("2026-04-20", 3, "2026-04-01", "2026-06-30")]
    [InlineData("2026-01-05", 3, "2025-10-01", "2025-12-31")]
    [InlineData("2026-07-10", 6, "2026-01-01", "2026-06-30")]
    [InlineData("2026-03-10", 1, "2026-02-01", "2026-02-28")]
    [InlineData("2026-03-10", 12, "2025-01-01", "2025-12-31")]
    [InlineData("2026-03-10", 5, "2025-01-01", "2025-12-31")]
    public void A_period_of_months_is_the_part_of_the_year_that_is_over_or_nearly(string today, int months, string from, string until)
    {
        var period = RoundPeriod.Of(Day(today), months);
        Assert.Equal((Day(from), Day(until)), (period.From, period.Until));
        Assert.Equal(period.Until.AddDays(1), period.Next().From);
    }
}
