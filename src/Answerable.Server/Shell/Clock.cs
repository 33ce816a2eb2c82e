namespace Answerable.Server.Shell;

/// <summary>Reading the time: once in an action, truncated to milliseconds.</summary>
internal static class Clock
{
    public static DateTimeOffset ReadNow(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return new(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }
}
