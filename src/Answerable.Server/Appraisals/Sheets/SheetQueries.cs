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
internal sealed class SheetQueries(Db db, FactsReader reader, StrandReader strands, DebrieferNames names, Doers doers,
    SheetCopies copies)
{
    /// <summary>
    /// As it was published, where the decision shown is; else as it is now. Null when the actor sees nothing of it; who sees only the
    /// published grade finds it in the round's table.
    /// </summary>
    /// <param name="then">An earlier decision, to see the sheet with which that one was published.</param>
    public async Task<Sheet?> Find(Actor by, DebrieferId id, DateOnly today, GradeDecisionId? then = null)
    {
        if (await Now(by, id, today) is not { } now) return null;
        ShownDecision?[] known = [now.Decision, .. now.Earlier];
        var kept = await copies.Copies([.. known.OfType<ShownDecision>().Where(d => d.PublishedAt is not null).Select(d => d.Id)]);
        if (then is { } earlier && earlier != now.Decision?.Id)
            return kept.GetValueOrDefault(earlier) is { } old
                ? old.Over(now) with { Earlier = [], IsBeingCorrected = false, IsEarlier = true } : null;
        var shown = now with
        {
            Earlier = [.. now.Earlier.Select(d => kept.GetValueOrDefault(d.Id)?.Decision ?? d)],
            Kept = [.. kept.Keys],
        };
        return now.Decision is { } decision && kept.GetValueOrDefault(decision.Id) is { } copy ? copy.Over(shown) : shown;
    }

    /// <summary>As it is now, whatever was published: what a decision is made from.</summary>
    public async Task<Sheet?> Now(Actor by, DebrieferId id, DateOnly today)
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
        var official = seen.IsOfficial && !RoundSight.IsSelf(by, debriefer, named.Post.IsCollective);
        var decisions = full ? facts.DecisionsOf(id) : [];
        var shown = await doers.Decisions(round, decisions);
        var entries = round.Policy.Components.Value.SelectMany(c => facts.EntriesOf(id, c.Code)).ToList();
        var standing = facts.DecisionOf(id);
        // The person concerned goes on seeing what they were told, until what corrects it is told to them.
        var known = official ? decisions : [.. decisions.Where(d => d.FedBackAt is not null)];
        var decision = official ? decisions.FirstOrDefault(d => d.SupersededById is null) : facts.ToldOf(id).FirstOrDefault(d => full);
        var last = await reader.LastFindings(round, debriefer);
        return new(sight, round.Id, round.Title, await db.Set<Round>().Where(r => r.Id == round.Id).Select(r => r.Period).FirstAsync(),
            round.State, round.Policy, named,
            full ? rating.TotalHundredths : null, full ? round.Policy.Grades.Value.FirstOrDefault(g => g.Code == rating.GradeCode) : null,
                full ? rating.Refused : null,
            ShownComponents.Of(facts, named, rating, full, await doers.Entries(entries),
                entry => ComponentEntry.Acts(by, round, debriefer, entry)),
            decision is null ? null : shown[decision.Id], [.. known.Where(d => d != decision).OrderByDescending(d => d.RecordedAt)
                .Select(d => shown[d.Id])],
            full ? (await strands.Strands(round, [debriefer], last.ToLookup(f => f.OwnerPostId), today))[id] : [],
            official && full ? await reader.Quota(by, round) : null,
            GateRule.NotDone(last.Select(f => new LastFinding(f.DueOn, f.State)), today),
                GradeDecision.Acts(by, round, debriefer, standing),
            new(round.ReadsOpinions(by, debriefer, facts.Groups.Count), full && seen.SeesPapers),
            [id.Value, .. known.Select(d => d.Id.Value), .. entries.Select(e => e.Id.Value)],
            full && decision != standing, debriefer.Version);
    }
}
