using Answerable.Domain.Policies;

namespace Answerable.Domain.Requests;

/// <summary>Between when a request is sent and when it is due, what the policy does not allow.</summary>
/// <param name="LateHour">From this hour of a working day on, in the organisation's zone, the day is over for whoever is asked.</param>
public sealed record NoticeRules(bool SameDay, bool Overnight, bool OverDaysOff, int LateHour)
{
    /// <summary>Where no policy was adopted.</summary>
    public static readonly NoticeRules Ours = new(true, true, true, RoundPolicy.OurLateHour);

    /// <summary>Those of a policy.</summary>
    public static NoticeRules Of(RoundPolicy policy) => new(policy.RequestsSameDayRefused.Value, policy.RequestsOvernightRefused.Value,
        policy.RequestsOverDaysOffRefused.Value, policy.RequestsLateHour.Value);
}

/// <summary>How much notice a request gives, in the organisation's calendar. A due date is the end of its day.</summary>
public static class RequestNotice
{
    /// <summary>Working days that leave whoever is asked their time; the product's own number.</summary>
    public const int ComfortableDays = 5;

    /// <summary>Most days ahead for which anything is asked.</summary>
    public const int MostDays = 366;

    /// <summary>What stands against this date, were the request sent now.</summary>
    public static IEnumerable<Refusal> Against(DateOnly due, Calendar calendar, DateTimeOffset now, NoticeRules rules)
    {
        var today = calendar.On(now);
        if (due < today) return [RequestRefusals.DuePassed];
        if (due > calendar.After(today, MostDays)) return [RequestRefusals.DueTooFar(MostDays)];
        return Broken(due, today, calendar, now, rules) is { } broken ? [broken(Earliest(calendar, now, rules))] : [];
    }

    /// <summary>The earliest date against which nothing stands, were the request sent now.</summary>
    public static DateOnly Earliest(Calendar calendar, DateTimeOffset now, NoticeRules rules)
    {
        var (today, day) = (calendar.On(now), calendar.On(now));
        while (Broken(day, today, calendar, now, rules) is not null && day < calendar.After(today, MostDays)) day = calendar.After(day, 1);
        return day;
    }

    /// <summary>The earliest date that leaves some working days.</summary>
    public static DateOnly Comfortable(Calendar calendar, DateTimeOffset now) =>
        calendar.After(now, new Days(ComfortableDays, DayCount.Working));

    private static Func<DateOnly, Refusal>? Broken(DateOnly due, DateOnly today, Calendar calendar, DateTimeOffset now, NoticeRules rules)
    {
        if (due == today) return rules.SameDay ? RequestRefusals.SameDay : null;
        // Whole working days between the day of sending and the day on which it is due.
        var between = calendar.WorkingDays(today, calendar.Before(due, 1), now);
        if (rules.OverDaysOff && (!calendar.IsWorkingDay(due, now) || (between == 0 && IsOffBefore(due, today, calendar, now))))
            return RequestRefusals.OverDaysOff;
        return rules.Overnight && between == 0 && Hour(calendar, now) >= rules.LateHour ? RequestRefusals.Overnight : null;
    }

    private static bool IsOffBefore(DateOnly due, DateOnly today, Calendar calendar, DateTimeOffset now)
    {
        for (var day = today; day < due; day = calendar.After(day, 1))
            if (!calendar.IsWorkingDay(day, now)) return true;
        return false;
    }

    private static int Hour(Calendar calendar, DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, calendar.Zone).Hour;
}
