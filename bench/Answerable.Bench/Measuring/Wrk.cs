using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Answerable.Bench;

/// <summary>What one run of wrk found; times in milliseconds.</summary>
/// <param name="Server">Processor time of the server a request.</param>
/// <param name="Database">And of PostgreSQL; SQLite's is the server's.</param>
internal sealed record Load(double PerSecond, double Median, double P99, double Server, double Database)
{
    public double Processor => Server + Database;

    public override string ToString() =>
        $"{Figures.Short(PerSecond)}/s, median {Figures.Short(Median)} ms, p99 {Figures.Short(P99)} ms, processor " +
        $"{Figures.Short(Server)} + {Figures.Short(Database)} ms";
}

/// <summary>Asks for one address over and over, from 16 connections of one thread.</summary>
internal static partial class Wrk
{
    public const int Connections = 16;

    /// <summary>Asks until nothing more is compiled.</summary>
    public static Task<bool> WarmUp(Wish wish, Child server, string path, string? cookie = null) =>
        Gauge.WarmUp(server, () => Run(server.Address + path, cookie, wish.Of(3, 1)), wish.Of(30, 4));

    public static async Task<Load> Run(Wish wish, Place place, Child server, string path, string? cookie = null)
    {
        var (before, databaseBefore) = (await server.Read(), await DatabaseClock.Read(place));
        var text = await Run(server.Address + path, cookie, wish.Of(6, 1));
        var (after, databaseAfter) = (await server.Read(), await DatabaseClock.Read(place));
        var requests = double.Parse(Requests().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);
        if (text.Contains("Non-2xx", StringComparison.Ordinal) || text.Contains("Socket errors", StringComparison.Ordinal))
            throw new InvalidOperationException($"Not every answer was good: {text}");
        return new(double.Parse(PerSecond().Match(text).Groups[1].Value, CultureInfo.InvariantCulture), Milliseconds(text, "50%"),
            Milliseconds(text, "99%"),
            (after.Processor - before.Processor).TotalMilliseconds / requests,
                databaseAfter.Since(databaseBefore).TotalMilliseconds / requests);
    }

    private static async Task<string> Run(string address, string? cookie, int seconds)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var arg in new[] { "-t1", $"-c{Connections}", $"-d{seconds}s", "--latency", "--timeout", "10s", "-H",
            "Accept-Language: en" }) start.ArgumentList.Add(arg);
        if (cookie is not null)
        {
            start.ArgumentList.Add("-H");
            start.ArgumentList.Add($"Cookie: {cookie}");
        }
        start.ArgumentList.Add(address);
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"wrk ended with {process.ExitCode}: {text}");
    }

    private static double Milliseconds(string text, string share)
    {
        var found = Latency().Matches(text).First(m => m.Groups[1].Value == share);
        var value = double.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture);
        return found.Groups[3].Value switch { "us" => value / 1000, "ms" => value, "s" => value * 1000, _ => value * 60_000 };
    }

    [GeneratedRegex(@"(\d+) requests in ")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"^\s+(\d+%)\s+([\d.]+)(us|ms|s|m)\s*$", RegexOptions.Multiline)]
    private static partial Regex Latency();
}
