using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Appraisals;

/// <summary>The appraisals of a round in the round's own order: never by score.</summary>
internal sealed class AppraisalQueries(Db db, FactsReader reader, DebrieferNames names)
{
    /// <summary>Null when the actor sees nothing of it.</summary>
    public async Task<RoundAppraisals?> Of(Actor by, RoundId id)
    {
        var round = await RoundQueries.Whole(db.Set<Round>()).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id);
        if (round is null || round.State == RoundState.Draft) return null;
        var debriefers = await names.Of(round);
        var sights = debriefers.ToDictionary(d => d.Id, d => AppraisalSight.Of(by, round, round.The(d.Id), d.Post.IsCollective));
        var (official, published) = (AppraisalSight.IsOfficial(by, round), AppraisalSight.SeesPublished(by, round));
        if (!official && !published && sights.Values.All(s => s == Sight.None)) return null;
        var facts = await reader.Of(round);
        // Who judges the round is shown what stands, except about themselves.
        bool IsJudge(NamedDebriefer d) => official && !BallotSight.IsOwn(by, d.Post.Id, d.Post.IsCollective);
        var started = await db.Set<AppraisalStart>().Where(s => s.RoundId == id).Select(s => s.Id).ToListAsync();
        var organises = by.Has(Right.Organise, round.UnitPath);
        var unpublished = round.Debriefers.Any(d => d.AwaitsPublishing);
        return new(id, round.Title, round.State, round.Policy, official, [.. debriefers.Where(d => official || sights[d.Id] != Sight.None).Select(d => Row(facts, d, sights[d.Id], IsJudge(d)))],
            official ? QuotaView.Of(facts) : null,
            organises && round.State == RoundState.Deciding && round.Debriefers.Any(d => d.Decision == DebrieferDecision.None && !started.Contains(d.Id)),
            organises && (round.State is RoundState.Deciding or RoundState.FedBack || (round.State == RoundState.Published && unpublished)), official ? [.. Against(facts)] : []);
    }

    private static AppraisalRow Row(RoundFacts facts, NamedDebriefer named, Sight sight, bool official)
    {
        var (policy, standing) = (facts.Round.Policy, facts.DecisionOf(named.Id));
        LocalText? Grade(string? code) => policy.Grades.Value.FirstOrDefault(g => g.Code == code)?.Name;
        if (sight is Sight.None or Sight.Entering) return new(named, sight, [], null, null, null, null, false, false, [], null);
        // Officials see what stands; the person what they were told, other readers what was published, though it be corrected since.
        var open = sight == Sight.Grade ? facts.PublishedOf(named.Id) : facts.ToldOf(named.Id);
        var shown = official ? standing : open.FirstOrDefault();
        var superseded = open.Where(d => d != shown).Select(d => (d.Kind, Grade(d.GradeCode))).ToList();
        var correcting = shown != standing || superseded.Count > 0 ? new Correcting(shown != standing, superseded) : null;
        if (sight == Sight.Grade) return new(named, sight, [], null, null, shown?.Kind, Grade(shown?.GradeCode), false, shown is not null, [], shown is null ? null : correcting);
        var rating = facts.RatingOf(named.Id);
        return new(named, sight, [.. rating.Components.Select(c => c.ScoreHundredths)], rating.TotalHundredths, Grade(rating.GradeCode), shown?.Kind, Grade(shown?.GradeCode),
            shown?.FedBackAt is not null, shown?.PublishedAt is not null, [.. rating.Components.Where(c => c.Missing is not null).Select(c => (c.Name, c.Missing!.Value))], correcting,
            shown is { Kind: not DebrieferDecision.Graded } ? shown.Reason : null);
    }

    /// <summary>What still stands against publishing, for the page; the action asks again.</summary>
    private static IEnumerable<Refusal> Against(RoundFacts facts)
    {
        var round = facts.Round;
        if (!round.Policy.Grade.Value) yield break;
        var undecided = round.Debriefers.Count(d => d.Decision == DebrieferDecision.None);
        if (undecided > 0) yield return RoundRefusals.Undecided(undecided);
        var untold = round.Debriefers.Count(d => d.AwaitsFeedBack);
        if (untold > 0) yield return RoundRefusals.NotFedBack(untold);
        if (QuotaRule.Check(round.Policy, facts.Graded()) is { } quota) yield return quota;
    }
}
