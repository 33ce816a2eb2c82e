using Answerable.Domain.Rounds;
using Answerable.Server.Shell;

namespace Answerable.Server.Demo;

/// <summary>The days of the story, all counted from the true today, so that it is in the middle of a round on any day of the
/// year.</summary>
internal sealed class DemoCalendar
{
    public const string Zone = "Asia/Shanghai";

    /// <summary>Days from today to last year's meeting: the same weekday, and young enough that a repair raised there may still
    /// run.</summary>
    public const int LastMeeting = -49 * 7;

    private static readonly TimeZoneInfo Local = TimeZoneInfo.FindSystemTimeZoneById(Zone);
    private readonly DemoClock clock;

    public DemoCalendar(DemoClock clock)
    {
        (this.clock, Now) = (clock, clock.Real.ReadNow());
        Today = Dates.On(Now, Local);
    }

    /// <summary>The true time at which the making began.</summary>
    public DateTimeOffset Now { get; }

    public DateOnly Today { get; }

    /// <summary>The year on which this year's round looks back, as the page for a new round proposes it.</summary>
    public int Year => RoundPeriod.Yearly(Today).From.Year;

    /// <summary>Days from today to early in the year on which last year's round looks back: the story begins there.</summary>
    public int LastYear => new DateOnly(Year - 1, 1, 11).DayNumber - Today.DayNumber;

    public DateOnly Day(int offset) => Today.AddDays(offset);

    /// <summary>The story goes on at this hour of a past day.</summary>
    public void GoTo(int offset, int hour = 9) =>
        clock.GoTo(new DateTimeOffset(Day(offset).ToDateTime(new TimeOnly(hour, 0)), Local.GetUtcOffset(Now)).ToUniversalTime(),
            TimeSpan.FromSeconds(7));

    /// <summary>The story goes on today, in the hours that have passed; shortly after midnight these are few.</summary>
    public void GoToToday()
    {
        var midnight = new DateTimeOffset(Today.ToDateTime(TimeOnly.MinValue), Local.GetUtcOffset(Now));
        var passed = Now - midnight;
        var span = passed < TimeSpan.FromHours(3) ? passed : TimeSpan.FromHours(3);
        clock.GoTo((Now - span).ToUniversalTime(), span / 1000);
    }
}
