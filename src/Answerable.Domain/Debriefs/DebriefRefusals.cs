namespace Answerable.Domain.Debriefs;

/// <summary>Why a debrief refuses.</summary>
public static class DebriefRefusals
{
    /// <summary>The policy of the round asks for no such section.</summary>
    public static readonly Refusal SectionNotAsked = Refusal.Of("debriefs.section-not-asked");

    public static readonly Refusal RoundNotOpen = Refusal.Of("debriefs.round-not-open");
    public static readonly Refusal MayNotDraft = Refusal.Denied("debriefs.may-not-draft");
    public static readonly Refusal DraftOfAnother = Refusal.Denied("debriefs.draft-of-another");
    public static readonly Refusal NotHolder = Refusal.Denied("debriefs.not-holder");
    public static readonly Refusal AlreadyFiled = Refusal.Of("debriefs.already-filed");
    public static readonly Refusal AlreadyAccepted = Refusal.Of("debriefs.already-accepted");
    public static readonly Refusal ResultMissing = Refusal.Of("debriefs.result-missing");
    public static readonly Refusal FindingTwice = Refusal.Of("debriefs.finding-twice");
    public static readonly Refusal FindingNotOwed = Refusal.Of("debriefs.finding-not-owed");
    public static readonly Refusal NotAccepted = Refusal.Of("debriefs.not-accepted");
    public static readonly Refusal MeetingClosed = Refusal.Of("debriefs.meeting-closed");
    public static readonly Refusal NotFiled = Refusal.Of("debriefs.not-filed");
    public static readonly Refusal NotVetter = Refusal.Denied("debriefs.not-vetter");

    public static Refusal TooLong(int characters, int max) => Refusal.Of("debriefs.too-long", ("characters", characters), ("max", max));

    public static Refusal ProblemsTooShort(int characters, int needed, int numerator, int denominator) =>
        Refusal.Of("debriefs.problems-too-short",
            ("characters", characters), ("needed", needed), ("numerator", numerator), ("denominator", denominator)).At("problems");

    public const string VetterBarredCode = "debriefs.vetter-barred";

    public static Refusal VetterBarred(Barred bar) => Refusal.Denied(VetterBarredCode, ("reason", bar.Reason));
}
