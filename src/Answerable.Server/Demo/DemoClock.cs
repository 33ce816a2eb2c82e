namespace Answerable.Server.Demo;

/// <summary>
/// The true time, except while the demo world is made: then it is the day that the story has come to, and moves on a
/// little with each reading, so that acts keep their order.
/// </summary>
internal sealed class DemoClock(TimeProvider real) : TimeProvider
{
    private readonly Lock reading = new();
    private DateTimeOffset? told;
    private TimeSpan step;

    public TimeProvider Real => real;

    public override DateTimeOffset GetUtcNow()
    {
        lock (reading)
        {
            if (told is not { } now) return real.GetUtcNow();
            told = now + step;
            return now;
        }
    }

    public override long GetTimestamp() => real.GetTimestamp();

    public override long TimestampFrequency => real.TimestampFrequency;

    public void GoTo(DateTimeOffset time, TimeSpan each)
    {
        lock (reading) (told, step) = (time, each);
    }

    /// <summary>From now on the true time again.</summary>
    public void Release()
    {
        lock (reading) told = null;
    }
}
