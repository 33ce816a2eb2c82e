using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Appraisals;

/// <summary>
/// Publishes every grade that was fed back, to the scope that the policy names. Quota and gates are checked once more over
/// all of them. Grades decided later, for those deferred, are published by the same act again.
/// </summary>
internal sealed class PublishGrades(Db db, RoundQueries rounds, FactsReader reader, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        Require.That(by.Has(Right.Organise, round.UnitPath), AppraisalRefusals.MayNotPublish);
        var facts = await reader.Of(round, tracked: true);
        var graded = facts.Decisions.Where(d => d.Kind == DebrieferDecision.Graded).ToList();
        Require.None(Refusals(round, facts, graded));
        if (round.State == RoundState.Deciding) round.MarkFedBack(by, now);
        if (round.State == RoundState.FedBack) round.Publish(by, now);
        Require.That(round.State == RoundState.Published, AppraisalRefusals.RoundNotDeciding);
        var fresh = graded.Where(d => d.PublishedAt is null).ToList();
        // A round whose policy gives no grades is published without any.
        Require.That(fresh.Count > 0 || round.Recorded.Count > 0, AppraisalRefusals.AlreadyPublished);
        foreach (var decision in fresh) decision.Publish(by, round, now);
        await db.SaveChangesAsync();
    }

    private static IEnumerable<Refusal> Refusals(Round round, RoundFacts facts, List<GradeDecision> graded)
    {
        if (QuotaRule.Check(round.Policy, facts.Graded()) is { } quota) yield return quota with { Field = null };
        foreach (var decision in graded.Where(d => d.PublishedAt is null))
            if (GateRule.Check(round.Policy, decision.GradeCode!, facts.LastFindingsNotDone(decision.DebrieferId, decision.DecidedOn)) is { } gate)
                yield return gate with { Field = null };
    }
}
