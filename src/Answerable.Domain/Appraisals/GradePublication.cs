using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>What publishing asks of each debriefer.</summary>
/// <param name="LastFindings">Findings of the last round, of whoever's grade is still to be published; else none.</param>
public sealed record GradeToPublish(DecidedGrade Decided, DateOnly? DecidedOn, bool AwaitsFeedBack, bool AwaitsPublishing,
    IReadOnlyCollection<LastFinding> LastFindings);

/// <summary>Publishing the grades of a round, over all of which quota and gates are asked once more.</summary>
public static class GradePublication
{
    /// <summary>Against publishing: the organiser's, once everybody is decided on and was told.</summary>
    /// <param name="all">Every debriefer of the round.</param>
    public static IEnumerable<Refusal> AgainstPublishing(Actor by, RoundFrame round, IReadOnlyCollection<GradeToPublish> all)
    {
        if (!by.Has(Right.Organise, round.UnitPath)) yield return AppraisalRefusals.MayNotPublish;
        if (round.State is not (RoundState.Deciding or RoundState.FedBack or RoundState.Published))
        {
            yield return AppraisalRefusals.RoundNotDeciding;
            yield break;
        }
        if (round.Policy.Grade.Value)
            foreach (var refusal in AgainstTelling(round, all)) yield return refusal;
        if (QuotaRule.Check(round.Policy, all.Select(d => d.Decided)) is { } quota) yield return quota with { Field = null };
        foreach (var grade in all.Where(d => d is { AwaitsPublishing: true, Decided.Decision: DebrieferDecision.Graded }))
            if (GateRule.Check(round.Policy, grade.Decided.GradeCode!,
                GateRule.NotDone(grade.LastFindings, grade.DecidedOn!.Value)) is { } gate)
                yield return gate with { Field = null };
        // A round whose policy gives no grades is published without any.
        if (round.State == RoundState.Published && !all.Any(d => d.AwaitsPublishing)) yield return AppraisalRefusals.AlreadyPublished;
    }

    // What is decided after the others were published is told to the person concerned first, like theirs.
    private static IEnumerable<Refusal> AgainstTelling(RoundFrame round, IReadOnlyCollection<GradeToPublish> all)
    {
        var undecided = all.Count(d => d.Decided.Decision == DebrieferDecision.None);
        if (undecided > 0) yield return RoundRefusals.Undecided(undecided);
        var untold = all.Count(d => d.AwaitsFeedBack);
        if (untold > 0) yield return round.State == RoundState.Published ? AppraisalRefusals.NotFedBack : RoundRefusals.NotFedBack(untold);
    }
}
