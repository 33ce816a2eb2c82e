namespace Answerable.Domain.Appraisals;

/// <summary>Why a component or a group has no score.</summary>
public enum MissingReason
{
    /// <summary>The count of a group does not stand yet.</summary>
    NotCounted,
    /// <summary>Fewer valid papers than the minimum; how they fall is shown nowhere.</summary>
    TooFewValid,
    /// <summary>Nothing was entered.</summary>
    NotEntered,
    /// <summary>Entered, but not confirmed by somebody else.</summary>
    NotConfirmed,
}

/// <summary>A group's part of the ballot; without a score when it is missing.</summary>
public sealed record RatedGroup(string Code, int WeightPercent, int? ScoreHundredths, MissingReason? Missing);

/// <param name="ContributionHundredths">What the component adds to the total, rounded for display; the total is rounded once, from the
/// scores.</param>
/// <param name="Groups">The groups behind a ballot; empty for an entered component.</param>
public sealed record RatedComponent(string Code, LocalText Name, int WeightPercent, int? ScoreHundredths, int? ContributionHundredths,
    MissingReason? Missing, IReadOnlyList<RatedGroup> Groups);

/// <summary>A computed rating, open to its parts. The grade that it gives is computed too; the decided one is another matter.</summary>
/// <param name="Refused">Why there is no total, or null.</param>
public sealed record Rating(IReadOnlyList<RatedComponent> Components, int? TotalHundredths, string? GradeCode, Refusal? Refused);

/// <summary>What a rating is computed from, for one group.</summary>
/// <param name="Grades">Papers for each grade, best first; null while the count does not stand.</param>
public sealed record GroupPapers(string Code, int WeightPercent, bool IsSigned, IReadOnlyList<int>? Grades);

/// <summary>What a rating is computed from, for one entered component.</summary>
public sealed record EnteredScore(string Code, int Hundredths, bool IsConfirmed);
