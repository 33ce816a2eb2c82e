using System.Globalization;
using System.Text.RegularExpressions;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>Reads what strace wrote of all threads, one call or half a call a line.</summary>
internal static partial class CallRecord
{
    /// <summary>Calls in the order in which they returned.</summary>
    public static IEnumerable<SystemCall> Read(string file)
    {
        var begun = new Dictionary<string, (int Line, string Text)>();
        var line = 0;
        foreach (var text in File.ReadLines(file))
        {
            line++;
            if (Line().Match(text) is not { Success: true } found) continue;
            var (thread, said) = (found.Groups[1].Value, found.Groups[2].Value);
            if (said.StartsWith("+++", StringComparison.Ordinal) || said.StartsWith("---", StringComparison.Ordinal)) continue;
            var from = line;
            if (said.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                begun[thread] = (line, said[..^Unfinished.Length]);
                continue;
            }
            if (Resumed().Match(said) is { Success: true } rest && begun.Remove(thread, out var first))
                (from, said) = (first.Line, first.Text + said[rest.Length..]);
            if (Call().Match(said) is not { Success: true } call)
                throw new InvalidOperationException($"Line {line} of the record is no call: {said[..Math.Min(said.Length, 200)]}");
            yield return new(from, line, call.Groups[1].Value, call.Groups[2].Value,
                long.TryParse(call.Groups[3].Value, CultureInfo.InvariantCulture, out var result) ? result : -1,
                SystemCall.Text(call.Groups[4].Value));
        }
    }

    /// <summary>Whether the last thread has ended, so that nothing more will be written.</summary>
    public static bool IsWhole(string file, int process)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(-Math.Min(stream.Length, 100), SeekOrigin.End);
        return Regex.IsMatch(new StreamReader(stream).ReadToEnd(), $@"(^|\n){process}\s+\+\+\+ (exited|killed)");
    }

    private const string Unfinished = " <unfinished ...>";

    [GeneratedRegex(@"^(\d+)\s+(.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>")]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^(\w+)\((.*)\)\s+= (-?\d+|\?)(?:<([^>]*)>)?")]
    private static partial Regex Call();
}
