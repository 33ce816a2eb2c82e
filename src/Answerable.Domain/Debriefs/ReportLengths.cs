namespace Answerable.Domain.Debriefs;

/// <summary>
/// How long a report is, each part counted once as <see cref="ReportLength"/> does. Whoever needs a length of a report takes it from
/// here: counting is the dearest thing that filing does beside storing.
/// </summary>
/// <param name="Answers">The sentences about the last round's findings together.</param>
/// <param name="Sections">Sections 2 to 6, in the order of <see cref="DebriefContent.Sections()"/>.</param>
/// <param name="Problems">Problems and their causes, which is one of the sections.</param>
public sealed record ReportLengths(int Answers, IReadOnlyList<int> Sections, int Problems)
{
    /// <summary>
    /// Sections 2 to 6, of which problems and causes are a share: what is said about the last round's findings is owed whatever its
    /// length.
    /// </summary>
    public int Own { get; } = Sections.Sum();

    /// <summary>All six sections, the sentences of the first included.</summary>
    public int Total => Answers + Own;

    public static ReportLengths Of(DebriefContent content)
    {
        var sections = content.Sections().Select(s => (s.Field, Length: ReportLength.Count(s.Text))).ToList();
        return new(content.Answers.Sum(a => ReportLength.Count(a.Sentence)), [.. sections.Select(s => s.Length)],
            sections.Single(s => s.Field == DebriefContent.ProblemsField).Length);
    }
}
