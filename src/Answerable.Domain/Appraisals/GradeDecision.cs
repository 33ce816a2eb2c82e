using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

public readonly record struct GradeDecisionId(Guid Value) : IId<GradeDecisionId>
{
    public static GradeDecisionId Of(Guid value) => new(value);
}

/// <summary>
/// What the deciding body decided about one debriefer, as one post recorded it: who was present, the votes,
/// and the computed rating beside it. A later decision supersedes with a reason; both stay.
/// </summary>
public sealed partial class GradeDecision : Aggregate
{
    private readonly List<DecisionPresence> presences = [];
    private readonly List<DecisionRecusal> recusals = [];

    private GradeDecision() { }

    public const int MaxReason = 1000, MaxReference = 200, MaxRecusal = 200;

    public GradeDecisionId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public DebrieferId DebrieferId { get; private set; }

    /// <summary>Never <see cref="DebrieferDecision.None"/>.</summary>
    public DebrieferDecision Kind { get; private set; }

    public string? GradeCode { get; private set; }

    public string? ComputedGradeCode { get; private set; }

    /// <summary>The computed total, or null when the rating was refused.</summary>
    public int? TotalHundredths { get; private set; }

    /// <summary>Why another grade than the computed one, why none, or why decided again.</summary>
    public string? Reason { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    /// <summary>Number of the minutes or of the decision.</summary>
    public string DocumentReference { get; private set; } = "";

    /// <summary>The collective post that decided.</summary>
    public PostId BodyPostId { get; private set; }

    /// <summary>Members of the body at the time.</summary>
    public int Entitled { get; private set; }

    public int Present { get; private set; }

    public int VotesFor { get; private set; }

    public int VotesAgainst { get; private set; }

    public int Abstentions { get; private set; }

    /// <summary>The chair's own vote, given after all others and counted among them; null where the chair took no part.</summary>
    public ChairVote? ChairVote { get; private set; }

    public IReadOnlyList<DecisionPresence> Presences => presences;

    /// <summary>Members who stepped out, and because of what.</summary>
    public IReadOnlyList<DecisionRecusal> Recusals => recusals;

    public PostId? RecordedByPost { get; private set; }

    public PersonId? RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public GradeDecisionId? SupersedesId { get; private set; }

    public GradeDecisionId? SupersededById { get; private set; }

    public PostId? FedBackByPost { get; private set; }

    public PersonId? FedBackBy { get; private set; }

    public DateTimeOffset? FedBackAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public override ObjectRef Ref => new("grade-decision", Id.Value);

    /// <summary>
    /// Against recording a decision: the recorder's, never about themselves, from the end of the meeting until the archive.
    /// </summary>
    /// <param name="standing">The decision that stands, or null.</param>
    public static IEnumerable<Refusal> AgainstDeciding(Actor by, RoundFrame round, Debriefer debriefer, GradeDecision? standing) =>
        Against(by, round, debriefer, standing, RoundState.Deciding);

    /// <summary>Against recording that somebody leaves the round, which they may at any time of it.</summary>
    public static IEnumerable<Refusal> AgainstWithdrawing(Actor by, RoundFrame round, Debriefer debriefer, GradeDecision? standing) =>
        Against(by, round, debriefer, standing, RoundState.Open);

    /// <summary>Records a decision, or a new one instead of <paramref name="standing"/>; throws every fault at once.</summary>
    /// <param name="read">The version of the debriefer that whoever records has read; null does not compare.</param>
    /// <exception cref="Stale">Something was decided, or counted, since.</exception>
    public static GradeDecision Decide(Actor by, RoundFrame round, Debriefer subject, DecisionDraft draft, DecisionFacts facts,
        GradeDecision? standing, DateOnly today, DateTimeOffset now, int? read = null)
    {
        List<Refusal> against = [.. draft.Kind == DebrieferDecision.Withdrawn
            ? AgainstWithdrawing(by, round, subject, standing) : AgainstDeciding(by, round, subject, standing)];
        Require.Allowed(against);
        if (read is { } version && version != subject.Version) throw new Stale(standing?.Ref ?? subject.Ref);
        Require.None(against);
        var body = round.Appointed(OfficerRole.DecidingBody)!.Value;
        var refusals = DecisionRules.Faults(round, subject, body, draft, facts, standing is not null, today).ToList();
        var reference = TextRules.Needed(draft.DocumentReference, "documentReference", MaxReference, refusals);
        var reason = TextRules.Optional(draft.Reason, "reason", MaxReason, refusals);
        Require.None(refusals);
        var decision = new GradeDecision
        {
            Id = new(Ids.New(now)), RoundId = round.Id, DebrieferId = subject.Id, Kind = draft.Kind, GradeCode = draft.GradeCode,
            Reason = reason,
            ComputedGradeCode = facts.Rating?.GradeCode, TotalHundredths = facts.Rating?.TotalHundredths,
            DecidedOn = draft.DecidedOn, DocumentReference = reference, BodyPostId = body, Entitled = facts.BodyMembers.Count,
            Present = draft.PresentPosts.Count,
            VotesFor = draft.VotesFor, VotesAgainst = draft.VotesAgainst, Abstentions = draft.Abstentions, ChairVote = draft.ChairVote,
            RecordedByPost = by.Post, RecordedBy = by.Person, RecordedAt = now, SupersedesId = standing?.Id,
        };
        decision.presences.AddRange(draft.PresentPosts.Select(p => new DecisionPresence(decision.Id, p)));
        var own = DecisionRules.OfThemselves(subject, body, facts).ToList();
        decision.recusals.AddRange(own.Select(p => new DecisionRecusal(decision.Id, p, null)));
        decision.recusals.AddRange(draft.Recused.Where(r => !own.Contains(r.PostId)).DistinctBy(r => r.PostId)
            .Select(r => new DecisionRecusal(decision.Id, r.PostId, r.Reason.Trim())));
        if (standing is not null) standing.SupersededById = decision.Id;
        subject.Decide(draft.Kind);
        decision.Record(by, "grade-decision.recorded", now, new
        {
            kind = draft.Kind.ToString(), grade = draft.GradeCode, computed = decision.ComputedGradeCode, reason, reference,
            supersedes = standing?.Id.Value,
        }, actingFor: body, unit: round.UnitId);
        return decision;
    }

    // What is deferred is decided later, even after the others were published.
    private static IEnumerable<Refusal> Against(Actor by, RoundFrame round, Debriefer debriefer, GradeDecision? standing, RoundState from)
    {
        var body = round.Appointed(OfficerRole.DecidingBody);
        // Whoever debriefs does not record the decision about themselves, except as part of a body that debriefs itself.
        if (!round.Serves(by, OfficerRole.Recorder)) yield return AppraisalRefusals.NotRecorder;
        else if (debriefer.PostId != body && debriefer.IsAbout(by)) yield return AppraisalRefusals.OwnDecision;
        if (!round.Policy.Grade.Value) yield return AppraisalRefusals.GradesOff;
        else if (body is null) yield return AppraisalRefusals.NoDecidingBody;
        else if (round.State < from || round.State > RoundState.Published) yield return AppraisalRefusals.RoundNotDeciding;
        else if (debriefer.IsReportOnly && from != RoundState.Open) yield return AppraisalRefusals.ReportOnly;
        else if (!IsStanding(debriefer, standing)) yield return AppraisalRefusals.NotTheStandingDecision;
    }

    private static bool IsStanding(Debriefer debriefer, GradeDecision? standing) =>
        (debriefer.Decision is DebrieferDecision.None or DebrieferDecision.ReportOnly) == (standing is null)
        && (standing is null || (standing.DebrieferId == debriefer.Id && standing.SupersededById is null));
}
