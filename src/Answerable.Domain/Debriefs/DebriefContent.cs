using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Debriefs;

/// <summary>What the report says about a finding of the last round.</summary>
/// <param name="Result">Null while the draft leaves it open.</param>
public sealed record FindingAnswer(FindingId FindingId, ResultKind? Result, string Sentence);

/// <summary>
/// The six sections of a debrief: results of the last round's findings, the year's duties, the holder's
/// own part, achievements with figures, problems and their causes, next steps with dates.
/// </summary>
public sealed record DebriefContent(IReadOnlyList<FindingAnswer> Answers, string Duties, string OwnPart, string Achievements,
    string Problems, string NextSteps)
{
    /// <summary>Longest section of a draft in UTF-16 code units; the policy's limit binds only when filing.</summary>
    public const int MaxSection = 20_000, MaxAnswers = 200;

    /// <summary>The field of the problems and their causes.</summary>
    public const string ProblemsField = "problems";

    public static readonly DebriefContent Empty = new([], "", "", "", "", "");

    /// <summary>An empty report with each finding to be answered.</summary>
    public static DebriefContent Asking(IEnumerable<FindingId> findings) =>
        Empty with { Answers = [.. findings.Select(f => new FindingAnswer(f, null, ""))] };

    /// <summary>
    /// The same with one answer for each finding that is asked about, and no other; where the writer has named no result yet,
    /// what is verified and closed is done.
    /// </summary>
    public DebriefContent Answering(IEnumerable<(FindingId Id, bool IsClosed)> asked) => this with
    {
        Answers = [.. from finding in asked
                    let said = Answers.FirstOrDefault(a => a.FindingId == finding.Id) ?? new(finding.Id, null, "")
                    select said.Result is null && finding.IsClosed ? said with { Result = ResultKind.Done } : said],
    };

    /// <summary>Sections 2 to 6 with the names of their fields.</summary>
    public IEnumerable<(string Field, string Text)> Sections() =>
        [("duties", Duties), ("ownPart", OwnPart), ("achievements", Achievements), (ProblemsField, Problems), ("nextSteps", NextSteps)];

    /// <summary>The same without sections that a policy does not ask for.</summary>
    public DebriefContent Only(IReadOnlyList<ReportSection> asked) => this with
    {
        Duties = asked.Contains(ReportSection.Duties) ? Duties : "",
        OwnPart = asked.Contains(ReportSection.OwnPart) ? OwnPart : "",
        Achievements = asked.Contains(ReportSection.Achievements) ? Achievements : "",
        Problems = asked.Contains(ReportSection.Problems) ? Problems : "",
        NextSteps = asked.Contains(ReportSection.NextSteps) ? NextSteps : "",
    };

    /// <summary>Those sections that a policy asks for.</summary>
    public IEnumerable<(string Field, string Text)> Sections(IReadOnlyList<ReportSection> asked) =>
        Sections().Where(s => asked.Any(a => a.Field() == s.Field));

    /// <summary>The field of the answer to a finding.</summary>
    public static string FieldOf(FindingId finding) => $"answers[{finding.Value}]";

    /// <summary>What no draft may hold; a draft over the policy's limits is saved all the same.</summary>
    public IEnumerable<Refusal> DraftFaults()
    {
        var refusals = new List<Refusal>();
        foreach (var (field, text) in Sections())
            TextRules.Optional(text, field, MaxSection, refusals);
        foreach (var answer in Answers)
            TextRules.Optional(answer.Sentence, FieldOf(answer.FindingId), FindingResult.MaxSentence, refusals);
        if (Answers.Count > MaxAnswers) refusals.Add(TextRules.TooLong("answers", Answers.Count, MaxAnswers));
        refusals.AddRange(Answers.GroupBy(a => a.FindingId).Where(g => g.Count() > 1)
            .Select(g => DebriefRefusals.FindingTwice.At(FieldOf(g.Key))));
        return refusals;
    }

    /// <summary>What keeps it from being filed: a finding without result, an empty section, a limit.</summary>
    /// <param name="lengths">Of this report, counted before.</param>
    public IEnumerable<Refusal> FilingFaults(IReadOnlyCollection<FindingId> owed, ReportLimits limits, ReportLengths lengths)
    {
        var refusals = DraftFaults().ToList();
        refusals.AddRange(owed.Where(f => !IsAnswered(f)).Select(f => DebriefRefusals.ResultMissing.At(FieldOf(f))));
        var others = Answers.Select(a => a.FindingId).Where(f => !owed.Contains(f));
        refusals.AddRange(others.Select(f => DebriefRefusals.FindingNotOwed.At(FieldOf(f))));
        var asked = Sections(limits.Sections).ToList();
        refusals.AddRange(asked.Where(s => string.IsNullOrWhiteSpace(s.Text)).Select(s => TextRules.Empty(s.Field)));
        refusals.AddRange(Sections().Except(asked).Where(s => !string.IsNullOrWhiteSpace(s.Text))
            .Select(s => DebriefRefusals.SectionNotAsked.At(s.Field)));
        refusals.AddRange(limits.Faults(lengths));
        return refusals;
    }

    private bool IsAnswered(FindingId finding) =>
        Answers.FirstOrDefault(a => a.FindingId == finding) is { Result: not null } answer && !string.IsNullOrWhiteSpace(answer.Sentence);
}
