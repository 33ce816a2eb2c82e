namespace Answerable.Domain.Rectifications;

/// <summary>More time, as the owner asks for it (tax branch rules: before the due date, with reason, expected date and progress).</summary>
public sealed record ExtensionRequest(string Reason, DateOnly ExpectedOn, string Progress);

public sealed partial class Rectification
{
    /// <summary>The request that waits for a decision, or null.</summary>
    public Step? Request => State == RectificationState.ExtensionRequested ? steps.Where(s => s.Kind == StepKind.ExtensionRequested).MaxBy(s => s.Number) : null;

    /// <summary>Whether the state allows to ask for more time; the date is asked apart.</summary>
    public bool MayBeExtended => IsUnderRepair && State != RectificationState.ExtensionRequested;

    /// <summary>The owner asks for more time before the due date, says how far the repair is, and works on while the approver decides.</summary>
    /// <param name="dueOn">When the repair is owed: its own date, or a later one after a return.</param>
    public void RequestExtension(Actor by, ExtensionRequest request, DateOnly dueOn, DateOnly today, DateTimeOffset now)
    {
        Require.That(by.ActsAs(OwnerPostId), RectificationRefusals.NotOwner);
        RequireCurrent();
        Require.That(State != RectificationState.ExtensionRequested, RectificationRefusals.ExtensionAsked);
        Require.That(IsUnderRepair, RectificationRefusals.NotUnderRepair);
        Require.That(today < dueOn, () => RectificationRefusals.ExtensionTooLate(dueOn));
        var refusals = new List<Refusal>();
        var reason = TextRules.Needed(request.Reason, "reason", Step.MaxText, refusals);
        if (request.ExpectedOn <= dueOn) refusals.Add(RectificationRefusals.ExtensionNotLater(dueOn).At("expectedOn"));
        if (request.ExpectedOn > LatestDueOn) refusals.Add(RectificationRefusals.DueTooLate(LatestDueOn).At("expectedOn"));
        var progress = TextRules.Needed(request.Progress, "progress", Step.MaxText, refusals);
        Require.None(refusals);
        Add(by, StepKind.Progressed, "rectification.progressed", progress, now);
        State = RectificationState.ExtensionRequested;
        Add(by, StepKind.ExtensionRequested, "rectification.extension-requested", reason, now, due: request.ExpectedOn);
    }

    /// <summary>The repair is due on the date that was asked for.</summary>
    public void GrantExtension(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        DueOn = RequireRequest(by, tenures, now).DueOn!.Value;
        State = RectificationState.InProgress;
        Add(by, StepKind.ExtensionGranted, "rectification.extension-granted", "", now, due: DueOn, actingFor: by.ActingFor(ApproverPostId));
    }

    /// <summary>The repair stays due when it was.</summary>
    public void RefuseExtension(Actor by, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireRequest(by, tenures, now);
        var why = TextRules.Needed(reason, "reason", Step.MaxText);
        State = RectificationState.InProgress;
        Add(by, StepKind.ExtensionRefused, "rectification.extension-refused", why, now, actingFor: by.ActingFor(ApproverPostId));
    }

    private bool IsUnderRepair => State is RectificationState.PlanApproved or RectificationState.InProgress or RectificationState.ExtensionRequested or RectificationState.Returned
        || (State == RectificationState.Raised && Kind == RectificationKind.ImmediateFix);

    private Step RequireRequest(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireApprover(by, tenures, now);
        return Request ?? throw new Refused(RectificationRefusals.NoExtensionToDecide);
    }
}
