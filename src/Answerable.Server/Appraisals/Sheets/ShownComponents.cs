using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Policies;
using Answerable.Server.Ballots;

namespace Answerable.Server.Appraisals;

/// <summary>The components of one rating open to their records.</summary>
internal static class ShownComponents
{
    /// <param name="full">Every component with what it adds to the total; otherwise only those that are entered.</param>
    /// <param name="acts">What the reader may do with a component whose standing entry this is.</param>
    public static IReadOnlyList<ShownComponent> Of(RoundFacts facts, NamedDebriefer named, Rating rating, bool full,
        Func<ComponentEntry, ShownEntry> shown, Func<ComponentEntry?, Acts> acts)
    {
        var policy = facts.Round.Policy;
        return [.. rating.Components.Zip(policy.Components.Value).Where(p => full || p.Second.Kind == ComponentKind.Entered)
            .Select(p => Component(p.First, p.Second.Kind))];

        ShownComponent Component(RatedComponent rated, ComponentKind kind)
        {
            var entries = facts.EntriesOf(named.Id, rated.Code).ToList();
            return new(rated.Code, rated.Name, kind, rated.WeightPercent, rated.ScoreHundredths, full ? rated.ContributionHundredths
                : null, rated.Missing,
                [.. rated.Groups.Select(g => Group(facts, named, g))], [.. entries.Select(shown)],
                acts(entries.Find(e => e.SupersededById is null)));
        }
    }

    private static ShownGroup Group(RoundFacts facts, NamedDebriefer named, RatedGroup rated)
    {
        var group = facts.Groups.First(g => g.Code == rated.Code);
        var count = facts.CountOf(named.Id, group.Id);
        var grades = count?.Distribution(facts.Round.Policy.MinimumGroup.Value, group.IsSigned);
        var line = count is null ? null : new CountLine(named, count.Issued, count.Returned, count.Spoiled,
            grades is null ? null : count.CannotJudge, grades is null ? null : count.Valid(), grades, false);
        return new(group.Id, group.Name, group.WeightPercent, group.IsSigned, line, rated.ScoreHundredths, rated.Missing);
    }
}
