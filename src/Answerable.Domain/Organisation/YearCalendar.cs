namespace Answerable.Domain.Organisation;

public readonly record struct YearCalendarId(Guid Value) : IId<YearCalendarId>
{
    public static YearCalendarId Of(Guid value) => new(value);

    public static bool operator <(YearCalendarId a, YearCalendarId b) => a.Value < b.Value;

    public static bool operator >(YearCalendarId a, YearCalendarId b) => a.Value > b.Value;
}

/// <summary>
/// The holidays and make-up days of one year, as the organisation knows them from an instant on. It never changes: another calendar of the
/// year counts from its own instant on, and what began before is still reckoned by this one.
/// </summary>
public sealed class YearCalendar
{
    private readonly List<SpecialDay> days = [];

    private YearCalendar() { }

    internal YearCalendar(Actor by, YearDraft draft, DateTimeOffset from, DateTimeOffset now)
    {
        (Id, Year, From, TakenAt) = (new(Ids.New(now)), draft.Year, from, now);
        (SourceEn, SourceZhCn) = (draft.Source.En.Trim(), draft.Source.ZhCn.Trim());
        (TakenBy, TakenByPost) = (by.Person, by.Post);
        days.AddRange(draft.Days.OrderBy(d => d.Day).Select(d => new SpecialDay(Id, d)));
    }

    public YearCalendarId Id { get; private set; }

    public int Year { get; private set; }

    /// <summary>The notice, by its title and number, in both languages.</summary>
    public string SourceEn { get; private set; } = "";

    public string SourceZhCn { get; private set; } = "";

    public LocalText Source => new(SourceEn, SourceZhCn);

    /// <summary>The instant from which it counts: for what begins then or later.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>When it was taken in; of two that count from one instant, the later does.</summary>
    public DateTimeOffset TakenAt { get; private set; }

    public PersonId? TakenBy { get; private set; }

    public PostId? TakenByPost { get; private set; }

    /// <summary>Its days, in no order.</summary>
    public IReadOnlyList<SpecialDay> Days => days;

    /// <summary>For reckoning.</summary>
    public KnownYear Known() => new(Year, From, TakenAt, days.ToDictionary(d => d.Day, d => d.Kind));

    /// <summary>Whether the draft says the same of the same year.</summary>
    public bool Says(YearDraft draft) => draft.Year == Year && draft.Source == Source && draft.Days.OrderBy(d => d.Day)
        .SequenceEqual(days.OrderBy(d => d.Day).Select(d => new SpecialDayDraft(d.Day, d.Kind, d.Name)));
}

/// <summary>A holiday, or a weekend day that is worked to make up for one.</summary>
public sealed class SpecialDay
{
    private SpecialDay() { }

    internal SpecialDay(YearCalendarId calendar, SpecialDayDraft draft)
    {
        (CalendarId, Day, Kind) = (calendar, draft.Day, draft.Kind);
        (NameEn, NameZhCn) = (draft.Name.En.Trim(), draft.Name.ZhCn.Trim());
    }

    public YearCalendarId CalendarId { get; private set; }

    public DateOnly Day { get; private set; }

    public SpecialDayKind Kind { get; private set; }

    public string NameEn { get; private set; } = "";

    public string NameZhCn { get; private set; } = "";

    public LocalText Name => new(NameEn, NameZhCn);
}
