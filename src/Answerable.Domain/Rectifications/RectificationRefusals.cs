namespace Answerable.Domain.Rectifications;

/// <summary>Why a finding or its rectification refuses.</summary>
public static class RectificationRefusals
{
    public static readonly Refusal MayNotRaise = Refusal.Of("rectifications.may-not-raise");
    public static readonly Refusal MayNotStateResult = Refusal.Of("rectifications.may-not-state-result");
    public static readonly Refusal ResultNotStanding = Refusal.Of("rectifications.result-not-standing");
    public static readonly Refusal NotOwner = Refusal.Of("rectifications.not-owner");
    public static readonly Refusal NotApprover = Refusal.Of("rectifications.not-approver");
    public static readonly Refusal NotVerifier = Refusal.Of("rectifications.not-verifier");
    public static readonly Refusal MayNotReassign = Refusal.Of("rectifications.may-not-reassign");
    public static readonly Refusal PlanNotAwaited = Refusal.Of("rectifications.plan-not-awaited");
    public static readonly Refusal NoPlanForImmediate = Refusal.Of("rectifications.no-plan-for-immediate");
    public static readonly Refusal NoPlanToJudge = Refusal.Of("rectifications.no-plan-to-judge");
    public static readonly Refusal NotUnderRepair = Refusal.Of("rectifications.not-under-repair");
    public static readonly Refusal NotClaimed = Refusal.Of("rectifications.not-claimed");
    public static readonly Refusal AlreadyClosed = Refusal.Of("rectifications.already-closed");
    public static readonly Refusal NoMeasure = Refusal.Of("rectifications.no-measure");
    public static readonly Refusal MeasureOfVerifier = Refusal.Of("rectifications.measure-of-verifier");
    public static readonly Refusal DuePassed = Refusal.Of("rectifications.due-passed");

    public static Refusal TooManyMeasures(int count, int max) => Refusal.Of("rectifications.too-many-measures", ("count", count), ("max", max));

    public static Refusal DueTooLate(DateOnly latest) => Refusal.Of("rectifications.due-too-late", ("latest", latest));

    public static Refusal MeasureAfterDue(DateOnly due) => Refusal.Of("rectifications.measure-after-due", ("due", due));

    public static Refusal ApproverBarred(Barred bar) => Refusal.Of("rectifications.approver-barred", ("reason", bar.Reason));

    public static Refusal VerifierBarred(Barred bar) => Refusal.Of("rectifications.verifier-barred", ("reason", bar.Reason));
}
