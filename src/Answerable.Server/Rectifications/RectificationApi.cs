using System.ComponentModel;
using Answerable.Domain.Rectifications;

namespace Answerable.Server.Rectifications;

/// <summary>A post with its unit and whoever holds it now.</summary>
internal sealed record ApiPost(Guid Id, string Name, Guid UnitId, string UnitName,
    [property: Description("Nobody when the post is vacant")] IReadOnlyList<string> Holders)
{
    public static ApiPost? Of(ShownPost? post) =>
        post is null ? null : new(post.Id.Value, post.Name, post.UnitId.Value, post.UnitName, post.Holders);
}

/// <summary>What is waited for.</summary>
internal sealed record ApiWait([property: Description("Kind of the open obligation, for example rectification.verify")] string Kind,
    Guid? PostId, DateOnly DueOn);

/// <summary>A measure of the plan in force.</summary>
internal sealed record ApiMeasure(int Number, string Text,
    [property: Description("Null when the owner carries it out")] ApiPost? Responsible, DateOnly DueOn, MeasureState State,
    [property: Description("Where the proof is that it is done; null while none was reported")] string? Evidence,
    DateTimeOffset? ReportedAt);

/// <summary>Something that was done; never changed.</summary>
internal sealed record ApiStep(int Number, StepKind Kind, string Text, string? Evidence, DateOnly? DueOn, string? Person, ApiPost? Post,
    DateTimeOffset At);

/// <summary>A result stated for a round; completion counts none of these, only what is verified.</summary>
internal sealed record ApiResult(Guid RoundId, ResultKind Result, string Sentence, DateTimeOffset At, bool IsSuperseded);

/// <summary>A post or person that may not judge what waits, and why.</summary>
internal sealed record ApiBar(string? Post, string? Person, string Reason);

/// <summary>A rectification with its finding.</summary>
internal sealed record ApiRectification(Guid Id, [property: Description("Also in ETag; send it as If-Match")] int Version, string Title,
    string Text, string Strand,
    [property: Description("What the source of the finding says since it was corrected; null when it was not")] string? CorrectedText,
        string? CorrectionReason,
    [property: Description("Why the finding was withdrawn; null when it stands")] string? WithdrawalReason, FindingSource Source,
    [property: Description("The round that raised it")] Guid? RoundId,
        [property: Description("The person who raised it, by name")] string? RaisedBy, ApiPost? RaisedByPost, DateTimeOffset RaisedAt,
            RectificationState State, RectificationKind Kind,
    [property: Description("What must be so for the repair to count; empty before a plan names it")] string CloseCondition,
    DateOnly DueOn, [property: Description("The latest date that a plan may name")] DateOnly LatestDueOn, DateTimeOffset? ClosedAt,
    ApiPost Owner, [property: Description("Name of the unit to which the repair is owed")] string OwedTo, ApiPost Approver,
        ApiPost Verifier, ApiWait? Waits, IReadOnlyList<ApiMeasure> Measures, IReadOnlyList<ApiStep> Steps,
            IReadOnlyList<ApiResult> Results,
    IReadOnlyList<ApiBar> MayNotVerify,
        [property: Description("Acts that the reader may do now, by the last part of their address")] IReadOnlyList<string> Acts)
            : Shell.IVersioned
{
    public static ApiRectification Of(ShownRectification r) =>
        new(r.Id.Value, r.Version, r.Title, r.Text, r.StrandCode, r.CorrectedText, r.CorrectionReason, r.WithdrawalReason, r.Source,
            r.RoundId?.Value, r.RaisedBy, ApiPost.Of(r.RaisedByPost), r.RaisedAt, r.State, r.Kind, r.CloseCondition,
        r.DueOn, r.LatestDueOn, r.ClosedAt, ApiPost.Of(r.Owner)!, r.OwedTo, ApiPost.Of(r.Approver)!, ApiPost.Of(r.Verifier)!,
            r.Waits is { } w ? new(w.Kind, w.OwnerId.Value, w.DueOn) : null,
        [.. r.Measures.Select(m => new ApiMeasure(m.Number, m.Text, ApiPost.Of(m.Responsible), m.DueOn, m.State, m.Done?.Evidence,
            m.Done?.At))],
        [.. r.Steps.Select(s => new ApiStep(s.Number, s.Kind, s.Text, s.Evidence, s.DueOn, s.Person, ApiPost.Of(s.Post), s.At))],
        [.. r.Results.Select(x => new ApiResult(x.RoundId.Value, x.Result, x.Sentence, x.At, x.IsSuperseded))],
        [.. r.Bars.Select(b => new ApiBar(b.Post, b.Person, b.Reason))], [.. r.Acts.Open]);
}

