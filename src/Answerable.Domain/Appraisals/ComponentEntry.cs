using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Appraisals;

public readonly record struct ComponentEntryId(Guid Value) : IId<ComponentEntryId>
{
    public static ComponentEntryId Of(Guid value) => new(value);
}

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

    /// <summary>Whether components are entered and confirmed in the round now.</summary>
    public static bool IsRating(RoundFrame round) => round.State is RoundState.Open or RoundState.InSession or RoundState.Deciding;

    /// <summary>Against entering: the enterer's, never about themselves, until the grades were fed back.</summary>
    public static IEnumerable<Refusal> AgainstEntering(Actor by, RoundFrame round, Debriefer debriefer)
    {
        if (AgainstServing(by, round, debriefer, OfficerRole.Enterer, AppraisalRefusals.NotEnterer) is { } denial) yield return denial;
        if (!IsRating(round)) yield return AppraisalRefusals.RoundNotRating;
    }

    public static ComponentEntry Enter(Actor by, RoundFrame round, Debriefer debriefer, string componentCode, int hundredths,
        string documentReference, DateTimeOffset now)
    {
        Require.None(AgainstEntering(by, round, debriefer));
        var isEntered = AppraisalStart.EnteredComponents(round.Policy).Contains(componentCode);
        Require.That(isEntered, () => AppraisalRefusals.NoSuchComponent(componentCode));
        var refusals = new List<Refusal>();
        if (hundredths is < 0 or > MaxHundredths) refusals.Add(AppraisalRefusals.ScoreOutOfRange);
        var entry = new ComponentEntry
        {
            Id = new(Ids.New(now)), RoundId = round.Id, DebrieferId = debriefer.Id, ComponentCode = componentCode, Hundredths = hundredths,
            DocumentReference = TextRules.Needed(documentReference, "documentReference", MaxReference, refusals),
            EnteredByPost = by.Post, EnteredBy = by.Person, EnteredAt = now,
        };
        Require.None(refusals);
        var body = new { component = componentCode, hundredths, reference = entry.DocumentReference };
        entry.Record(by, "component-entry.entered", now, body, unit: round.UnitId);
        return entry;
    }

    /// <summary>Against entering another value instead of this one.</summary>
    public IEnumerable<Refusal> AgainstCorrecting(Actor by, RoundFrame round, Debriefer debriefer)
    {
        foreach (var refusal in AgainstEntering(by, round, debriefer)) yield return refusal;
        if (SupersededById is not null) yield return AppraisalRefusals.AlreadySuperseded;
    }

    /// <summary>A new entry instead of this one, with a reason; it is confirmed anew.</summary>
    public ComponentEntry Correct(Actor by, RoundFrame round, Debriefer debriefer, int hundredths, string documentReference, string reason,
        DateTimeOffset now)
    {
        RequireNone(AgainstCorrecting(by, round, debriefer));
        var why = TextRules.Needed(reason, "reason", MaxReason);
        var next = Enter(by, round, debriefer, ComponentCode, hundredths, documentReference, now);
        (next.SupersedesId, next.CorrectionReason) = (Id, why);
        SupersededById = next.Id;
        Record(by, "component-entry.superseded", now, new { reason = why }, unit: round.UnitId);
        return next;
    }

    /// <summary>
    /// Against confirming it or sending it back: the confirmer's, who is another post and another person than entered it, and
    /// neither is the debriefer.
    /// </summary>
    public IEnumerable<Refusal> AgainstJudging(Actor by, RoundFrame round, Debriefer debriefer)
    {
        if (AgainstServing(by, round, debriefer, OfficerRole.Confirmer, AppraisalRefusals.NotConfirmer) is { } denial) yield return denial;
        else if (!by.IsSystem && (by.Post == EnteredByPost || by.Is(EnteredBy))) yield return AppraisalRefusals.EntererConfirms;
        if (!IsRating(round)) yield return AppraisalRefusals.RoundNotRating;
        if (SupersededById is not null) yield return AppraisalRefusals.AlreadySuperseded;
        else if (ConfirmedAt is not null || ReturnedAt is not null) yield return AppraisalRefusals.AlreadyJudged;
    }

    /// <summary>Another post and another person saw the document and found the same.</summary>
    public void Confirm(Actor by, RoundFrame round, Debriefer debriefer, DateTimeOffset now)
    {
        RequireNone(AgainstJudging(by, round, debriefer));
        (ConfirmedByPost, ConfirmedBy, ConfirmedAt) = (by.Post, by.Person, now);
        Record(by, "component-entry.confirmed", now, unit: round.UnitId);
    }

    /// <summary>The confirmer found something else; the enterer enters it again.</summary>
    public void Return(Actor by, RoundFrame round, Debriefer debriefer, string reason, DateTimeOffset now)
    {
        RequireNone(AgainstJudging(by, round, debriefer));
        (ReturnReason, ReturnedAt) = (TextRules.Needed(reason, "reason", MaxReason), now);
        Record(by, "component-entry.returned", now, new { reason = ReturnReason }, unit: round.UnitId);
    }

    /// <summary>What stands against each act on a component: on its standing entry, or on the first one while there is none.</summary>
    public static Acts Acts(Actor by, RoundFrame round, Debriefer debriefer, ComponentEntry? entry) => new()
    {
        { AppraisalActs.Entry, entry?.AgainstCorrecting(by, round, debriefer) ?? AgainstEntering(by, round, debriefer) },
        { AppraisalActs.Confirmation, AgainstJudging(by, round, debriefer, entry) },
        { AppraisalActs.Return, AgainstJudging(by, round, debriefer, entry) },
    };

    private static IEnumerable<Refusal> AgainstJudging(Actor by, RoundFrame round, Debriefer debriefer, ComponentEntry? entry)
    {
        if (entry is not null) return entry.AgainstJudging(by, round, debriefer);
        var denial = AgainstServing(by, round, debriefer, OfficerRole.Confirmer, AppraisalRefusals.NotConfirmer);
        return denial is null ? [AppraisalRefusals.NothingEntered] : [denial];
    }

    // Whoever holds, sits in or stands in for the debriefer's post neither enters nor confirms.
    private static Refusal? AgainstServing(Actor by, RoundFrame round, Debriefer debriefer, OfficerRole role, Refusal otherwise) =>
        !round.Serves(by, role) ? otherwise : debriefer.IsAbout(by) ? AppraisalRefusals.OwnAppraisal : null;
}
