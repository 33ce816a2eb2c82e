using Answerable.Domain.Obligations;

namespace Answerable.Domain.Duties;

/// <summary>Nouns of the acts on a list, a charge and a task, as the last part of their address.</summary>
public static class DutyActs
{
    public const string Heading = "heading", Item = "item", ItemRemoval = "item-removal", ItemsImport = "items-import";
    public const string Issue = "issue", NewcomersIssue = "newcomers-issue", Acknowledgement = "acknowledgement";
    public const string Report = "report", Acceptance = "acceptance", Return = "return";
    public const string TakingUp = "taking-up", CarryingOut = "carrying-out", KeptWording = "kept-wording";
    public const string Objection = "objection", Upholding = "upholding", Rejection = "rejection", Withdrawal = "withdrawal";
    public const string Signature = "signature";

    /// <summary>What the ledger calls the end of an objection.</summary>
    internal static string Line(DutyObjectionState state) => state switch
    {
        DutyObjectionState.Upheld => "duty-objection.upheld",
        DutyObjectionState.Rejected => "duty-objection.rejected",
        DutyObjectionState.Withdrawn => "duty-objection.withdrawn",
        DutyObjectionState.Open => "duty-objection.raised",
    };
}

/// <summary>What duty lists make posts owe.</summary>
public static class DutyKinds
{
    public static readonly ObligationKind Acknowledge = ObligationKind.Act("duty.acknowledge");
    public static readonly ObligationKind Discharge = ObligationKind.Act("duty.discharge", ObligationForm.Paper);
    public static readonly ObligationKind Judge = ObligationKind.Judgement("duty.judge");

    public static readonly ObligationKind TakeUp = ObligationKind.Act("duty.take-up");

    public static readonly ObligationKind Objection = ObligationKind.Judgement("duty.objection");

    public static readonly IReadOnlyList<ObligationKind> All = [Acknowledge, Discharge, Judge, TakeUp, Objection];
}

/// <summary>Why duties refuse.</summary>
public static class DutyRefusals
{
    public static readonly Refusal NotOrganiser = Refusal.Denied("duties.not-organiser");
    public static readonly Refusal AlreadyIssued = Refusal.Of("duties.already-issued");
    public static readonly Refusal PeriodReversed = Refusal.Of("duties.period-reversed").At("periodUntil");
    public static readonly Refusal NoItem = Refusal.Of("duties.no-item").At("items");
    public static readonly Refusal NoPost = Refusal.Of("duties.no-post");
    public static readonly Refusal NotIssued = Refusal.Of("duties.not-issued");
    public static readonly Refusal NoNewcomer = Refusal.Of("duties.no-newcomer");
    public static readonly Refusal OutsideSubtree = Refusal.Of("duties.outside-subtree");
    public static readonly Refusal NotHolder = Refusal.Denied("duties.not-holder");
    public static readonly Refusal AlreadyAcknowledged = Refusal.Of("duties.already-acknowledged");
    public static readonly Refusal NotOwed = Refusal.Of("duties.not-owed");
    public static readonly Refusal EvidenceMissing = Refusal.Of("duties.evidence-missing").At("evidence");
    public static readonly Refusal NotJudge = Refusal.Denied("duties.not-judge");
    public static readonly Refusal NothingChosen = Refusal.Of("duties.nothing-chosen");
    public static readonly Refusal NotReported = Refusal.Of("duties.not-reported");
    public static readonly Refusal NotOverseer = Refusal.Denied("duties.not-overseer");
    public static readonly Refusal NoDutyAbove = Refusal.Of("duties.no-duty-above");
    public static readonly Refusal DutyElsewhere = Refusal.Of("duties.duty-elsewhere");
    public static readonly Refusal RoleWithoutPost = Refusal.Of("duties.role-without-post");
    public static readonly Refusal RoleWithoutDuty = Refusal.Of("duties.role-without-duty");
    public static readonly Refusal NotAskedToTakeUp = Refusal.Of("duties.not-asked-to-take-up");
    public static readonly Refusal AlreadyTakenUp = Refusal.Of("duties.already-taken-up");
    public static readonly Refusal NothingBelow = Refusal.Of("duties.nothing-below").At("postKind");
    public static readonly Refusal NotCopied = Refusal.Of("duties.not-copied");
    public static readonly Refusal NotObjectable = Refusal.Of("duties.not-objectable");
    public static readonly Refusal AlreadyObjected = Refusal.Of("duties.already-objected");
    public static readonly Refusal NothingToObject = Refusal.Of("duties.nothing-to-object");
    public static readonly Refusal ObjectionOver = Refusal.Of("duties.objection-over");
    public static readonly Refusal RewordOne = Refusal.Of("duties.reword-one");
    public static readonly Refusal AlreadySigned = Refusal.Of("duties.already-signed");
    public static readonly Refusal NotGuiding = Refusal.Denied("duties.not-guiding");
    public static readonly Refusal BesideTheLine = Refusal.Of("duties.beside-the-line");
    public static readonly Refusal Released = Refusal.Of("duties.released");

    public static Refusal UnknownPost(string post) => Refusal.Of("duties.unknown-post", ("post", post));

    /// <summary>Two items make one post each the lead of the same duty.</summary>
    public static Refusal TwoLeads(int number) => Refusal.Of("duties.two-leads", ("number", number));

    public static Refusal SourceMissing(int number) => Refusal.Of("duties.source-missing", ("number", number)).At("source");

    /// <summary>An item is for a post that the list does not reach.</summary>
    public static Refusal PostNotReached(int number) => Refusal.Of("duties.post-not-reached", ("number", number)).At("unit");

    public static Refusal WrongLevel(string level, string needed) => Refusal.Of("duties.wrong-level", ("level", level), ("needed", needed));

    public static Refusal PeriodOver(DateOnly until) => Refusal.Of("duties.period-over", ("until", until));

    public static Refusal TooManyItems(int count, int max) =>
        Refusal.Of("duties.too-many-items", ("count", count), ("max", max)).At("items");

    public static Refusal BadNumber(int max) => Refusal.Of("duties.bad-number", ("max", max));

    public static Refusal NumberTaken(int number) => Refusal.Of("duties.number-taken", ("number", number));

    public static Refusal UnknownStrand(string strand) => Refusal.Of("duties.unknown-strand", ("strand", strand));

    public static Refusal DueOutsidePeriod(DateOnly from, DateOnly until) =>
        Refusal.Of("duties.due-outside-period", ("from", from), ("until", until));

    public static Refusal DuePassed(int number, DateOnly due) =>
        Refusal.Of("duties.due-passed", ("number", number), ("due", due)).At("items");

    public static Refusal WrongKind(string kind, string needed) =>
        Refusal.Of("duties.wrong-kind", ("postKind", kind), ("neededKind", needed));

    public static Refusal JudgeBarred(Barred bar) => Refusal.Denied("duties.judge-barred", ("reason", bar.Reason));
}
