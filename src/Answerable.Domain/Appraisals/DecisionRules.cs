using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

/// <summary>What the recorder fills in.</summary>
/// <param name="PresentPosts">Member posts of the body that took part.</param>
public sealed record DecisionDraft(DebrieferDecision Kind, string? GradeCode, string? Reason, DateOnly DecidedOn, string DocumentReference,
    IReadOnlyList<PostId> PresentPosts, int VotesFor, int VotesAgainst, int Abstentions)
{
    /// <summary>Members who stepped out, besides those whom it is about.</summary>
    public IReadOnlyList<Recusal> Recused { get; init; } = [];

    /// <summary>The chair's own vote, given last and one of those counted; null where the chair took no part.</summary>
    public ChairVote? ChairVote { get; init; }
}

/// <summary>What the action knows besides.</summary>
/// <param name="Rating">The computed rating, or null where the round has none.</param>
/// <param name="Others">The standing decisions of all other debriefers, undecided ones included.</param>
/// <param name="LastFindings">Findings of the last round about this debriefer.</param>
/// <param name="Groups">How many groups of assessors the round has.</param>
/// <param name="BodyMembers">Posts with a seat in the deciding body now.</param>
/// <param name="Persons">Who holds or stands in for each post present.</param>
/// <param name="Debriefing">Whoever holds, sits in or stands in for the debriefer's post, or who held it and answers.</param>
public sealed record DecisionFacts(Rating? Rating, IReadOnlyList<DecidedGrade> Others, IReadOnlyCollection<LastFinding> LastFindings,
    int Groups, IReadOnlySet<PostId> BodyMembers, IReadOnlyDictionary<PostId, IReadOnlySet<PersonId>> Persons,
        IReadOnlySet<PersonId> Debriefing);

/// <summary>What must hold for a decision about one debriefer.</summary>
public static class DecisionRules
{
    internal static IEnumerable<Refusal> Faults(RoundFrame round, Debriefer debriefer, PostId body, DecisionDraft draft,
        DecisionFacts facts,
        bool again, DateOnly today) =>
    [
        .. draft.DecidedOn > today ? [AppraisalRefusals.DecidedInFuture] : Array.Empty<Refusal>(),
        .. draft.Kind == DebrieferDecision.Graded ? Grading(round, debriefer, draft, facts) : NotGrading(draft),
        .. again && string.IsNullOrWhiteSpace(draft.Reason) ? [AppraisalRefusals.ReasonForCorrection] : Array.Empty<Refusal>(),
        .. Votes(round, draft, facts),
        .. Recused(draft, facts),
        .. ChairLast(round, draft),
        .. Own(debriefer, body, draft, facts),
    ];

    private static IEnumerable<Refusal> NotGrading(DecisionDraft draft)
    {
        if (draft.Kind is DebrieferDecision.None or DebrieferDecision.ReportOnly) yield return AppraisalRefusals.NoDecision;
        if (draft.GradeCode is not null) yield return AppraisalRefusals.GradeWithoutGrading;
        if (string.IsNullOrWhiteSpace(draft.Reason)) yield return AppraisalRefusals.ReasonForNoGrade;
    }

    private static IEnumerable<Refusal> Grading(RoundFrame round, Debriefer debriefer, DecisionDraft draft, DecisionFacts facts)
    {
        if (debriefer.PresentedAs == PresentedAs.None) yield return AppraisalRefusals.NotHeard;
        if (debriefer.CommentCount == 0) yield return AppraisalRefusals.NoComment;
        if (debriefer.CountedGroups < facts.Groups) yield return AppraisalRefusals.NotCounted(debriefer.CountedGroups, facts.Groups);
        if (string.IsNullOrEmpty(draft.GradeCode))
        {
            yield return AppraisalRefusals.NoGrade;
            yield break;
        }
        if (round.Policy.Grades.Value.All(g => g.Code != draft.GradeCode)) yield return AppraisalRefusals.UnknownGrade(draft.GradeCode);
        var computed = facts.Rating?.GradeCode;
        if (computed != draft.GradeCode && string.IsNullOrWhiteSpace(draft.Reason))
            yield return AppraisalRefusals.ReasonForDifference(computed is null ? null : QuotaRule.NameOf(round.Policy, computed));
        var notDone = GateRule.NotDone(facts.LastFindings, draft.DecidedOn);
        if (GateRule.Check(round.Policy, draft.GradeCode, notDone) is { } gate) yield return gate;
        // A quota that others already exceed, for example since somebody withdrew, is for publication to refuse; here it bars only
        // its own grade.
        if (draft.GradeCode == round.Policy.Quota.Value?.GradeCode && QuotaRule.Check(round.Policy,
            [.. facts.Others, new(draft.Kind, draft.GradeCode)]) is { } quota)
            yield return quota;
    }

