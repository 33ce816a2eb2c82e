using Answerable.Domain.Policies;

namespace Answerable.Domain.Debriefs;

/// <summary>The limits that a round's policy sets for a report.</summary>
/// <param name="MaxCharacters">As <see cref="ReportLength"/> counts.</param>
/// <param name="ShareRefuses">Whether too small a share of problems keeps a report from being filed.</param>
public sealed record ReportLimits(int MaxCharacters, Fraction ProblemsMinShare, bool ShareRefuses = true)
{
    /// <summary>Sections that are asked for.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = ReportSections.All;

    /// <summary>Whether problems and their causes are a section whose share counts.</summary>
    public bool AsksShare => Sections.Contains(ReportSection.Problems) && ProblemsMinShare.Numerator > 0;

    public static ReportLimits Of(RoundPolicy policy) => new(policy.ReportMaxCharacters.Value, policy.ProblemsMinShare.Value,
        policy.ProblemsShareRefuses.Value)
    { Sections = policy.ReportSections.Value };

    /// <summary>What keeps a report from being filed.</summary>
    public IEnumerable<Refusal> Faults(ReportLengths lengths)
    {
        if (lengths.Total > MaxCharacters) yield return DebriefRefusals.TooLong(lengths.Total, MaxCharacters);
        if (ShareRefuses && AgainstShare(lengths) is { } share) yield return share;
    }

    /// <summary>What whoever files and whoever vets the report is warned of, though it may be filed.</summary>
    public Refusal? Warning(ReportLengths lengths) => ShareRefuses ? null : AgainstShare(lengths);

    private Refusal? AgainstShare(ReportLengths lengths) =>
        !AsksShare || ReportLength.HasShare(lengths.Problems, lengths.Own, ProblemsMinShare) ? null
            : DebriefRefusals.ProblemsTooShort(lengths.Problems,
                ReportLength.Needed(lengths.Own - lengths.Problems, ProblemsMinShare), ProblemsMinShare.Numerator,
                ProblemsMinShare.Denominator);
}
