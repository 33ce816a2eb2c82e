using Answerable.Domain.Organisation;

namespace Answerable.Domain.Rectifications;

public readonly record struct FindingId(Guid Value) : IId<FindingId> { public static FindingId Of(Guid value) => new(value); }

/// <summary>Where a finding comes from; past is what an earlier year left open and a ledger brought, guidance what a unit found that
/// guides the owner's.</summary>
public enum FindingSource { Comment, Opinion, Inspection, SelfCheck, Past, Guidance }

/// <summary>What a finding rests on.</summary>
/// <param name="SourceId">The comment, opinion or inspection, or null.</param>
/// <param name="RaisedByPostId">Who said it, when another records it; the actor when null.</param>
public sealed record FindingOrigin(FindingSource Source, Guid? SourceId = null, RoundId? RoundId = null, DebrieferId? DebrieferId = null,
    PostId? RaisedByPostId = null, PersonId? RaisedByPersonId = null);

/// <summary>What is wrong, and who answers for it. Never changed; its <see cref="Rectification"/> carries the same value as id.</summary>
public sealed partial class Finding : Aggregate
{
    private Finding() { }

    /// <summary>Longest title, text and strand code in UTF-16 code units.</summary>
    public const int MaxTitle = 200, MaxText = 2000, MaxStrand = 40;

    public FindingId Id { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string StrandCode { get; private set; } = "";

    public PostId OwnerPostId { get; private set; }

    /// <summary>Unit of the owner, and its path for subtree reads.</summary>
    public UnitId UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";

    /// <summary>The round whose meeting, count or inspection raised it.</summary>
    public RoundId? RaisedInRoundId { get; private set; }

    public DebrieferId? DebrieferId { get; private set; }

    public FindingSource Source { get; private set; }

    public Guid? SourceId { get; private set; }

    public PersonId? RaisedByPersonId { get; private set; }

    public PostId? RaisedByPostId { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>What a ledger of an earlier year says of it, or nothing.</summary>
    public DateOnly? FoundOn { get; private set; }

    public string? Goal { get; private set; }

    public string? Leader { get; private set; }

    /// <summary>By what it is known again when the same ledger comes twice; null for what no ledger brought.</summary>
    public string? PastKey { get; private set; }

    public override ObjectRef Ref => new("finding", Id.Value);

    /// <summary>
    /// Against stating what is wrong: a finding from a comment rests on the act that calls this, which has asked who may; any other
    /// needs a right over the unit, or is the owner's own.
    /// </summary>
    public static IEnumerable<Refusal> AgainstRaising(Actor by, PostId owner, string unitPath, FindingSource source) =>
        RectificationRefusals.MayNotRaise.Unless(source switch
        {
            FindingSource.Comment => true,
            FindingSource.Past => by.Has(Right.Organise, unitPath),
            FindingSource.SelfCheck => by.ActsAs(owner) || by.Has(Right.Organise, unitPath),
            FindingSource.Guidance => by.Guided.Any(g => g.Inspects && g.UnitPath == unitPath) && MayInspect(by),
            FindingSource.Opinion or FindingSource.Inspection =>
                by.HasAny(unitPath, Right.Organise, Right.Vet, Right.Comment, Right.Verify),
        });

    // The rights by which a superior raises one, over the own unit.
    private static bool MayInspect(Actor by) => by.HasAny(by.UnitPath, Right.Organise, Right.Vet, Right.Comment, Right.Verify);

    /// <summary>
    /// Against inspecting a unit by this guidance: for a post of the guiding unit that may raise findings there, while it lasts and names
    /// it, and for nobody who holds or stands in for a post of the unit that is inspected.
    /// </summary>
    /// <param name="holdsInUnit">Whether any post of the person's belongs to that unit.</param>
    public static IEnumerable<Refusal> AgainstInspecting(Actor by, GuidanceId guidance, bool holdsInUnit) =>
    [
        .. RectificationRefusals.MayNotInspect.Unless(by.GuidedBy(guidance) is { Inspects: true } && MayInspect(by)),
        .. RectificationRefusals.InspectsOwnUnit.Unless(!holdsInUnit),
    ];

    /// <summary>States what is wrong.</summary>
    public static Finding Raise(Actor by, PostId owner, UnitId unit, string unitPath, string title, string text, string strandCode,
        FindingOrigin origin, DateTimeOffset now)
    {
        Require.None(AgainstRaising(by, owner, unitPath, origin.Source));
        var refusals = new List<Refusal>();
        var finding = new Finding
        {
            Id = new(Ids.New(now)),
            Title = TextRules.Needed(title, "title", MaxTitle, refusals),
            Text = TextRules.Needed(text, "text", MaxText, refusals),
            StrandCode = TextRules.Needed(strandCode, "strand", MaxStrand, refusals),
            OwnerPostId = owner, UnitId = unit, UnitPath = unitPath,
            RaisedInRoundId = origin.RoundId, DebrieferId = origin.DebrieferId, Source = origin.Source, SourceId = origin.SourceId,
            RaisedByPostId = origin.RaisedByPostId ?? by.Post, RaisedByPersonId = origin.RaisedByPersonId ?? by.Person, RaisedAt = now,
        };
        Require.None(refusals);
        finding.Record(by, "finding.raised", now, new { title = finding.Title }, unit: unit);
        return finding;
    }

    /// <summary>The first line of a longer text, cut to a title's length.</summary>
    public static string TitleFrom(string text)
    {
        var line = text.Trim().Split('\n', 2)[0].Trim();
        return line.Length <= MaxTitle ? line : line[..(char.IsHighSurrogate(line[MaxTitle - 2]) ? MaxTitle - 2 : MaxTitle - 1)] + "…";
    }

    /// <summary>Against stating a result: for the owner, and the unit above for a vacant post.</summary>
    /// <param name="unitPath">Path of the owner's unit.</param>
    public static IEnumerable<Refusal> AgainstStatingResult(Actor by, PostId owner, string unitPath, bool ownerVacant)
    {
        var above = ownerVacant && by.HasAny(unitPath, RightSets.Answering);
        if (!by.ActsAs(owner) && !above) yield return RectificationRefusals.MayNotStateResult;
    }

    /// <summary>Refuses whoever may not state a result.</summary>
    public void RequireStater(Actor by, bool ownerVacant) => RequireNone(AgainstStatingResult(by, OwnerPostId, UnitPath, ownerVacant));

    /// <summary>
    /// States how far its repair has come, for the round that asks. The owner states it; for a vacant
    /// post the unit above does. Another statement for the same round supersedes, with a reason.
    /// </summary>
    public FindingResult StateResult(Actor by, RoundId round, ResultKind result, string sentence, DateTimeOffset now,
        bool ownerVacant = false, FindingResult? previous = null, string? reason = null)
    {
        RequireStater(by, ownerVacant);
        var refusals = new List<Refusal>();
        var said = TextRules.Needed(sentence, "sentence", FindingResult.MaxSentence, refusals);
        var why = TextRules.Optional(reason, "reason", FindingResult.MaxSentence, refusals);
        if (previous is not null && why is null) refusals.Add(TextRules.Empty("reason"));
        Require.None(refusals);
        var stated = new FindingResult(this, round, result, said, by, why, now);
        previous?.SupersedeWith(stated);
        var act = previous is null ? "finding.result-stated" : "finding.result-corrected";
        Record(by, act, now, new { result = result.ToString(), sentence = said }, by.ActingFor(OwnerPostId), UnitId);
        return stated;
    }
}
