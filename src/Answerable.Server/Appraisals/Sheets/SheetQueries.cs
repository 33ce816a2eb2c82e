using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Ballots;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>The assessment sheet of one debriefer, read from what is about this one and, for the quota, from one count over all.</summary>
internal sealed class SheetQueries(Db db, FactsReader reader, StrandReader strands, DebrieferNames names, Doers doers)
{
    /// <summary>Null when the actor sees nothing of it; who sees only the published grade finds it in the round's table.</summary>
    public async Task<Sheet?> Find(Actor by, DebrieferId id, DateOnly today)
    {
        if (await db.Set<Debriefer>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id) is not { } debriefer) return null;
        var round = await RoundQueries.Frames(db.Set<Round>().Where(r => r.Id == debriefer.RoundId)).FirstAsync();
        var named = await names.Named(id);
        var seen = new RoundSight(by, round);
        var sight = seen.Into(debriefer, named.Post.IsCollective);
        if (sight < Sight.Entering) return null;
        var facts = await reader.OfDebriefer(round, id);
        var full = sight == Sight.Sheet;
        var rating = facts.RatingOf(id);
        var official = seen.IsOfficial && !RoundSight.IsSelf(by, debriefer.PostId, named.Post.IsCollective);
        var decisions = full ? facts.DecisionsOf(id) : [];
        var shown = await doers.Decisions(round, decisions);
        var entries = round.Policy.Components.Value.SelectMany(c => facts.EntriesOf(id, c.Code)).ToList();
        var standing = facts.DecisionOf(id);
        // The person concerned goes on seeing what they were told, until what corrects it is told to them.
        var known = official ? decisions : [.. decisions.Where(d => d.FedBackAt is not null)];
        var decision = official ? decisions.FirstOrDefault(d => d.SupersededById is null) : facts.ToldOf(id).FirstOrDefault(d => full);
        var last = await reader.LastFindings(round, debriefer.PostId);
        return new(sight, round.Id, round.Title, await db.Set<Round>().Where(r => r.Id == round.Id).Select(r => r.Period).FirstAsync(),
            round.State, round.Policy, named,
            full ? rating.TotalHundredths : null, full ? round.Policy.Grades.Value.FirstOrDefault(g => g.Code == rating.GradeCode) : null,
                full ? rating.Refused : null,
            Components(by, facts, debriefer, named, rating, full, await doers.Entries(entries)),
            decision is null ? null : shown[decision.Id], [.. known.Where(d => d != decision).OrderByDescending(d => d.RecordedAt)
                .Select(d => shown[d.Id])],
            full ? await strands.Of(round, debriefer, last, today) : [],
            official && full ? await reader.Quota(by, round) : null,
            GateRule.NotDone(last.Select(f => new LastFinding(f.DueOn, f.State)), today),
                GradeDecision.Acts(by, round, debriefer, standing),
            new(round.ReadsOpinions(by, debriefer, facts.Groups.Count), full && seen.SeesPapers),
            [id.Value, .. known.Select(d => d.Id.Value), .. entries.Select(e => e.Id.Value)],
            full && decision != standing, debriefer.Version);
    }

    /// <summary>The standing entry of a component, for an act that asks itself who sees it; null when there is none.</summary>
    public Task<ComponentEntryId?> StandingEntry(DebrieferId id, string component) => db.Set<ComponentEntry>()
        .Where(e => e.DebrieferId == id && e.ComponentCode == component && e.SupersededById == null)
        .Select(e => (ComponentEntryId?)e.Id).FirstOrDefaultAsync();

    private static IReadOnlyList<ShownComponent> Components(Actor by, RoundFacts facts, Debriefer debriefer, NamedDebriefer named,
        Rating rating, bool full,
        Func<ComponentEntry, ShownEntry> shown)
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
                ComponentEntry.Acts(by, facts.Round, debriefer, entries.Find(e => e.SupersededById is null)));
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
