using System.Buffers;
using Answerable.Domain.Policies;

namespace Answerable.Domain.Debriefs;

/// <summary>How long a report is: UTF-16 code units without white space, as the page counts them while the writer types.</summary>
public static class ReportLength
{
    private static readonly SearchValues<char> White = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace)]);

    public static int Count(string text)
    {
        var rest = text.AsSpan();
        var count = text.Length;
        // From one white character to the next: there are few of them between characters of Chinese.
        for (int at; (at = rest.IndexOfAny(White)) >= 0; rest = rest[(at + 1)..]) count--;
        return count;
    }

    /// <summary>All six sections, the sentences of the first included.</summary>
    public static int Total(DebriefContent content) =>
        content.Answers.Sum(a => Count(a.Sentence)) + content.Sections().Sum(s => Count(s.Text));

    /// <summary>Problems and their causes.</summary>
    public static int Problems(DebriefContent content) => Count(content.Problems);

    /// <summary>Whether a part is at least this share of the total, without rounding.</summary>
    public static bool HasShare(int part, int total, Fraction share) => (long)part * share.Denominator >= (long)total * share.Numerator;

    /// <summary>How many characters the part needs when the rest stays as long as it is.</summary>
    public static int Needed(int rest, Fraction share)
    {
        var others = share.Denominator - share.Numerator;
        return (int)(((long)rest * share.Numerator + others - 1) / others);
    }
}

/// <summary>The limits that a round's policy sets for a report.</summary>
public sealed record ReportLimits(int MaxCharacters, Fraction ProblemsMinShare)
{
    public static ReportLimits Of(RoundPolicy policy) => new(policy.ReportMaxCharacters.Value, policy.ProblemsMinShare.Value);

    public IEnumerable<Refusal> Faults(DebriefContent content)
    {
        var (total, problems) = (ReportLength.Total(content), ReportLength.Problems(content));
        if (total > MaxCharacters) yield return DebriefRefusals.TooLong(total, MaxCharacters);
        if (!ReportLength.HasShare(problems, total, ProblemsMinShare))
        {
            var needed = ReportLength.Needed(total - problems, ProblemsMinShare);
            yield return DebriefRefusals.ProblemsTooShort(problems, needed, ProblemsMinShare.Numerator, ProblemsMinShare.Denominator);
        }
    }
}
