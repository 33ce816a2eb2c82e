using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

public readonly record struct GradeDecisionId(Guid Value) : IId<GradeDecisionId> { public static GradeDecisionId Of(Guid value) => new(value); }

/// <summary>
/// What the deciding body decided about one debriefer, as one post recorded it: who was present, the votes,
/// and the computed rating beside it. A later decision supersedes with a reason; both stay.
/// </summary>
public sealed class GradeDecision : Aggregate
{
    private readonly List<DecisionPresence> presences = [];

    private GradeDecision() { }

    public const int MaxReason = 1000, MaxReference = 200;

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

    public IReadOnlyList<DecisionPresence> Presences => presences;

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

    /// <summary>Records a decision, or a new one instead of <paramref name="standing"/>; throws every refusal at once.</summary>
    public static GradeDecision Decide(Actor by, Round round, DebrieferId debriefer, DecisionDraft draft, DecisionFacts facts, GradeDecision? standing, DateOnly today, DateTimeOffset now)
    {
        Require.That(round.Serves(by, OfficerRole.Recorder), AppraisalRefusals.NotRecorder);
        var subject = round.The(debriefer);
        var appointed = round.Appointed(OfficerRole.DecidingBody);
        Require.That(!DecisionRules.IsOwn(by, subject, appointed, facts), AppraisalRefusals.OwnDecision);
        Require.That(round.Policy.Grade.Value, AppraisalRefusals.GradesOff);
        Require.That(standing is null || (standing.DebrieferId == debriefer && standing.SupersededById is null), AppraisalRefusals.NotTheStandingDecision);
        var body = appointed ?? throw new Refused(AppraisalRefusals.NoDecidingBody);
        Require.That((subject.Decision == DebrieferDecision.None) == (standing is null), AppraisalRefusals.NotTheStandingDecision);
        var refusals = DecisionRules.Check(round, subject, body, draft, facts, standing is not null, today).ToList();
        var reference = TextRules.Needed(draft.DocumentReference, "documentReference", MaxReference, refusals);
        var reason = TextRules.Optional(draft.Reason, "reason", MaxReason, refusals);
        Require.None(refusals);
        var decision = new GradeDecision
        {
            Id = new(Ids.New(now)), RoundId = round.Id, DebrieferId = debriefer, Kind = draft.Kind, GradeCode = draft.GradeCode, Reason = reason,
            ComputedGradeCode = facts.Rating?.GradeCode, TotalHundredths = facts.Rating?.TotalHundredths,
            DecidedOn = draft.DecidedOn, DocumentReference = reference, BodyPostId = body, Entitled = facts.BodyMembers.Count, Present = draft.PresentPosts.Count,
            VotesFor = draft.VotesFor, VotesAgainst = draft.VotesAgainst, Abstentions = draft.Abstentions,
            RecordedByPost = by.Post, RecordedBy = by.Person, RecordedAt = now, SupersedesId = standing?.Id,
        };
        decision.presences.AddRange(draft.PresentPosts.Select(p => new DecisionPresence(decision.Id, p)));
        if (standing is not null) standing.SupersededById = decision.Id;
        subject.Decide(draft.Kind);
        decision.Record(by, "grade-decision.recorded", now, new
        {
            kind = draft.Kind.ToString(), grade = draft.GradeCode, computed = decision.ComputedGradeCode, reason, reference, supersedes = standing?.Id.Value,
        }, actingFor: body, unit: round.UnitId);
        return decision;
    }

    /// <summary>Whether the actor may tell a person what was decided: who records, chairs or organises.</summary>
    public static bool MayBeFedBackBy(Actor by, Round round) =>
        round.Serves(by, OfficerRole.Recorder) || round.Serves(by, OfficerRole.Chair) || by.Has(Right.Organise, round.UnitPath);

    /// <summary>The person concerned was told first.</summary>
    public void FeedBack(Actor by, Round round, DateTimeOffset now)
    {
        Require.That(MayBeFedBackBy(by, round), AppraisalRefusals.MayNotFeedBack);
        Require.That(SupersededById is null, AppraisalRefusals.NotTheStandingDecision);
        Require.That(FedBackAt is null, AppraisalRefusals.AlreadyFedBack);
        round.The(DebrieferId).FeedBack(now);
        (FedBackByPost, FedBackBy, FedBackAt) = (by.Post, by.Person, now);
        Record(by, "grade-decision.fed-back", now, unit: round.UnitId);
    }

    /// <summary>Visible to the policy's scope from now on; never before the person knows.</summary>
    public void Publish(Actor by, Round round, DateTimeOffset now)
    {
        Require.That(by.Has(Right.Organise, round.UnitPath), AppraisalRefusals.MayNotPublish);
        Require.That(SupersededById is null, AppraisalRefusals.NotTheStandingDecision);
        Require.That(!round.The(DebrieferId).AwaitsFeedBack, AppraisalRefusals.NotFedBack);
        Require.That(PublishedAt is null, AppraisalRefusals.AlreadyPublished);
        round.The(DebrieferId).Publish(now);
        PublishedAt = now;
        Record(by, "grade-decision.published", now, unit: round.UnitId);
    }
}

/// <summary>A member post of the deciding body that took part in a decision.</summary>
public sealed class DecisionPresence
{
    private DecisionPresence() { }

    internal DecisionPresence(GradeDecisionId decision, PostId post) => (DecisionId, PostId) = (decision, post);

    public GradeDecisionId DecisionId { get; private set; }

    public PostId PostId { get; private set; }
}
