namespace Answerable.Domain.Rectifications;

/// <summary>More time, as the owner asks for it (tax branch rules: before the due date, with reason, expected date and progress).</summary>
public sealed record ExtensionRequest(string Reason, DateOnly ExpectedOn, string Progress)
{
    /// <summary>Every fault, beside its field.</summary>
    /// <param name="due">When the repair is owed.</param>
    public IEnumerable<Refusal> Faults(DateOnly due, DateOnly latest)
    {
        var refusals = new List<Refusal>();
        TextRules.Needed(Reason, "reason", Step.MaxText, refusals);
        if (ExpectedOn <= due) refusals.Add(RectificationRefusals.ExtensionNotLater(due).At("expectedOn"));
        if (ExpectedOn > latest) refusals.Add(RectificationRefusals.DueTooLate(latest).At("expectedOn"));
        TextRules.Needed(Progress, "progress", Step.MaxText, refusals);
        return refusals;
    }
}

/// <content>More time for the repair.</content>
public sealed partial class Rectification
{
    /// <summary>The request that waits for a decision, or null.</summary>
    public Step? Request => State == RectificationState.ExtensionRequested ? Newest(StepKind.ExtensionRequested) : null;

    /// <summary>Against asking for more time: the owner's alone, while the repair is owed and before the day on which it is due.</summary>
    public IEnumerable<Refusal> AgainstRequestingExtension(Actor by, Calendar calendar, DateTimeOffset now)
    {
        if (!by.ActsAs(OwnerPostId)) yield return RectificationRefusals.NotOwner;
        var due = RepairDue(calendar).On;
        if (State == RectificationState.ExtensionRequested) yield return RectificationRefusals.ExtensionAsked;
        else if (!IsUnderRepair) yield return RectificationRefusals.NotUnderRepair;
        else if (calendar.On(now) >= due) yield return RectificationRefusals.ExtensionTooLate(due);
    }

    /// <summary>The owner asks for more time before the due date, says how far the repair is, and works on while the approver
    /// decides.</summary>
    public void RequestExtension(Actor by, ExtensionRequest request, Calendar calendar, DateTimeOffset now)
    {
        RequireNone(AgainstRequestingExtension(by, calendar, now));
        Require.None(request.Faults(RepairDue(calendar).On, LatestDueOn(calendar)));
        Add(by, StepKind.Progressed, "rectification.progressed", request.Progress.Trim(), now);
        State = RectificationState.ExtensionRequested;
        Add(by, StepKind.ExtensionRequested, "rectification.extension-requested", request.Reason.Trim(), now, due: request.ExpectedOn);
    }

    /// <summary>Against granting or refusing more time.</summary>
    public IEnumerable<Refusal> AgainstDecidingExtension(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now) =>
        [.. AgainstApproving(by, tenures, now), .. RectificationRefusals.NoExtensionToDecide.Unless(Request is not null)];

    /// <summary>The repair is due on the date that was asked for.</summary>
    public void GrantExtension(Actor by, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstDecidingExtension(by, tenures, now));
        DueOn = Request!.DueOn!.Value;
        State = RectificationState.InProgress;
        Add(by, StepKind.ExtensionGranted, "rectification.extension-granted", "", now, due: DueOn, actingFor: by.ActingFor(ApproverPostId));
    }

    /// <summary>The repair stays due when it was.</summary>
    public void RefuseExtension(Actor by, string reason, IReadOnlyCollection<Tenure> tenures, DateTimeOffset now)
    {
        RequireNone(AgainstDecidingExtension(by, tenures, now));
        var why = TextRules.Needed(reason, "reason", Step.MaxText);
        State = RectificationState.InProgress;
        Add(by, StepKind.ExtensionRefused, "rectification.extension-refused", why, now, actingFor: by.ActingFor(ApproverPostId));
    }
}
