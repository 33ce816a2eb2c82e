using System.Globalization;
using Answerable.Domain.Debriefs;
using Answerable.Server.Rectifications;

namespace Answerable.Server.Demo;

/// <summary>Puts reports together from the pools, so that no two are the same.</summary>
internal sealed class DemoReports(DemoContent content)
{
    private const int Problems = 3;

    /// <param name="seat">Place of the debriefer among all, from 0.</param>
    /// <param name="year">0 for this year's round, 1 for last year's.</param>
    public DebriefContent Write(string unit, int seat, int year, IReadOnlyList<FindingAnswer> answers)
    {
        var pool = unit.StartsWith("YD", StringComparison.Ordinal) ? content.Reports.Department : content.Reports.Territory;
        var turn = seat + year * 5;
        var problems =
            Enumerable.Range(0, Problems).Select(i => pool.Problems[(turn * 2 + i * (year + 2)) % pool.Problems.Count]).Distinct().ToList();
        string Fill(string text, int salt) => text
            .Replace("{a}", Number(8 + (seat + year) % 3), StringComparison.Ordinal)
            .Replace("{b}", Number(3 + (seat * 2 + salt + year) % 6), StringComparison.Ordinal)
            .Replace("{c}", Number(21 + (seat * 7 + salt * 3 + year * 4) % 40), StringComparison.Ordinal)
            .Replace("{d}", Number(64 + (seat * 11 + salt * 5 + year * 9) % 90), StringComparison.Ordinal);
        string From(IReadOnlyList<string> texts, int salt) => Fill(texts[(turn + salt) % texts.Count], salt);
        return new(answers, From(pool.Duties, 0), From(pool.OwnPart, 1), From(pool.Achievements, 2),
            string.Join("\n\n", problems.Select((p, i) => Fill(p.Text, i + 3))),
                string.Join("\n\n", problems.Select((p, i) => Fill(p.Next, i + 3))));
    }

    /// <summary>What is said about each finding of last year, known by the key of its repair.</summary>
    public static IReadOnlyList<FindingAnswer> Answers(DemoContent content, IEnumerable<(string Key, FindingState Finding)> findings) =>
        [.. findings.Select(
            f => content.Repairs[f.Key].Answer is { } said ? new FindingAnswer(f.Finding.Id, said.Result, said.Sentence)
                : new FindingAnswer(f.Finding.Id, null, ""))];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
