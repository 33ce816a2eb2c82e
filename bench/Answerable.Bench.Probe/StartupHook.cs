using Answerable.Bench.Probe;

/// <summary>Runs in a measured process before its own first line (<c>DOTNET_STARTUP_HOOKS</c>): the product and the baseline are measured
/// unchanged.</summary>
#pragma warning disable CA1050 // The runtime looks for this very name.
public static class StartupHook
{
    public static void Initialize()
    {
        // A child of this process is not what is measured.
        Environment.SetEnvironmentVariable("DOTNET_STARTUP_HOOKS", null);
        if (Environment.GetEnvironmentVariable("ANSWERABLE_BENCH_PROBE") is { Length: > 0 } socket) Gauge.Listen(socket);
        if (Environment.GetEnvironmentVariable("ANSWERABLE_BENCH_PREPARE") is { Length: > 0 } wish) Preparation.Run(wish);
    }
}
