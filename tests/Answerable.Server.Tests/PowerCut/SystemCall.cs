using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>One recorded call of the system.</summary>
/// <param name="Begun">Line of the record on which it was entered: nothing that stands further below had happened by then.</param>
/// <param name="Done">Line on which it returned.</param>
/// <param name="Arguments">As strace writes them, strings and paths in hexadecimal digits.</param>
/// <param name="Result">What it returned; negative when it failed or the process ended in it.</param>
/// <param name="Opened">The path of the file that it opened, or empty.</param>
internal sealed partial record SystemCall(int Begun, int Done, string Name, string Arguments, long Result, string Opened)
{
    /// <summary>The file behind the descriptor that is its first argument.</summary>
    public string File => FirstFile().Match(Arguments) is { Success: true } found ? Text(found.Groups[1].Value) : "";

    /// <summary>The first string among its arguments: a path, or what is written.</summary>
    public string Path => Text(Quoted().Match(Arguments).Groups[1].Value);

    /// <summary>Numbers behind the last string or descriptor.</summary>
    public long[] Numbers =>
        [.. Trailing().Match(Arguments).Groups[1].Captures.Select(c => long.Parse(c.Value, CultureInfo.InvariantCulture))];

    /// <summary>All bytes that it was given to write.</summary>
    /// <exception cref="InvalidOperationException">The record holds only their beginning.</exception>
    public byte[] Bytes()
    {
        using var all = new MemoryStream();
        foreach (Match piece in Quoted().Matches(Arguments))
        {
            if (piece.Groups[2].Success) throw new InvalidOperationException($"{Name} wrote more than the record holds.");
            all.Write(Hexadecimal(piece.Groups[1].Value));
        }
        return all.ToArray();
    }

    /// <summary>The beginning of what it was given to write, to tell what it is.</summary>
    public string Beginning(int length)
    {
        var first = Quoted().Match(Arguments).Groups[1].Value;
        return Text(first[..Math.Min(first.Length, length * 4)]);
    }

    public static string Text(string escaped) =>
        escaped.StartsWith(@"\x", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Hexadecimal(escaped)) : escaped;

    private static byte[] Hexadecimal(string escaped) =>
        Convert.FromHexString(escaped.Replace(@"\x", "", StringComparison.Ordinal));

    [GeneratedRegex(@"^\w+<([^>]*)>")]
    private static partial Regex FirstFile();

    [GeneratedRegex("\"([^\"]*)\"(\\.\\.\\.)?")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:[>""](?:, (\d+))+)$")]
    private static partial Regex Trailing();
}
