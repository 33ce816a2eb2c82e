using System.Runtime.InteropServices;

namespace Answerable.Bench;

/// <summary>Processor time of processes that have ended, which <see cref="System.Diagnostics.Process"/> no longer tells on Linux.</summary>
internal static partial class ProcessorTime
{
    private const int Children = -1;

    /// <summary>User and system time of all ended children of this process that were waited for (getrusage, RUSAGE_CHILDREN).</summary>
    public static TimeSpan OfChildren()
    {
        if (getrusage(Children, out var usage) != 0) throw new InvalidOperationException("getrusage failed.");
        return TimeSpan.FromMicroseconds(
            1e6 * (usage.UserSeconds + usage.SystemSeconds) + usage.UserMicroseconds + usage.SystemMicroseconds);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int getrusage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private unsafe struct Usage
    {
        public long UserSeconds, UserMicroseconds, SystemSeconds, SystemMicroseconds;
        private fixed long others[14];
    }
}
