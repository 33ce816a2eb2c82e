using Answerable.Domain;
using Answerable.Domain.Appraisals;
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
    public async Task<RoundAppraisals?> Find(Actor by, RoundId id)
    {
        if (await RoundQueries.Frames(db.Set<Round>().Where(r => r.Id == id && r.State != RoundState.Draft))
            .FirstOrDefaultAsync() is not { } round) return null;
        var debriefers = await db.Set<Debriefer>().AsNoTracking().Where(d => d.RoundId == id).ToDictionaryAsync(d => d.Id);
        var isAmong = debriefers.Values.Any(d => by.ActsAs(d.PostId));
        var named = await names.InRound(id);
        var sights = named.ToDictionary(d => d.Id, d => AppraisalSight.Of(by, round, debriefers[d.Id], d.Post.IsCollective, isAmong));
        var official = AppraisalSight.IsOfficial(by, round);
        if (!official && !AppraisalSight.SeesPublished(by, round, isAmong) && sights.Values.All(s => s == Sight.None)) return null;
        var facts = await reader.OfRound(round);
        // Who judges the round is shown what stands, except about themselves.
        bool IsJudge(NamedDebriefer d) => official && !BallotSight.IsOwn(by, d.Post.Id, d.Post.IsCollective);
        var left = await StartAppraisals.Left(db, id).CountAsync();
        return new(id, round.Title, round.State, round.Policy, official,
            [.. named.Where(d => official || sights[d.Id] != Sight.None).Select(d => Row(facts, d, sights[d.Id], IsJudge(d)))],
            official ? QuotaView.Of(round.Policy, [.. debriefers.Values
                .Select(d => new DecidedGrade(d.Decision, facts.DecisionOf(d.Id)?.GradeCode))]) : null,
            new()
            {
                { AppraisalActs.Start, AppraisalStart.AgainstStarting(by, round, left) },
                { AppraisalActs.Publication, GradePublication.AgainstPublishing(by, round, official ? await reader.ToPublish(round) : []) },
            });
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
        if (sight == Sight.Grade)
            return new(named, sight, [], null, null, shown?.Kind, Grade(shown?.GradeCode), false, shown is not null, [], shown is null
                ? null : correcting);
        var rating = facts.RatingOf(named.Id);
        return new(named, sight, [.. rating.Components.Select(c => c.ScoreHundredths)], rating.TotalHundredths, Grade(rating.GradeCode),
            shown?.Kind,
            Grade(shown?.GradeCode), shown?.FedBackAt is not null, shown?.PublishedAt is not null,
            [.. rating.Components.Where(c => c.Missing is not null).Select(c => (c.Name, c.Missing!.Value))], correcting,
            shown is { Kind: not DebrieferDecision.Graded } ? shown.Reason : null);
    }
}
