using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Answerable.Bench;

/// <summary>What one run of wrk found; times in milliseconds.</summary>
internal sealed record Load(double PerSecond, double Median, double P99)
{
    public override string ToString() => $"{Figures.Short(PerSecond)}/s, median {Figures.Short(Median)} ms, p99 {Figures.Short(P99)} ms";
}

/// <summary>Asks for one address over and over, from 16 connections of one thread.</summary>
internal static partial class Wrk
{
    public const int Connections = 16;

    public static async Task<Load> Run(Wish wish, string address, string? cookie = null)
    {
        await Run(address, cookie, wish.Of(8, 1));
        var text = await Run(address, cookie, wish.Of(10, 2));
        if (text.Contains("Non-2xx", StringComparison.Ordinal) || text.Contains("Socket errors", StringComparison.Ordinal)) throw new InvalidOperationException($"Not every answer was good: {text}");
        return new(double.Parse(PerSecond().Match(text).Groups[1].Value, CultureInfo.InvariantCulture), Milliseconds(text, "50%"), Milliseconds(text, "99%"));
    }

    private static async Task<string> Run(string address, string? cookie, int seconds)
    {
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var arg in new[] { "-t1", $"-c{Connections}", $"-d{seconds}s", "--latency", "--timeout", "10s", "-H", "Accept-Language: en" }) start.ArgumentList.Add(arg);
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

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"^\s+(\d+%)\s+([\d.]+)(us|ms|s|m)\s*$", RegexOptions.Multiline)]
    private static partial Regex Latency();
}
