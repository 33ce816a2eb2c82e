using System.Globalization;
using System.Text;

namespace Answerable.Bench;

/// <summary>One measured thing.</summary>
/// <param name="Wanted">What was promised, or null.</param>
/// <param name="Held">Whether it was kept, or null when nothing was promised.</param>
internal sealed record Figure(string Label, string Value, string? Wanted = null, bool? Held = null);

/// <summary>What one benchmark has to say.</summary>
/// <param name="Judged">Whether what was promised counts at this size.</param>
internal sealed record Section(string Name, bool Judged, string Intro)
{
    /// <summary>Whether databases and files have a part in it.</summary>
    public bool Stores { get; init; } = true;

    public List<Figure> Figures { get; } = [];

    public List<string> Notes { get; } = [];

    public void Add(string label, string value, string? wanted = null, bool? held = null)
    {
        Figures.Add(new(label, value, wanted, Judged ? held : null));
        Runs.Say($"  {label}: {value}");
    }
}

/// <summary>The file <c>bench/RESULTS.md</c>: a section for each benchmark, replaced by its own next run.</summary>
internal static class Results
{
    private const string Head = """
        # Benchmarks

        `bench/run` measures everything below on the machine at hand and takes its time; `bench/run NAME` replaces one section.
        A figure holds for the machine and day named under it and for no other.
        """;

    /// <summary>The section, written by hand, that sets some figures of the others against those of the baseline.</summary>
    private const string SummingUp = "before and after";

    private static string File => Path.Combine(Repository.Root, "bench", "RESULTS.md");

    public static string Text(Section section, string machine)
    {
        var text = new StringBuilder();
        text.Append("## ").Append(section.Name).Append("\n\n").Append(section.Intro).Append('\n');
        if (section.Figures.Count > 0)
        {
            text.Append("\n| figure | measured | wanted |\n|---|---|---|\n");
            foreach (var f in section.Figures)
                text.Append(CultureInfo.InvariantCulture,
                    $"| {f.Label} | {f.Value} | {f.Wanted}{f.Held switch { true => ": held", false => ": **missed**", null => "" }} |\n");
        }
        foreach (var note in section.Notes) text.Append("\n- ").Append(note);
        if (section.Notes.Count > 0) text.Append('\n');
        if (section.Figures.Count > 0) text.Append('\n').Append(machine).Append('\n');
        return text.ToString();
    }

    /// <param name="order">Names of all sections as they stand in the file.</param>
    public static async Task Write(IEnumerable<string> order, Section section, string machine)
    {
        var before = System.IO.File.Exists(File) ? await System.IO.File.ReadAllTextAsync(File) : "";
        var parts =
            before.Split("\n## ").Skip(1).ToDictionary(p => p[..p.IndexOf('\n', StringComparison.Ordinal)].Trim(),
                p => "## " + p.TrimEnd() + "\n");
        parts[section.Name] = Text(section, machine);
        // Sections that no benchmark writes, such as that of the mutants, stay at the end; what sums up the others stays before them.
        var names = order.Prepend(SummingUp).Where(parts.ContainsKey).ToList();
        await System.IO.File.WriteAllTextAsync(File,
            Head + "\n\n" + string.Join('\n', names.Concat(parts.Keys.Except(names)).Select(n => parts[n])));
    }
}