    private static IEnumerable<Refusal> Votes(RoundFrame round, DecisionDraft draft, DecisionFacts facts)
    {
        var (present, entitled) = (draft.PresentPosts.Count, facts.BodyMembers.Count);
        if (present == 0) yield return AppraisalRefusals.NobodyPresent;
        var areMembers = draft.PresentPosts.Distinct().Count() == present && draft.PresentPosts.All(facts.BodyMembers.Contains);
        if (!areMembers) yield return AppraisalRefusals.PresentNotMember;
        else if (2 * present < entitled) yield return AppraisalRefusals.QuorumNotMet(present, entitled);
        if (draft.VotesFor < 0 || draft.VotesAgainst < 0 || draft.Abstentions < 0)
        {
            yield return AppraisalRefusals.NegativeVotes;
            yield break;
        }
        var votes = (long)draft.VotesFor + draft.VotesAgainst + draft.Abstentions;
        if (votes != present) yield return AppraisalRefusals.VotesDoNotAddUp((int)Math.Min(votes, int.MaxValue), present);
        else if (present > 0 && Needed(round, present, entitled) is var needed && draft.VotesFor < needed)
            yield return AppraisalRefusals.NotCarried(draft.VotesFor, needed);
    }

    // More than half. Whoever is absent or steps out stays in the number of those entitled, and is no consent.
    private static int Needed(RoundFrame round, int present, int entitled) => 1 + round.Policy.VoteBase.Value switch
    {
        VoteBase.Entitled => entitled / 2,
        VoteBase.Present => present / 2,
    };

    private static IEnumerable<Refusal> Recused(DecisionDraft draft, DecisionFacts facts)
    {
        foreach (var recusal in draft.Recused)
        {
            var field = RecusalField(recusal.PostId);
            if (!facts.BodyMembers.Contains(recusal.PostId)) yield return AppraisalRefusals.RecusedNotMember.At(field);
            else if (draft.PresentPosts.Contains(recusal.PostId)) yield return AppraisalRefusals.RecusedPresent.At(field);
            if (string.IsNullOrWhiteSpace(recusal.Reason)) yield return AppraisalRefusals.ReasonForRecusal.At(field);
            else if (recusal.Reason.Length > GradeDecision.MaxRecusal)
                yield return TextRules.TooLong(field, recusal.Reason.Length, GradeDecision.MaxRecusal);
        }
    }

    private static IEnumerable<Refusal> ChairLast(RoundFrame round, DecisionDraft draft)
    {
        var takesPart = round.Appointed(OfficerRole.Chair) is { } chair && draft.PresentPosts.Contains(chair);
        if (takesPart && draft.ChairVote is null) yield return AppraisalRefusals.ChairVoteMissing;
        if (!takesPart && draft.ChairVote is not null) yield return AppraisalRefusals.ChairNotPresent;
        if (takesPart && draft.ChairVote is { } vote && Among(vote, draft) < 1) yield return AppraisalRefusals.ChairVoteNotCounted;
    }

    private static int Among(ChairVote vote, DecisionDraft draft) => vote switch
    {
        ChairVote.For => draft.VotesFor,
        ChairVote.Against => draft.VotesAgainst,
        ChairVote.Abstained => draft.Abstentions,
    };

    /// <summary>The field in which it is said why a member steps out.</summary>
    public static string RecusalField(PostId post) => $"recused-{post.Value:N}";

    /// <summary>Members whom the decision is about, by post or by person: they step out by rule.</summary>
    public static IEnumerable<PostId> OfThemselves(Debriefer debriefer, PostId body, DecisionFacts facts) => debriefer.PostId == body ? []
        : facts.BodyMembers.Where(m => debriefer.IsOf(m)
            || (facts.Persons.TryGetValue(m, out var persons) && persons.Overlaps(facts.Debriefing)));

    private static IEnumerable<Refusal> Own(Debriefer debriefer, PostId body, DecisionDraft draft, DecisionFacts facts)
    {
        // A body that debriefs itself can only be left without a grade, and only itself can say so.
        if (debriefer.PostId == body)
        {
            if (draft.Kind == DebrieferDecision.Graded) yield return AppraisalRefusals.BodyGradesItself;
            yield break;
        }
        var present = draft.PresentPosts.Any(p => debriefer.IsOf(p)
            || (facts.Persons.TryGetValue(p, out var persons) && persons.Overlaps(facts.Debriefing)));
        if (present) yield return AppraisalRefusals.PresentForOwn;
    }
}
