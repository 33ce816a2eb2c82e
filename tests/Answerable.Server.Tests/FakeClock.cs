namespace Answerable.Server.Tests;

/// <summary>A clock that stands still until it is told.</summary>
internal sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;

    public void StandAt(DateTimeOffset instant) => now = instant;

    /// <summary>Noon of the day in the organisation's zone (UTC+8 in the world).</summary>
    public void GoTo(DateOnly day) => now = new(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero);
}
