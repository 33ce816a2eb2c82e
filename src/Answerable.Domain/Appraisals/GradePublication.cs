using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>What publishing asks of all debriefers together.</summary>
/// <param name="Decided">The standing decisions, undecided ones included.</param>
/// <param name="AwaitFeedBack">To how many what stands was not told yet.</param>
/// <param name="AwaitPublishing">Of how many what stands is still to be published.</param>
/// <param name="Gated">Grades still to be published of whoever has findings of the last round.</param>
public sealed record PublicationFacts(IReadOnlyCollection<DecidedGrade> Decided, int AwaitFeedBack, int AwaitPublishing,
    IReadOnlyCollection<GatedGrade> Gated)
{
    /// <summary>For whoever may not publish, and is told no fact.</summary>
    public static readonly PublicationFacts None = new([], 0, 0, []);
}

/// <summary>A grade still to be published, and the findings of the last round about whoever it was given to.</summary>
public sealed record GatedGrade(string GradeCode, DateOnly DecidedOn, IReadOnlyCollection<LastFinding> LastFindings);

/// <summary>Publishing the grades of a round, over all of which quota and gates are asked once more.</summary>
public static class GradePublication
{
    /// <summary>Against publishing: the organiser's, once everybody is decided on and was told.</summary>
    public static IEnumerable<Refusal> AgainstPublishing(Actor by, RoundFrame round, PublicationFacts facts)
    {
        if (!by.Has(Right.Organise, round.UnitPath)) yield return AppraisalRefusals.MayNotPublish;
        if (round.State is not (RoundState.Deciding or RoundState.FedBack or RoundState.Published))
        {
            yield return AppraisalRefusals.RoundNotDeciding;
            yield break;
        }
        if (round.Policy.Grade.Value)
            foreach (var refusal in AgainstTelling(round, facts)) yield return refusal;
        if (QuotaRule.Check(round.Policy, facts.Decided) is { } quota) yield return quota with { Field = null };
        foreach (var grade in facts.Gated)
            if (GateRule.Check(round.Policy, grade.GradeCode, GateRule.NotDone(grade.LastFindings, grade.DecidedOn)) is { } gate)
                yield return gate with { Field = null };
        // A round whose policy gives no grades is published without any.
        if (round.State == RoundState.Published && facts.AwaitPublishing == 0) yield return AppraisalRefusals.AlreadyPublished;
    }

    // What is decided after the others were published is told to the person concerned first, like theirs.
    private static IEnumerable<Refusal> AgainstTelling(RoundFrame round, PublicationFacts facts)
    {
        var undecided = facts.Decided.Where(d => d.Decision == DebrieferDecision.None).Sum(d => d.Count);
        if (undecided > 0) yield return RoundRefusals.Undecided(undecided);
        if (facts.AwaitFeedBack > 0)
            yield return round.State == RoundState.Published ? AppraisalRefusals.NotFedBack : RoundRefusals.NotFedBack(facts.AwaitFeedBack);
    }
}
