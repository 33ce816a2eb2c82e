using Answerable.Domain.Obligations;

namespace Answerable.Domain.Rectifications;

/// <content>Who owes what by when because of it.</content>
public sealed partial class Rectification
{
    /// <summary>What is awaited now. While more time is asked for, the repair is owed too; a claim lets the request lapse.</summary>
    /// <param name="title">The finding's title, under which it is listed.</param>
    public Awaits Awaits(string title, Calendar calendar)
    {
        var awaits = new Awaits(Ref, title);
        var plans = State == RectificationState.Raised && Kind != RectificationKind.ImmediateFix;
        Say(RectificationKinds.Plan, plans, OwnerPostId, OwedToUnitId, PlanDue, again: PlanNumber > 0,
            done: State != RectificationState.Raised);
        Say(RectificationKinds.Approve, State == RectificationState.PlanDrafted, ApproverPostId, UnitId,
            c => JudgedBy(StepKind.Planned, new(ApproveDays, ApproveIn), ApproverSince, c));
        Say(RectificationKinds.Repair, IsUnderRepair, OwnerPostId, OwedToUnitId, RepairDue, again: Newest(StepKind.Returned) is not null,
            done: !plans);
        Say(RectificationKinds.DecideExtension, Request is not null, ApproverPostId, UnitId,
            c => JudgedBy(StepKind.ExtensionRequested, new(ApproveDays, ApproveIn), ApproverSince, c),
            done: State != RectificationState.ClaimedDone);
        Say(RectificationKinds.Verify, State == RectificationState.ClaimedDone, VerifierPostId, UnitId,
            c => JudgedBy(StepKind.Claimed, new(VerifyDays, VerifyIn), VerifierSince, c));
        return awaits;

        void Say(ObligationKind kind, bool isOwed, PostId owner, UnitId to, Func<Calendar, DueDate> due, bool again = false,
            bool done = true) =>
            _ = isOwed ? awaits.Owes(kind, owner, to, due(calendar), again)
                : awaits.Over(kind, done && State != RectificationState.Withdrawn);
    }

    /// <summary>When the plan is owed: some days after raising, later after a return.</summary>
    public DueDate PlanDue(Calendar calendar) =>
        AfterReturns(calendar.After(RaisedOn, PlanDays), StepKind.Planned, StepKind.PlanReturned, calendar);

    /// <summary>
    /// When the repair is owed: as its plan or an extension says, later after a return. A return before an extension adds nothing, since
    /// more time is asked for before the day on which the repair is due, and for a later one.
    /// </summary>
    public DueDate RepairDue(Calendar calendar) => AfterReturns(DueOn, StepKind.Claimed, StepKind.Returned, calendar);

    private DueDate AfterReturns(DueDate due, StepKind done, StepKind returned, Calendar calendar)
    {
        Step? last = null;
        foreach (var step in steps.OrderBy(s => s.Number))
        {
            if (step.Kind == done) last = step;
            else if (step.Kind == returned && last is not null)
                due = due.Returned(calendar.On(last.At), step.At, new(ReturnDays, ReturnIn), calendar);
        }
        return due;
    }

    // A judge has the policy's days from what is judged, or from being named when that was later: of that only the day is stored.
    private DueDate JudgedBy(StepKind judged, Days days, DateOnly? since, Calendar calendar)
    {
        var at = Newest(judged)!.At;
        return since is { } named && named > calendar.On(at) ? calendar.After(named, days, calendar.StartOf(named))
            : calendar.After(at, days);
    }

    private Step? Newest(StepKind kind) => steps.Where(s => s.Kind == kind).MaxBy(s => s.Number);
}
