using System.Diagnostics;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>strace attached to a running server, which makes one of its calls fail or end it, as a disk that gives up would.</summary>
internal sealed class Injection : IDisposable
{
    private readonly Process strace;
    private readonly string record;

    private Injection(Process strace, string record) => (this.strace, this.record) = (strace, record);

    /// <param name="call">The call of the system, by name.</param>
    /// <param name="what">What becomes of it, in strace's words: <c>error=EIO</c>, <c>signal=SIGKILL</c>.</param>
    /// <param name="nth">Which one of each thread; an act runs on one.</param>
    public static async Task<Injection> Into(Child server, string call, string what, int nth)
    {
        var record = Path.GetTempFileName();
        var start = new ProcessStartInfo("strace", ["-f", "-p", $"{server.Id}", "-e", "signal=none", "-e", $"trace={call}",
            "-e", $"inject={call}:{what}:when={nth}", "-o", record])
        { RedirectStandardError = true };
        var strace = await Recorder.Needing(() => Task.FromResult(Process.Start(start)!));
        // It says so when it holds every thread.
        while (await strace.StandardError.ReadLineAsync() is { } line && !line.Contains("attached", StringComparison.Ordinal)) { }
        _ = strace.StandardError.ReadToEndAsync();
        return new(strace, record);
    }

    /// <summary>Lets go of the server.</summary>
    /// <returns>Whether the call was reached.</returns>
    public async Task<bool> End()
    {
        using (var kill = Process.Start("kill", ["-INT", $"{strace.Id}"])) await kill.WaitForExitAsync();
        await strace.WaitForExitAsync();
        return (await File.ReadAllTextAsync(record)) is var said && (said.Contains("(INJECTED)", StringComparison.Ordinal)
            || said.Contains("+++ killed by SIGKILL", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        if (!strace.HasExited) strace.Kill();
        strace.Dispose();
        File.Delete(record);
    }
}