/// <summary>A row of the list.</summary>
internal sealed record ApiRectificationRow(Guid Id, string Title, string Strand, RectificationState State, RectificationKind Kind,
    DateOnly DueOn, Guid UnitId, string UnitName, Guid OwnerPostId, string OwnerName, ApiWait? Waits, DateTimeOffset? ClosedAt)
{
    public static ApiRectificationRow Of(RectificationRow r) =>
        new(r.Id.Value, r.Title, r.StrandCode, r.State, r.Kind, r.DueOn, r.UnitId.Value, r.UnitName, r.OwnerPostId.Value, r.OwnerName,
            r.Waits is { } kind ? new(kind, null, r.WaitsDueOn!.Value) : null, r.ClosedAt);
}

/// <summary>How much is verified of what was found: only closed counts.</summary>
internal sealed record ApiCompletion(int Total, int Verified,
    [property: Description("Percent in hundredths, halves rounded up; null when nothing was found")] int? PercentHundredths)
{
    public static ApiCompletion Of(CompletionRate rate) => new(rate.Total, rate.Closed, rate.Hundredths);
}

/// <summary>A page of the list, by place in the tree, then due date.</summary>
/// <param name="Next">Send as <c>after</c> for the next page; null on the last.</param>
internal sealed record ApiRectificationPage(IReadOnlyList<ApiRectificationRow> Items,
    [property: Description("Exact to 1,000; 1,001 means more")] int Count, ApiCompletion Completion,
        [property: Description("Send as after for the next page; null on the last")] string? Next);

/// <summary>A plan to be filed.</summary>
internal sealed record ApiPlan([property: Description("StagedFix or LongTermMechanism")] RectificationKind Kind, string CloseCondition,
    DateOnly DueOn, IReadOnlyList<ApiPlanMeasure> Measures)
{
    public PlanDraft ToDraft() =>
        new(Kind, CloseCondition, DueOn,
            [.. Measures.Select(m => new MeasureDraft(m.Text, m.ResponsiblePostId is { } post ? new Domain.PostId(post) : null, m.DueOn))]);
}

/// <summary>A measure of a plan.</summary>
internal sealed record ApiPlanMeasure(string Text,
    [property: Description("A post of the owner's unit or below; null means the owner")] Guid? ResponsiblePostId = null,
        [property: Description("Null means the date of the whole repair")] DateOnly? DueOn = null);

/// <summary>What was done, and where the proof is.</summary>
internal sealed record ApiReport(string Text, [property: Description("A document's number or address")] string? Evidence = null);

/// <summary>How far it is, and which measures are done.</summary>
internal sealed record ApiProgress(string Text,
    [property: Description("A document's number or address; needed where measures are named")] string? Evidence = null,
    [property: Description("Numbers of the measures that are done by it")] IReadOnlyList<int>? Measures = null);

/// <summary>More time, asked for before the due date.</summary>
internal sealed record ApiExtensionRequest(string Reason,
    [property: Description("After the date on which the repair is owed, no later than latestDueOn")] DateOnly ExpectedOn,
        [property: Description("How far the repair is")] string Progress);

/// <summary>What a guiding unit found wrong.</summary>
internal sealed record ApiInspection([property: Description("By which the actor's unit guides")] Guid GuidanceId,
    [property: Description("A post of the guided unit itself")] Guid OwnerPostId, string Title, string Text, string Strand,
    RectificationKind Kind = RectificationKind.StagedFix,
    [property: Description("Needed for an immediate fix")] string? CloseCondition = null);

/// <summary>Why it goes back.</summary>
internal sealed record ApiReason(string Reason);

/// <summary>What was looked at and how, or what is still missing.</summary>
internal sealed record ApiJudgement(string Text);

/// <summary>At once, by stages or by a rule.</summary>
internal sealed record ApiClassification(RectificationKind Kind,
    [property: Description("Needed for an immediate fix")] string? CloseCondition = null);

/// <summary>The posts that judge from now on.</summary>
internal sealed record ApiJudges(Guid ApproverPostId, Guid VerifierPostId, string Reason);
