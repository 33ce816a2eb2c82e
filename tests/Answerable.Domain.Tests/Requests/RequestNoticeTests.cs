using System.Globalization;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;

namespace Answerable.Domain.Tests.Requests;

/// <summary>How much notice a request gives, against real dates of the shipped calendars.</summary>
public sealed class RequestNoticeTests
{
    private static readonly Calendar China = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
        new(ShippedCalendar.All.Select(c => WorkingDayTests.OfYear(c.Draft(), new(2024, 12, 1, 0, 0, 0, TimeSpan.Zero)))));

    private static readonly NoticeRules None = new(false, false, false, 16);

    /// <summary>By the hour in Shanghai.</summary>
    private static DateTimeOffset At(string day, int hour) =>
        new(Day(day).ToDateTime(new(hour, 0)), TimeSpan.FromHours(8));

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    [Theory]
    // Friday afternoon: due the same day, on days off, on Monday; Tuesday is the earliest
    [InlineData("2026-03-13", 15, "2026-03-13", "requests.same-day")]
    [InlineData("2026-03-13", 15, "2026-03-14", "requests.over-days-off")]
    [InlineData("2026-03-13", 15, "2026-03-16", "requests.over-days-off")]
    [InlineData("2026-03-13", 15, "2026-03-17", null)]
    // in the morning of a working day the next one is allowed, late in the day not
    [InlineData("2026-03-10", 9, "2026-03-11", null)]
    [InlineData("2026-03-10", 15, "2026-03-11", null)]
    [InlineData("2026-03-10", 16, "2026-03-11", "requests.overnight")]
    [InlineData("2026-03-10", 23, "2026-03-11", "requests.overnight")]
    [InlineData("2026-03-10", 16, "2026-03-12", null)]
    // on a Saturday nobody works: Monday would take the days off
    [InlineData("2026-03-14", 9, "2026-03-16", "requests.over-days-off")]
    [InlineData("2026-03-15", 9, "2026-03-16", "requests.over-days-off")]
    [InlineData("2026-03-15", 9, "2026-03-17", null)]
    // before the seven days of October, with the make-up day after them
    [InlineData("2026-09-30", 10, "2026-10-08", "requests.over-days-off")]
    [InlineData("2026-09-30", 10, "2026-10-09", null)]
    // a Saturday that is worked is a working day
    [InlineData("2026-02-13", 10, "2026-02-14", null)]
    [InlineData("2026-02-14", 10, "2026-02-16", "requests.over-days-off")]
    // a day that is over, and one beyond a year
    [InlineData("2026-03-10", 9, "2026-03-09", "requests.due-passed")]
    [InlineData("2026-03-10", 9, "2027-03-12", "requests.due-too-far")]
    public void What_gives_too_little_notice_is_refused(string sent, int hour, string due, string? code) => Assert.Equal(
        code, RequestNotice.Against(Day(due), China, At(sent, hour), NoticeRules.Ours).Select(r => r.Code).SingleOrDefault());

    [Theory]
    [InlineData("2026-03-13", 15, "2026-03-17", "2026-03-20")]
    [InlineData("2026-03-10", 9, "2026-03-11", "2026-03-17")]
    [InlineData("2026-03-10", 17, "2026-03-12", "2026-03-17")]
    [InlineData("2026-09-30", 17, "2026-10-09", "2026-10-13")]
    public void The_earliest_date_is_allowed_and_the_comfortable_leaves_five_working_days(string sent, int hour, string earliest,
        string comfortable)
    {
        var now = At(sent, hour);
        Assert.Equal(Day(earliest), RequestNotice.Earliest(China, now, NoticeRules.Ours));
        Assert.Empty(RequestNotice.Against(Day(earliest), China, now, NoticeRules.Ours));
        Assert.NotEmpty(RequestNotice.Against(China.Before(Day(earliest), 1), China, now, NoticeRules.Ours));
        Assert.Equal(Day(comfortable), RequestNotice.Comfortable(China, now));
    }

    [Fact]
    public void Each_rule_is_the_policys_to_leave_out()
    {
        Assert.Equal(Day("2026-03-13"), RequestNotice.Earliest(China, At("2026-03-13", 17), None));
        Assert.Equal(Day("2026-03-14"), RequestNotice.Earliest(China, At("2026-03-13", 9), None with { SameDay = true }));
        var overDaysOff = NoticeRules.Ours with { OverDaysOff = false };
        Assert.Empty(RequestNotice.Against(Day("2026-03-16"), China, At("2026-03-13", 9), overDaysOff));
        Assert.NotEmpty(RequestNotice.Against(Day("2026-03-16"), China, At("2026-03-13", 17), overDaysOff));
        Assert.Empty(RequestNotice.Against(Day("2026-03-11"), China, At("2026-03-10", 17), NoticeRules.Ours with { Overnight = false }));
        Assert.Empty(RequestNotice.Against(Day("2026-03-11"), China, At("2026-03-10", 17), NoticeRules.Ours with { LateHour = 18 }));
    }
}
