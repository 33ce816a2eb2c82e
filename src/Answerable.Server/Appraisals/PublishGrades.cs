using Answerable.Domain;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Appraisals;

/// <summary>
/// Publishes every grade that was fed back, and whatever corrects a published one, to the scope that the policy names. Quota and gates are checked once more over
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
        var due = facts.Decisions.Where(d => round.The(d.DebrieferId).AwaitsPublishing).ToList();
        Require.None(Refusals(round, facts, due.FindAll(d => d.Kind == DebrieferDecision.Graded)));
        if (round.State == RoundState.Deciding) round.MarkFedBack(by, now);
        if (round.State == RoundState.FedBack) round.Publish(by, now);
        Require.That(round.State == RoundState.Published, AppraisalRefusals.RoundNotDeciding);
        // A round whose policy gives no grades is published without any.
        Require.That(due.Count > 0 || round.Recorded.Count > 0, AppraisalRefusals.AlreadyPublished);
        foreach (var decision in due) decision.Publish(by, round, now);
        await db.SaveChangesAsync();
    }

    private static IEnumerable<Refusal> Refusals(Round round, RoundFacts facts, List<GradeDecision> graded)
    {
        if (QuotaRule.Check(round.Policy, facts.Graded()) is { } quota) yield return quota with { Field = null };
        foreach (var decision in graded)
            if (GateRule.Check(round.Policy, decision.GradeCode!, facts.LastFindingsNotDone(decision.DebrieferId, decision.DecidedOn)) is { } gate)
                yield return gate with { Field = null };
    }
}
