using Answerable.Domain.Ballots;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>
/// Computes a rating with integers: hundredths of a point, rounded half up once for each group,
/// once for the ballot and once for the total.
/// </summary>
public static class RatingRule
{
    /// <summary>A debriefer's rating from what stands in a round.</summary>
    /// <param name="groups">Every group of the round.</param>
    /// <param name="counts">The debriefer's counts; those of others are left aside.</param>
    /// <param name="entries">The debriefer's entries; superseded and returned ones are left aside.</param>
    public static Rating Compute(RoundPolicy policy, IReadOnlyCollection<AssessorGroup> groups, DebrieferId debriefer,
        IEnumerable<Count> counts, IEnumerable<ComponentEntry> entries)
    {
        var counted = counts.Where(c => c.SubjectId.Value == debriefer.Value).ToDictionary(c => c.GroupId.Value, c => c.Grades);
        return Compute(policy, [.. groups.Select(g => new GroupPapers(g.Code, g.WeightPercent, g.IsSigned,
            counted.GetValueOrDefault(g.Id.Value)))],
            [.. entries.Where(e => e.DebrieferId == debriefer && e.Stands)
                .Select(e => new EnteredScore(e.ComponentCode, e.Hundredths, e.ConfirmedAt is not null))]);
    }

    /// <summary>A rating from bare numbers.</summary>
    public static Rating Compute(RoundPolicy policy, IReadOnlyList<GroupPapers> groups, IReadOnlyList<EnteredScore> entered)
    {
        var scored = policy.Components.Value
            .Select(c => c.Kind == ComponentKind.Ballot ? OfBallot(policy, c, groups)
            : OfEntry(c, entered.FirstOrDefault(e => e.Code == c.Code)))
            .ToList();
        var present = scored.Where(c => c.ScoreHundredths is not null).ToList();
        var refused = RefusalOf(policy, scored, present);
        if (refused is not null || present.Count == 0) return new(scored, null, null, refused);
        var weights = present.Sum(c => c.WeightPercent);
        var total = HalfUp(present.Sum(c => (long)c.ScoreHundredths!.Value * c.WeightPercent), weights);
        var opened = scored.Select(c => c.ScoreHundredths is { } score
            ? c with { ContributionHundredths = HalfUp((long)score * c.WeightPercent, weights) } : c).ToList();
        return new(opened, total, policy.Grade.Value ? GradeOf(policy, total) : null, null);
    }

    /// <summary>The best grade whose threshold the total reaches.</summary>
    public static string? GradeOf(RoundPolicy policy, int totalHundredths) =>
        policy.Grades.Value.FirstOrDefault(g => totalHundredths >= g.FromHundredths)?.Code;

    /// <summary>Mean points of the papers that give a grade, in hundredths; nobody who cannot judge is in it.</summary>
    public static int? ScoreOf(IReadOnlyList<GradeSetting> grades, IReadOnlyList<int> papers)
    {
        var valid = papers.Sum();
        return valid == 0 ? null : HalfUp(papers.Zip(grades).Sum(p => (long)p.First * p.Second.PointsHundredths), valid);
    }

    /// <summary>Why these components give no total; null when they give one.</summary>
    public static Refusal? RefusalOf(RoundPolicy policy, IReadOnlyList<RatedComponent> scored) =>
        RefusalOf(policy, [.. scored], [.. scored.Where(c => c.ScoreHundredths is not null)]);

    private static Refusal? RefusalOf(RoundPolicy policy, List<RatedComponent> scored, List<RatedComponent> present) =>
        policy.MissingComponent.Value switch
        {
            MissingComponentRule.Refuse => scored.Find(c => c.Missing is not null) is { } missing
                ? AppraisalRefusals.ComponentMissing(missing.Name, missing.Missing!.Value) : null,
            MissingComponentRule.Rescale => scored.Count > 0 && present.Count == 0 ? AppraisalRefusals.NothingToRate : null,
        };

    private static RatedComponent OfBallot(RoundPolicy policy, ComponentSetting component, IReadOnlyList<GroupPapers> groups)
    {
        var rated = groups.Select(g => OfGroup(policy, g)).ToList();
        var missing = rated.Count == 0 ? MissingReason.NotCounted : rated.Find(g => g.Missing is not null)?.Missing;
        int? score = missing is null ? HalfUp(rated.Sum(g => (long)g.ScoreHundredths!.Value * g.WeightPercent),
            rated.Sum(g => g.WeightPercent)) : null;
        return new(component.Code, component.Name, component.WeightPercent, score, null, missing, rated);
    }

    private static RatedGroup OfGroup(RoundPolicy policy, GroupPapers group)
    {
        if (group.Grades is not { } papers) return new(group.Code, group.WeightPercent, null, MissingReason.NotCounted);
        var least = group.IsSigned ? 1 : policy.MinimumGroup.Value;
        return papers.Sum() < least
            ? new(group.Code, group.WeightPercent, null, MissingReason.TooFewValid)
            : new(group.Code, group.WeightPercent, ScoreOf(policy.Grades.Value, papers), null);
    }

    private static RatedComponent OfEntry(ComponentSetting component, EnteredScore? entry) => entry switch
    {
        null => new(component.Code, component.Name, component.WeightPercent, null, null, MissingReason.NotEntered, []),
        { IsConfirmed: false } => new(component.Code, component.Name, component.WeightPercent, null, null, MissingReason.NotConfirmed, []),
        _ => new(component.Code, component.Name, component.WeightPercent, entry.Hundredths, null, null, []),
    };

    private static int HalfUp(long sum, long by) => (int)((2 * sum + by) / (2 * by));
}
