using System.Diagnostics;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>strace attached to a running server, which makes one of its calls fail or end it, as a disk that gives up would.</summary>
internal sealed class Injection : IDisposable
{
    private readonly Process strace;
    private readonly string record;

    private readonly Child server;

    private Injection(Process strace, string record, Child server) => (this.strace, this.record, this.server) = (strace, record, server);

    /// <param name="call">The call of the system, by name.</param>
    /// <param name="what">What becomes of it, in strace's words: <c>error=EIO</c>, <c>signal=SIGKILL</c>.</param>
    /// <param name="nth">Which one of each thread; an act runs on one.</param>
    public static async Task<Injection> Into(Child server, string call, string what, int nth)
    {
        var record = Path.GetTempFileName();
        var start = new ProcessStartInfo("strace", ["-f", "-y", "-p", $"{server.Id}", "-e", "signal=none", "-e", $"trace={call}",
            "-e", $"inject={call}:{what}:when={nth}", "-o", record])
        { RedirectStandardError = true };
        var strace = await Recorder.Needing(() => Task.FromResult(Process.Start(start)!));
        // It says so when it holds every thread.
        var said = new List<string>();
        while (!said.Exists(l => l.Contains("attached", StringComparison.Ordinal)))
            said.Add(await strace.StandardError.ReadLineAsync() ?? throw new InvalidOperationException(
                $"strace may not look into a process that is not its own; run as root or set kernel.yama.ptrace_scope to 0. " +
                string.Join('\n', said)));
        _ = strace.StandardError.ReadToEndAsync();
        return new(strace, record, server);
    }

    /// <summary>All calls of that name while it was attached, for whoever reads that something went wrong.</summary>
    public string Calls { get; private set; } = "";

    /// <summary>Lets go of the server.</summary>
    /// <returns>Whether the call was reached.</returns>
    public async Task<bool> End()
    {
        if (!strace.HasExited)
        {
            // Quietly: it may end by itself meanwhile.
            using var kill = Process.Start(new ProcessStartInfo("kill", ["-INT", $"{strace.Id}"]) { RedirectStandardError = true })!;
            await kill.WaitForExitAsync();
        }
        // It may wait for ever for threads of a process that is gone; when it ends, the kernel lets go by itself.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(server.HasEnded ? 0.2 : 10));
        try
        {
            await strace.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            strace.Kill();
            await strace.WaitForExitAsync(CancellationToken.None);
        }
        Calls = await File.ReadAllTextAsync(record);
        // A process that is ended in a call never returns from it.
        return Calls.Contains("(INJECTED)", StringComparison.Ordinal) || Calls.Contains(" = ?", StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (!strace.HasExited) strace.Kill();
        strace.Dispose();
        File.Delete(record);
    }
}
