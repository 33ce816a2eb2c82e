using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>What the recorder fills in.</summary>
/// <param name="PresentPosts">Member posts of the body that took part.</param>
public sealed record DecisionDraft(DebrieferDecision Kind, string? GradeCode, string? Reason, DateOnly DecidedOn, string DocumentReference,
    IReadOnlyList<PostId> PresentPosts, int VotesFor, int VotesAgainst, int Abstentions);

/// <summary>What the action knows besides.</summary>
/// <param name="Rating">The computed rating, or null where the round has none.</param>
/// <param name="Others">The standing decision of every other debriefer, undecided ones included.</param>
/// <param name="LastFindingsNotDone">Findings of the last round for this debriefer that fell due and are not done.</param>
/// <param name="BodyMembers">Posts with a seat in the deciding body now.</param>
/// <param name="Persons">Who holds or stands in for each post present.</param>
/// <param name="Debriefing">Whoever holds, sits in or stands in for the debriefer's post.</param>
public sealed record DecisionFacts(Rating? Rating, IReadOnlyList<DecidedGrade> Others, int LastFindingsNotDone, IReadOnlySet<PostId> BodyMembers,
    IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> Persons, IReadOnlySet<PersonId> Debriefing);

/// <summary>What must hold for a decision about one debriefer.</summary>
internal static class DecisionRules
{
    public static IEnumerable<Refusal> Check(Round round, Debriefer debriefer, PostId body, DecisionDraft draft, DecisionFacts facts, bool again, DateOnly today) =>
    [
        .. Time(round, draft, today),
        .. draft.Kind == DebrieferDecision.Graded ? Grading(round, debriefer, draft, facts) : NotGrading(draft),
        .. again && string.IsNullOrWhiteSpace(draft.Reason) ? [AppraisalRefusals.ReasonForCorrection] : Array.Empty<Refusal>(),
        .. Votes(draft, facts),
        .. Own(debriefer, body, draft, facts),
    ];

    /// <summary>Whoever debriefs does not record the decision about themselves, except as part of a body that debriefs itself.</summary>
    public static bool IsOwn(Actor by, Debriefer debriefer, PostId? body, DecisionFacts facts) =>
        debriefer.PostId != body && by.Person is { } person && facts.Debriefing.Contains(person);

    private static IEnumerable<Refusal> Time(Round round, DecisionDraft draft, DateOnly today)
    {
        // Somebody may leave the round at any time; what is deferred is decided later, even after the others were published.
        var from = draft.Kind == DebrieferDecision.Withdrawn ? RoundState.Open : RoundState.Deciding;
        if (round.State < from || round.State > RoundState.Published) yield return AppraisalRefusals.RoundNotDeciding;
        if (draft.DecidedOn > today) yield return AppraisalRefusals.DecidedInFuture;
    }

    private static IEnumerable<Refusal> NotGrading(DecisionDraft draft)
    {
        if (draft.Kind == DebrieferDecision.None) yield return AppraisalRefusals.NoDecision;
        if (draft.GradeCode is not null) yield return AppraisalRefusals.GradeWithoutGrading;
        if (string.IsNullOrWhiteSpace(draft.Reason)) yield return AppraisalRefusals.ReasonForNoGrade;
    }

    private static IEnumerable<Refusal> Grading(Round round, Debriefer debriefer, DecisionDraft draft, DecisionFacts facts)
    {
        if (debriefer.PresentedAs == PresentedAs.None) yield return AppraisalRefusals.NotHeard;
        if (debriefer.CommentCount == 0) yield return AppraisalRefusals.NoComment;
        if (debriefer.CountedGroups < round.Groups.Count) yield return AppraisalRefusals.NotCounted(debriefer.CountedGroups, round.Groups.Count);
        if (string.IsNullOrEmpty(draft.GradeCode))
        {
            yield return AppraisalRefusals.NoGrade;
            yield break;
        }
        if (round.Policy.Grades.Value.All(g => g.Code != draft.GradeCode)) yield return AppraisalRefusals.UnknownGrade(draft.GradeCode);
        var computed = facts.Rating?.GradeCode;
        if (computed != draft.GradeCode && string.IsNullOrWhiteSpace(draft.Reason))
            yield return AppraisalRefusals.ReasonForDifference(computed is null ? null : QuotaRule.NameOf(round.Policy, computed));
        if (GateRule.Check(round.Policy, draft.GradeCode, facts.LastFindingsNotDone) is { } gate) yield return gate;
        // A quota that others already exceed, for example since somebody withdrew, is for publication to refuse; here it bars only its own grade.
        if (draft.GradeCode == round.Policy.Quota.Value?.GradeCode && QuotaRule.Check(round.Policy, [.. facts.Others, new(draft.Kind, draft.GradeCode)]) is { } quota)
            yield return quota;
    }

    private static IEnumerable<Refusal> Votes(DecisionDraft draft, DecisionFacts facts)
    {
        var (present, entitled) = (draft.PresentPosts.Count, facts.BodyMembers.Count);
        if (present == 0) yield return AppraisalRefusals.NobodyPresent;
        if (draft.PresentPosts.Distinct().Count() != present || !draft.PresentPosts.All(facts.BodyMembers.Contains)) yield return AppraisalRefusals.PresentNotMember;
        else if (2 * present < entitled) yield return AppraisalRefusals.QuorumNotMet(present, entitled);
        if (draft.VotesFor < 0 || draft.VotesAgainst < 0 || draft.Abstentions < 0)
        {
            yield return AppraisalRefusals.NegativeVotes;
            yield break;
        }
        var votes = (long)draft.VotesFor + draft.VotesAgainst + draft.Abstentions;
        if (votes != present) yield return AppraisalRefusals.VotesDoNotAddUp((int)Math.Min(votes, int.MaxValue), present);
        else if (present > 0 && 2L * draft.VotesFor <= present) yield return AppraisalRefusals.NotCarried(draft.VotesFor, present);
    }

    private static IEnumerable<Refusal> Own(Debriefer debriefer, PostId body, DecisionDraft draft, DecisionFacts facts)
    {
        // A body that debriefs itself can only be left without a grade, and only itself can say so.
        if (debriefer.PostId == body)
        {
            if (draft.Kind == DebrieferDecision.Graded) yield return AppraisalRefusals.BodyGradesItself;
            yield break;
        }
        var present = draft.PresentPosts.Any(p => p == debriefer.PostId || (facts.Persons.TryGetValue(p, out var persons) && persons.Overlaps(facts.Debriefing)));
        if (present) yield return AppraisalRefusals.PresentForOwn;
    }
}
