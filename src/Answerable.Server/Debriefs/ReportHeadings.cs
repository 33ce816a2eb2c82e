using Answerable.Domain.Debriefs;
using Answerable.Domain.Policies;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>What the sections of a report are called: numbered where it has all six, plain where a policy asks for fewer.</summary>
internal static class ReportHeadings
{
    /// <summary>The first section: what became of earlier findings.</summary>
    public const string Results = "results";

    public static string Heading(this Words words, string section, IReadOnlyList<ReportSection> asked) =>
        words[$"Debriefs.{(asked.Count == ReportSections.All.Count ? "section" : "part")}.{section}"];

    /// <summary>The sections of a filed report: none that was asked for is empty, and every other is.</summary>
    public static IReadOnlyList<ReportSection> SectionsOf(DebriefContent filed) =>
        [.. ReportSections.All.Where(a => filed.Sections().Single(s => s.Field == a.Field()).Text.Length > 0)];
}
