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

/// <summary>The assessment sheet of one debriefer.</summary>
internal sealed class SheetQueries(Db db, FactsReader reader, StrandReader strands, DebrieferNames names, Doers doers)
{
    /// <summary>Null when the actor sees nothing of it; who sees only the published grade finds it in the round's table.</summary>
    public async Task<Sheet?> Of(Actor by, DebrieferId id, DateOnly today)
    {
        var round = await RoundQueries.Whole(db.Set<Round>()).AsNoTracking().FirstOrDefaultAsync(r => r.Debriefers.Any(d => d.Id == id));
        if (round is null) return null;
        var (debriefer, named) = (round.The(id), (await names.Of(round)).First(n => n.Id == id));
        var sight = AppraisalSight.Of(by, round, debriefer, named.Post.IsCollective);
        if (sight < Sight.Entering) return null;
        var facts = await reader.Of(round);
        var full = sight == Sight.Sheet;
        var rating = facts.RatingOf(id);
        var official = AppraisalSight.IsOfficial(by, round) && !BallotSight.IsOwn(by, debriefer.PostId, named.Post.IsCollective);
        var decisions = full ? await db.Set<GradeDecision>().AsNoTracking().Include(d => d.Presences).Where(d => d.DebrieferId == id).ToListAsync() : [];
        var shown = await doers.Of(round, decisions);
        var entries = round.Policy.Components.Value.SelectMany(c => facts.EntriesOf(id, c.Code)).ToList();
        var components = Components(facts, named, rating, full, await doers.Of(entries));
        var standing = decisions.Find(d => d.SupersededById is null);
        // The person concerned goes on seeing what they were told, until what corrects it is told to them.
        var known = official ? decisions : decisions.FindAll(d => d.FedBackAt is not null);
        var decision = official ? standing : known.OrderBy(d => d.SupersededById is null ? 0 : 1).ThenByDescending(d => d.RecordedAt).FirstOrDefault();
        return new(sight, round.Id, round.Title, round.Period, round.State, round.Policy, named,
            full ? rating.TotalHundredths : null, full ? round.Policy.Grades.Value.FirstOrDefault(g => g.Code == rating.GradeCode) : null, full ? rating.Refused : null, components,
            decision is null ? null : shown[decision.Id], [.. known.Where(d => d != decision).OrderByDescending(d => d.RecordedAt).Select(d => shown[d.Id])],
            full ? await strands.Of(facts, debriefer, today) : [], official && full ? QuotaView.Of(facts) : null,
            facts.LastFindingsNotDone(id, today), May(by, round, debriefer, standing, full), [id.Value, .. known.Select(d => d.Id.Value), .. entries.Select(e => e.Id.Value)], decision != standing);
    }

    private static IReadOnlyList<ShownComponent> Components(RoundFacts facts, NamedDebriefer named, Rating rating, bool full, Func<ComponentEntry, ShownEntry> entry)
    {
        var policy = facts.Round.Policy;
        return [.. rating.Components.Zip(policy.Components.Value).Where(p => full || p.Second.Kind == ComponentKind.Entered).Select(p => new ShownComponent(
            p.First.Code, p.First.Name, p.Second.Kind, p.First.WeightPercent, p.First.ScoreHundredths, full ? p.First.ContributionHundredths : null, p.First.Missing,
            [.. p.First.Groups.Select(g => Group(facts, named, g))], [.. facts.EntriesOf(named.Id, p.First.Code).Select(entry)]))];
    }

    private static ShownGroup Group(RoundFacts facts, NamedDebriefer named, RatedGroup rated)
    {
        var group = facts.Round.Groups.First(g => g.Code == rated.Code);
        var count = facts.CountsOf(named.Id).FirstOrDefault(c => c.GroupId == group.Id);
        var grades = count?.Distribution(facts.Round.Policy.MinimumGroup.Value, group.IsSigned);
        var line = count is null ? null : new CountLine(named, count.Issued, count.Returned, count.Spoiled, grades is null ? null : count.CannotJudge, grades is null ? null : count.Valid(), grades, false);
        return new(group.Id, group.Name, group.WeightPercent, group.IsSigned, line, rated.ScoreHundredths, rated.Missing);
    }

    private static SheetActs May(Actor by, Round round, Debriefer debriefer, GradeDecision? standing, bool full)
    {
        var rating = round.State is RoundState.Open or RoundState.InSession or RoundState.Deciding && !by.AllPosts.Contains(debriefer.PostId);
        var deciding = round.State is RoundState.Deciding or RoundState.FedBack or RoundState.Published;
        var records = full && round.Policy.Grade.Value && round.Serves(by, OfficerRole.Recorder) && !BallotSight.IsOwn(by, debriefer.PostId, false);
        return new(rating && round.Serves(by, OfficerRole.Enterer), rating && round.Serves(by, OfficerRole.Confirmer), records && deciding, records && round.State is RoundState.Open or RoundState.InSession && standing is null,
            full && standing is { FedBackAt: null } && (round.Serves(by, OfficerRole.Recorder) || round.Serves(by, OfficerRole.Chair) || by.Has(Right.Organise, round.UnitPath)),
            Opinion.MayBeReadBy(by, round, debriefer.Id) && BallotQueries.AreReadable(round, debriefer.Id), full && BallotSight.Sees(by, round));
    }
}
