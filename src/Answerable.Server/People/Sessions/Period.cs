namespace Answerable.Server.People;

/// <summary>The time [From, Until) in which a reading stays true by itself: from its instant to the next start or end that was
/// met.</summary>
internal sealed class Period(DateTimeOffset from, DateTimeOffset until)
{
    private DateTimeOffset until = until;

    /// <summary>From an instant on, without an end yet.</summary>
    public static Period From(DateTimeOffset now) => new(now, DateTimeOffset.MaxValue);

    public bool Has(DateTimeOffset instant) => instant >= from && instant < until;

    /// <summary>Whether what lasts [start, end) is in force at the beginning of the period, which ends where that changes.</summary>
    public bool Meets(DateTimeOffset start, DateTimeOffset? end)
    {
        if (end is { } ended && ended <= from) return false;
        var next = start > from ? start : end ?? DateTimeOffset.MaxValue;
        if (next < until) until = next;
        return start <= from;
    }
}

/// <summary>Something read, and how long it stays true while nothing is changed.</summary>
internal sealed record Lasting<T>(T Value, Period Period);
