using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;

namespace Answerable.Server.Rectifications;

/// <summary>A post with its unit and whoever holds it now; nobody when it is vacant.</summary>
public sealed record ShownPost(PostId Id, string Name, UnitId UnitId, string UnitName, IReadOnlyList<string> Holders);

/// <summary>One measure of the plan in force.</summary>
/// <param name="Done">The report by which it is done, with the proof; null when it was reported with the claim, or not at all.</param>
/// <param name="MayReport">Whether the reader may report it done.</param>
public sealed record ShownMeasure(int Number, string Text, ShownPost? Responsible, DateOnly DueOn, MeasureState State, ShownStep? Done,
    bool MayReport);

/// <summary>Something that was done.</summary>
public sealed record ShownStep(int Number, StepKind Kind, string Text, string? Evidence, DateOnly? DueOn, string? Person, ShownPost? Post,
    DateTimeOffset At);

/// <summary>A result stated for a round.</summary>
public sealed record ShownResult(RoundId RoundId, ResultKind Result, string Sentence, DateTimeOffset At, bool IsSuperseded);

/// <summary>What is open, whose it is, and by when.</summary>
public sealed record ShownWait(string Kind, PostId OwnerId, DueDate Due)
{
    public DateOnly DueOn => Due.On;
}

/// <summary>A post or a person that may not judge what waits, or would wait next.</summary>
public sealed record ShownBar(string? Post, string? Person, string Reason);

/// <summary>A rectification with its finding, as a page or the API shows it.</summary>
public sealed record ShownRectification
{
    public required RectificationId Id { get; init; }
    public required int Version { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required string StrandCode { get; init; }

    /// <summary>What the finding's source says since it was corrected, and why; or null.</summary>
    public string? CorrectedText { get; init; }
    public string? CorrectionReason { get; init; }

    /// <summary>Why the finding was withdrawn, or null.</summary>
    public string? WithdrawalReason { get; init; }
    public required FindingSource Source { get; init; }

    /// <summary>What the ledger of an earlier year says: when it was found, what was aimed at, who led; nothing of others.</summary>
    public DateOnly? FoundOn { get; init; }
    public string? Goal { get; init; }
    public string? Leader { get; init; }
    public required RoundId? RoundId { get; init; }
    public required string? RaisedBy { get; init; }
    public required ShownPost? RaisedByPost { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }
    public required RectificationState State { get; init; }
    public required RectificationKind Kind { get; init; }
    public required string CloseCondition { get; init; }
    public required DateOnly DueOn { get; init; }
    /// <summary>When the repair is owed: later than <see cref="DueOn"/> after a return of what was claimed in time.</summary>
    public required DateOnly OwedOn { get; init; }
    public required DateOnly LatestDueOn { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
    public required ShownPost Owner { get; init; }

    /// <summary>Name of the unit to which the repair is owed.</summary>
    public required string OwedTo { get; init; }
    public required ShownPost Approver { get; init; }
    public required ShownPost Verifier { get; init; }
    public required ShownWait? Waits { get; init; }
    public required int PlanNumber { get; init; }
    public required IReadOnlyList<ShownMeasure> Measures { get; init; }
    public required IReadOnlyList<ShownStep> Steps { get; init; }
    public required IReadOnlyList<ShownResult> Results { get; init; }
    public required IReadOnlyList<ShownBar> Bars { get; init; }

    /// <summary>What the reader may do now, and what stands against the rest.</summary>
    public required Acts Acts { get; init; }

    /// <summary>What stands against the reader's writing the plan down before it is filed.</summary>
    public required IReadOnlyList<Refusal> AgainstSketching { get; init; }

    public bool MaySketch => AgainstSketching.Count == 0;

    /// <summary>Why the reader, who otherwise might, is barred from what waits for judgement; or null.</summary>
    public required Barred? Bar { get; init; }

    /// <summary>The reader verifies over the owner's unit, but not over the unit to which the repair is owed.</summary>
    public required bool IsTooLow { get; init; }

    /// <summary>Whether the act with this noun, of <see cref="RectificationActs"/>, is open to the reader.</summary>
    public bool May(string act) => Acts.May(act);

    /// <summary>Why it came back, as long as nobody has answered it; null otherwise.</summary>
    public ShownStep? Returned => Steps.LastOrDefault(s => s.Kind != StepKind.Reassigned) is
    { Kind: StepKind.Returned or StepKind.PlanReturned } last ? last : null;

    /// <summary>The newest claim, while it waits or after it was judged.</summary>
    public ShownStep? Claim => Steps.LastOrDefault(s => s.Kind == StepKind.Claimed);

    /// <summary>The request for more time that waits for a decision, or null.</summary>
    public ShownStep? Request =>
        State == RectificationState.ExtensionRequested ? Steps.LastOrDefault(s => s.Kind == StepKind.ExtensionRequested) : null;

    public bool WaitsForVerification => Waits?.Kind == RectificationKinds.Verify.Code;

    /// <summary>Whether a page says who may not judge: always before verification, and to a reader who looks like a judge and is
    /// none.</summary>
    public bool ShowsBars =>
        State is not (RectificationState.Closed or RectificationState.Withdrawn) && (WaitsForVerification || Bar is not null || IsTooLow);
}
