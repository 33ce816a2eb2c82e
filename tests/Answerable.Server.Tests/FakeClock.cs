namespace Answerable.Server.Tests;

/// <summary>A clock that stands still until it is told.</summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private TimeSpan since;

    public override DateTimeOffset GetUtcNow() => start + since;

    /// <summary>Stands again where it stood at first.</summary>
    public void Return() => since = TimeSpan.Zero;

    public void Advance(TimeSpan by) => since += by;

    public void StandAt(DateTimeOffset instant) => since = instant - start;

    /// <summary>Noon of the day in the organisation's zone (UTC+8 in the world).</summary>
    public void GoTo(DateOnly day) => since = new DateTimeOffset(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero) - start;
}
