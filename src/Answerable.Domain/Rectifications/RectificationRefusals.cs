namespace Answerable.Domain.Rectifications;

/// <summary>Why a finding or its rectification refuses.</summary>
public static class RectificationRefusals
{
    public static readonly Refusal MayNotRaise = Refusal.Denied("rectifications.may-not-raise");
    /// <summary>A ledger of earlier years is taken in by who organises over the unit.</summary>
    public static readonly Refusal MayNotInspect = Refusal.Denied("rectifications.may-not-inspect");
    public static readonly Refusal InspectsOwnUnit = Refusal.Denied("rectifications.inspects-own-unit");
    public static readonly Refusal NotOfInspected = Refusal.Of("rectifications.not-of-inspected");
    public static readonly Refusal UnknownStrand = Refusal.Of("rectifications.unknown-strand");
    public static readonly Refusal MayNotTakeOver = Refusal.Denied("rectifications.may-not-take-over");

    /// <summary>The same row came in by another file at the same instant.</summary>
    public static readonly Refusal PastKnown = Refusal.Of("rectifications.past-known");

    public static readonly Refusal FoundAhead = Refusal.Of("rectifications.found-ahead");
    public static readonly Refusal MayNotStateResult = Refusal.Denied("rectifications.may-not-state-result");
    public static readonly Refusal ResultNotStanding = Refusal.Of("rectifications.result-not-standing");
    public static readonly Refusal NotOwner = Refusal.Denied("rectifications.not-owner");
    public static readonly Refusal NotApprover = Refusal.Denied("rectifications.not-approver");
    public static readonly Refusal NotVerifier = Refusal.Denied("rectifications.not-verifier");
    public static readonly Refusal MayNotReassign = Refusal.Denied("rectifications.may-not-reassign");
    public static readonly Refusal PlanNotAwaited = Refusal.Of("rectifications.plan-not-awaited");
    public static readonly Refusal NoPlanForImmediate = Refusal.Of("rectifications.no-plan-for-immediate");
    public static readonly Refusal NoPlanToJudge = Refusal.Of("rectifications.no-plan-to-judge");
    public static readonly Refusal NotUnderRepair = Refusal.Of("rectifications.not-under-repair");
    public static readonly Refusal NotClaimed = Refusal.Of("rectifications.not-claimed");
    public static readonly Refusal AlreadyClosed = Refusal.Of("rectifications.already-closed");
    public static readonly Refusal NoMeasure = Refusal.Of("rectifications.no-measure");
    public static readonly Refusal MeasureOfVerifier = Refusal.Of("rectifications.measure-of-verifier");

    /// <summary>A measure that is reported done names where its proof is.</summary>
    public static readonly Refusal MeasureNeedsProof = Refusal.Of("rectifications.measure-needs-proof");

    public static readonly Refusal DuePassed = Refusal.Of("rectifications.due-passed");

    public static readonly Refusal ExtensionAsked = Refusal.Of("rectifications.extension-asked");
    public static readonly Refusal NoExtensionToDecide = Refusal.Of("rectifications.no-extension-to-decide");

    /// <summary>More time is asked for before the due date, not on it nor after it.</summary>
    public static Refusal ExtensionTooLate(DateOnly due) => Refusal.Of("rectifications.extension-too-late", ("due", due));

    public static Refusal ExtensionNotLater(DateOnly due) => Refusal.Of("rectifications.extension-not-later", ("due", due));

    public static Refusal TooManyMeasures(int count, int max) =>
        Refusal.Of("rectifications.too-many-measures", ("count", count), ("max", max));

    public static Refusal NoSuchMeasure(int number) => Refusal.Of("rectifications.no-such-measure", ("number", number));

    /// <summary>Neither the owner's report nor that of whoever carries it out.</summary>
    public static Refusal MeasureOfOther(int number) => Refusal.Of("rectifications.measure-of-other", ("number", number));

    public static Refusal DueTooLate(DateOnly latest) => Refusal.Of("rectifications.due-too-late", ("latest", latest));

    public static Refusal MeasureAfterDue(DateOnly due) => Refusal.Of("rectifications.measure-after-due", ("due", due));

    /// <summary>Nobody holds a right to judge over the owner's unit who is independent of the owner.</summary>
    public static readonly Refusal NobodyIndependent = Refusal.Of("rectifications.nobody-independent");

    /// <summary>Work that can be done is named for a post of the owner's unit or below.</summary>
    public static readonly Refusal ResponsibleOutside = Refusal.Of("rectifications.responsible-outside");

    /// <summary>The actor is barred; when a barred post is named as judge, the same beside its field.</summary>
    public static Refusal ApproverBarred(Barred bar) => Refusal.Denied("rectifications.approver-barred", ("reason", bar.Reason));

    /// <summary>Whoever names the judges is as independent as they are.</summary>
    public static Refusal ReassignerBarred(Barred bar) => Refusal.Denied("rectifications.reassigner-barred", ("reason", bar.Reason));

    /// <summary>A post named as judge holds no right that covers the owner's unit and the unit to which the repair is owed.</summary>
    public static readonly Refusal NoRightToJudge = Refusal.Of("rectifications.no-right-to-judge");

    public static Refusal VerifierBarred(Barred bar) => Refusal.Denied("rectifications.verifier-barred", ("reason", bar.Reason));
}
