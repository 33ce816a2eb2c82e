using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Answerable.Bench;

/// <summary>How a program that ran to its end used the machine.</summary>
/// <param name="Took">From its start to its end.</param>
/// <param name="Processor">User and system time of all its threads.</param>
/// <param name="Peak">The most memory it held at once (VmHWM), in bytes.</param>
/// <param name="Output">What it said.</param>
internal sealed record Ended(TimeSpan Took, TimeSpan Processor, long Peak, string Output);

/// <summary>A process of our own: the product as users run it, the bare page, or a program that it is compared with.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Process, bool> Living = new();

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly long started;

    /// <summary>Whoever ends the benchmark ends what it started.</summary>
    private static readonly PosixSignalRegistration[] Endings =
        [.. new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP }.Select(
            s => PosixSignalRegistration.Create(s, _ => EndAll()))];

    private readonly string? gauge;

    private Child(string program, IReadOnlyDictionary<string, string?> settings, IEnumerable<string> args, string? folder = null,
        bool measured = false)
    {
        if (measured)
        {
            gauge = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}");
            settings =
                new Dictionary<string, string?>(settings) { ["DOTNET_STARTUP_HOOKS"] = Gauge.Hook, ["ANSWERABLE_BENCH_PROBE"] = gauge };
        }
        var start =
            new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var arg in args) start.ArgumentList.Add(arg);
        foreach (var (key, value) in settings) start.Environment[key] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        started = Stopwatch.GetTimestamp();
        process = Process.Start(start)!;
        Living[process] = true;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Address { get; private init; } = "";

    /// <summary>From the start of the process to its first good answer.</summary>
    public TimeSpan ToFirstPage { get; private set; }

    public string Output { get { lock (output) return output.ToString(); } }

    /// <summary>Runs a verb of the product to its end.</summary>
    public static Task<Ended> Run(Place place, params string[] args) =>
        ToEnd(new("dotnet", place.Settings, [place.Build.Product, .. args]), $"answerable {string.Join(' ', args)}");

    /// <summary>Runs a build's own benchmark with the hook that prepares a database, and answers what it said.</summary>
    public static async Task<string> Prepare(Build build, string wish) => (await ToEnd(
        new("dotnet", new Dictionary<string, string?> { ["DOTNET_STARTUP_HOOKS"] = Gauge.Hook, ["ANSWERABLE_BENCH_PREPARE"] = wish },
            [build.Bench]),
        $"prepare {build.Name}: {wish}")).Output;

    /// <summary>Runs any program to its end, in a folder.</summary>
    public static Task<Ended> Run(string folder, string program, params IReadOnlyList<string> args) =>
        ToEnd(new(program, new Dictionary<string, string?>(), args, folder), $"{program} {string.Join(' ', args)}");

    private static async Task<Ended> ToEnd(Child running, string what)
    {
        await using var child = running;
        var (peak, before) = (0L, ProcessorTime.OfChildren());
        while (!child.process.HasExited)
        {
            // The last reading before the end is the peak: the kernel keeps the highest.
            peak = Math.Max(peak, child.Memory("VmHWM"));
            await Task.Delay(10);
        }
        var took = Stopwatch.GetElapsedTime(child.started);
        await child.process.WaitForExitAsync();
        return child.process.ExitCode == 0
            ? new(took, ProcessorTime.OfChildren() - before, peak, child.Output)
            : throw new InvalidOperationException($"'{what}' ended with {child.process.ExitCode}: {child.Output}");
    }

    /// <summary>Starts the product's server and waits for its first page.</summary>
    /// <param name="measured">Whether its gauge can be read, which a start that is timed must not pay for.</param>
    public static Task<Child> Serve(Place place, bool measured = true)
    {
        var address = FreeAddress();
        var settings = new Dictionary<string, string?>(place.Settings) { ["ASPNETCORE_URLS"] = address };
        return Answering(new("dotnet", settings, [place.Build.Product], measured: measured) { Address = address }, "/sign-in");
    }

    /// <summary>Starts the bare page on the same database.</summary>
    public static Task<Child> ServeBare(Place place)
    {
        var address = FreeAddress();
        return Answering(
            new("dotnet", new Dictionary<string, string?>(), [Repository.Bench, "bare", place.ConnectionString, address],
                measured: true)
            { Address = address }, BareServer.Path);
    }

    /// <summary>What the process has used and done so far.</summary>
    /// <param name="count">Counts statements from now on.</param>
    public Task<Reading> Read(bool count = false) =>
        Gauge.Read(gauge ?? throw new InvalidOperationException("Nothing gauges this process."), count);

    /// <summary>User and system time until now, in ticks of 10 ms.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>A line of <c>/proc/PID/status</c> in bytes, 0 once the process has ended.</summary>
    public long Memory(string field)
    {
        try
        {
            var line =
                File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith(field + ":", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.AsSpan(field.Length + 1).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Ends it at once, without leave to finish anything.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Living.TryRemove(process, out _)) return;
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        if (gauge is not null) File.Delete(gauge);
    }

    private static async Task<Child> Answering(Child child, string path)
    {
        using var client = new HttpClient { BaseAddress = new(child.Address) };
        while (Stopwatch.GetElapsedTime(child.started) < TimeSpan.FromMinutes(2))
        {
            if (child.process.HasExited) break;
            try
            {
                using var answer = await client.GetAsync(path);
                child.ToFirstPage = Stopwatch.GetElapsedTime(child.started);
                if (answer.StatusCode == HttpStatusCode.OK) return child;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(2);
            }
        }
        var said = child.Output;
        await child.DisposeAsync();
        throw new InvalidOperationException($"The server did not answer {path}: {said}");
    }

    private static void EndAll()
    {
        foreach (var child in Living.Keys)
            if (!child.HasExited) child.Kill();
    }

    private void Keep(string? line)
    {
        if (line is not null) lock (output) output.AppendLine(line);
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
