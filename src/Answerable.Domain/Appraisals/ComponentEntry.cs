using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

public readonly record struct ComponentEntryId(Guid Value) : IId<ComponentEntryId> { public static ComponentEntryId Of(Guid value) => new(value); }

/// <summary>
/// A component of a debriefer's rating, entered by one post with a document reference and confirmed by another
/// post and another person. A correction is a new entry that supersedes; both stay.
/// </summary>
public sealed class ComponentEntry : Aggregate
{
    private ComponentEntry() { }

    public const int MaxReference = 200, MaxReason = 500, MaxHundredths = 10_000;

    public ComponentEntryId Id { get; private set; }

    public RoundId RoundId { get; private set; }

    public DebrieferId DebrieferId { get; private set; }

    public string ComponentCode { get; private set; } = "";

    /// <summary>From 0 to 100.00 points, in hundredths.</summary>
    public int Hundredths { get; private set; }

    public string DocumentReference { get; private set; } = "";

    public PostId? EnteredByPost { get; private set; }

    public PersonId? EnteredBy { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public PostId? ConfirmedByPost { get; private set; }

    public PersonId? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Why the confirmer sent it back, or null.</summary>
    public string? ReturnReason { get; private set; }

    public DateTimeOffset? ReturnedAt { get; private set; }

    public ComponentEntryId? SupersedesId { get; private set; }

    public ComponentEntryId? SupersededById { get; private set; }

    /// <summary>Why it supersedes an earlier one, or null for the first.</summary>
    public string? CorrectionReason { get; private set; }

    /// <summary>Neither superseded nor sent back.</summary>
    public bool Stands => SupersededById is null && ReturnedAt is null;

    public override ObjectRef Ref => new("component-entry", Id.Value);

    /// <param name="debriefing">Whoever holds, sits in or stands in for the debriefer's post; none of them enters or confirms.</param>
    public static ComponentEntry Enter(Actor by, Round round, DebrieferId debriefer, string componentCode, int hundredths, string documentReference,
        IReadOnlySet<PersonId> debriefing, DateTimeOffset now)
    {
        RequireRole(by, round, OfficerRole.Enterer, debriefing, AppraisalRefusals.NotEnterer);
        RequireRating(round);
        Require.That(round.Policy.Components.Value.Any(c => c.Code == componentCode && c.Kind == ComponentKind.Entered), () => AppraisalRefusals.NoSuchComponent(componentCode));
        var refusals = new List<Refusal>();
        if (hundredths is < 0 or > MaxHundredths) refusals.Add(AppraisalRefusals.ScoreOutOfRange);
        var entry = new ComponentEntry
        {
            Id = new(Ids.New(now)), RoundId = round.Id, DebrieferId = round.The(debriefer).Id, ComponentCode = componentCode, Hundredths = hundredths,
            DocumentReference = TextRules.Needed(documentReference, "documentReference", MaxReference, refusals),
            EnteredByPost = by.Post, EnteredBy = by.Person, EnteredAt = now,
        };
        Require.None(refusals);
        entry.Record(by, "component-entry.entered", now, new { component = componentCode, hundredths, reference = entry.DocumentReference }, unit: round.UnitId);
        return entry;
    }

    /// <summary>A new entry instead of this one, with a reason; it is confirmed anew.</summary>
    public ComponentEntry Correct(Actor by, Round round, int hundredths, string documentReference, string reason, IReadOnlySet<PersonId> debriefing, DateTimeOffset now)
    {
        RequireRole(by, round, OfficerRole.Enterer, debriefing, AppraisalRefusals.NotEnterer);
        RequireRating(round);
        Require.That(SupersededById is null, AppraisalRefusals.AlreadySuperseded);
        var why = TextRules.Needed(reason, "reason", MaxReason);
        var next = Enter(by, round, DebrieferId, ComponentCode, hundredths, documentReference, debriefing, now);
        (next.SupersedesId, next.CorrectionReason) = (Id, why);
        SupersededById = next.Id;
        Record(by, "component-entry.superseded", now, new { reason = why }, unit: round.UnitId);
        return next;
    }

    /// <summary>Another post and another person saw the document and found the same.</summary>
    public void Confirm(Actor by, Round round, IReadOnlySet<PersonId> debriefing, DateTimeOffset now)
    {
        RequireConfirmer(by, round, debriefing);
        (ConfirmedByPost, ConfirmedBy, ConfirmedAt) = (by.Post, by.Person, now);
        Record(by, "component-entry.confirmed", now, unit: round.UnitId);
    }

    /// <summary>The confirmer found something else; the enterer enters it again.</summary>
    public void Return(Actor by, Round round, string reason, IReadOnlySet<PersonId> debriefing, DateTimeOffset now)
    {
        RequireConfirmer(by, round, debriefing);
        ReturnReason = TextRules.Needed(reason, "reason", MaxReason);
        ReturnedAt = now;
        Record(by, "component-entry.returned", now, new { reason = ReturnReason }, unit: round.UnitId);
    }

    private void RequireConfirmer(Actor by, Round round, IReadOnlySet<PersonId> debriefing)
    {
        RequireRole(by, round, OfficerRole.Confirmer, debriefing, AppraisalRefusals.NotConfirmer);
        Require.That(by.IsSystem || (by.Post != EnteredByPost && by.Person != EnteredBy), AppraisalRefusals.EntererConfirms);
        RequireRating(round);
        Require.That(SupersededById is null, AppraisalRefusals.AlreadySuperseded);
        Require.That(ConfirmedAt is null && ReturnedAt is null, AppraisalRefusals.AlreadyJudged);
    }

    private static void RequireRole(Actor by, Round round, OfficerRole role, IReadOnlySet<PersonId> debriefing, Refusal otherwise)
    {
        Require.That(round.Serves(by, role), otherwise);
        Require.That(by.Person is not { } person || !debriefing.Contains(person), AppraisalRefusals.OwnAppraisal);
    }

    private static void RequireRating(Round round) =>
        Require.That(round.State is RoundState.Open or RoundState.InSession or RoundState.Deciding, AppraisalRefusals.RoundNotRating);
}
