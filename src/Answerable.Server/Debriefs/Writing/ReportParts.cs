using System.Text.RegularExpressions;
using Answerable.Domain.Debriefs;
using Answerable.Server.Shell;

namespace Answerable.Server.Debriefs;

/// <summary>A stretch of a written report under one heading.</summary>
/// <param name="Heading">Empty for what stands above the first.</param>
/// <param name="Section">The field of the section it seems to be, <see cref="ReportParts.Results"/>, or null.</param>
internal sealed record ReportPart(string Heading, string? Section, string Text);

/// <summary>
/// Finds the sections of a debrief in a report that was written elsewhere. Headings are those of the document's own outline, or lines
/// numbered as offices number them (一、 above （一） above 1., GB/T 9704-2012), or short lines of the section's name alone; of these the
/// sort that names most sections divides the report.
/// </summary>
internal static partial class ReportParts
{
    /// <summary>What became of the last round's findings: answered one by one, and so shown beside, not taken.</summary>
    public const string Results = "results";

    /// <summary>Longest line that is a heading, in UTF-16 code units.</summary>
    private const int MostHeading = 60;

    /// <summary>Words of headings, in either language; the first section that has one in the heading is meant.</summary>
    private static readonly (string Section, string[] Words)[] Names =
    [
        (Results, ["上年", "上一年", "去年", "往年", "上次", "反馈问题", "earlier finding", "last year", "previous finding", "last round"]),
        (DebriefContent.ProblemsField, ["问题", "不足", "短板", "原因", "problem", "shortcoming", "weakness", "cause"]),
        ("nextSteps", ["下一步", "下步", "打算", "今后", "明年", "来年", "努力方向", "计划", "改进措施", "next step", "plan", "next year"]),
        ("achievements", ["成效", "成绩", "业绩", "亮点", "特色", "achievement", "result", "figures"]),
        ("ownPart", ["本人", "个人", "自身", "第一责任人", "own part", "personal", "myself"]),
        ("duties", ["履职", "履责", "职责", "主要工作", "工作情况", "工作开展", "重点工作", "duties", "duty", "work done"]),
    ];

    /// <summary>The report of a document, part by part.</summary>
    public static IReadOnlyList<ReportPart> Of(IReadOnlyList<WordLine> lines)
    {
        var read = lines.Select(Read).ToList();
        var sort = read.Where(l => l.Sort is not null).GroupBy(l => l.Sort!.Value)
            .Select(g => (Sort: g.Key, Names: g.Select(l => SectionOf(l.Heading)).Where(s => s is not null).Distinct().Count()))
            .Where(g => g.Names > 0).OrderByDescending(g => g.Names).ThenBy(g => g.Sort).Select(g => (int?)g.Sort).FirstOrDefault();
        var parts = new List<(string Heading, List<string> Lines)> { ("", []) };
        foreach (var line in read)
        {
            if (line.Sort is { } own && sort is { } divides && (own == divides || (own < divides && IsOutline(own) && IsOutline(divides))))
            {
                parts.Add((line.Heading, []));
                if (line.Behind.Length > 0) parts[^1].Lines.Add(line.Behind);
            }
            else parts[^1].Lines.Add(line.Whole);
        }
        return [.. parts.Where(p => p.Lines.Count > 0).Select(p =>
            new ReportPart(p.Heading, SectionOf(p.Heading), string.Join('\n', p.Lines)))];
    }

    /// <summary>The report of pasted text: its lines are paragraphs.</summary>
    public static IReadOnlyList<ReportPart> Of(string text) =>
        Of([.. text.ReplaceLineEndings("\n").Split('\n').Select(l => new WordLine(l.Trim(), null)).Where(l => l.Text.Length > 0)]);

    private static string? SectionOf(string heading) => heading.Length == 0 ? null
        : Names.FirstOrDefault(n => n.Words.Any(w => heading.Contains(w, StringComparison.OrdinalIgnoreCase))).Section;

    private const int Numbered = 20, Bare = 23;

    private static bool IsOutline(int sort) => sort < Numbered;

    /// <summary>A line with the sort of heading that it is: its outline level, a manner of numbering, or a name alone.</summary>
    private static (string Whole, int? Sort, string Heading, string Behind) Read(WordLine line)
    {
        if (line.Level is { } level) return (line.Text, level, line.Text, "");
        if (Number().Match(line.Text) is { Success: true } number)
        {
            // 一、履职情况。一年来……: the heading and its text in one paragraph.
            var end = line.Text.IndexOf('。');
            var (heading, behind) = end > 0 && end < line.Text.Length - 1 ? (line.Text[..end], line.Text[(end + 1)..].Trim())
                : (line.Text.TrimEnd('。', '：', ':'), "");
            var sort = Numbered + (number.Groups["han"].Success ? 0 : number.Groups["inner"].Success ? 1 : 2);
            return heading.Length <= MostHeading ? (line.Text, sort, heading, behind) : (line.Text, null, "", "");
        }
        var bare = line.Text.TrimEnd('：', ':');
        return bare.Length <= MostHeading / 3 && !Ending().IsMatch(bare) && SectionOf(bare) is not null ? (line.Text, Bare, bare, "")
            : (line.Text, null, "", "");
    }

    [GeneratedRegex(@"^(?:(?<han>第?[一二三四五六七八九十]{1,3}(?:部分)?[、．.:：\s])|(?<inner>[（(][一二三四五六七八九十]{1,3}[）)])|\d{1,2}[、．.]\s*\D)")]
    private static partial Regex Number();

    [GeneratedRegex("[。；;，,.!?！？]$")]
    private static partial Regex Ending();
}
