using Answerable.Domain.Policies;

namespace Answerable.Domain.Debriefs;

/// <summary>The limits that a round's policy sets for a report.</summary>
/// <param name="MaxCharacters">As <see cref="ReportLength"/> counts.</param>
/// <param name="ShareRefuses">Whether too small a share of problems keeps a report from being filed.</param>
public sealed record ReportLimits(int MaxCharacters, Fraction ProblemsMinShare, bool ShareRefuses = true)
{
    public static ReportLimits Of(RoundPolicy policy) => new(policy.ReportMaxCharacters.Value, policy.ProblemsMinShare.Value,
        policy.ProblemsShareRefuses.Value);

    /// <summary>What keeps a report from being filed.</summary>
    public IEnumerable<Refusal> Faults(DebriefContent content)
    {
        var total = ReportLength.Total(content);
        if (total > MaxCharacters) yield return DebriefRefusals.TooLong(total, MaxCharacters);
        if (ShareRefuses && AgainstShare(content) is { } share) yield return share;
    }

    /// <summary>What whoever files and whoever vets the report is warned of, though it may be filed.</summary>
    public Refusal? Warning(DebriefContent content) => ShareRefuses ? null : AgainstShare(content);

    private Refusal? AgainstShare(DebriefContent content)
    {
        var (own, problems) = (ReportLength.Own(content), ReportLength.Problems(content));
        return ReportLength.HasShare(problems, own, ProblemsMinShare) ? null
            : DebriefRefusals.ProblemsTooShort(problems, ReportLength.Needed(own - problems, ProblemsMinShare),
                ProblemsMinShare.Numerator, ProblemsMinShare.Denominator);
    }
}
