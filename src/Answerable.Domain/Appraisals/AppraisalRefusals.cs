namespace Answerable.Domain.Appraisals;

/// <summary>Why an appraisal refuses. <c>component</c> and <c>grade</c> are names in both languages.</summary>
public static class AppraisalRefusals
{
    public static readonly Refusal MayNotStart = Refusal.Denied("appraisals.may-not-start");
    public static readonly Refusal AlreadyStarted = Refusal.Of("appraisals.already-started");
    public static readonly Refusal NoConfirmer = Refusal.Of("appraisals.no-confirmer");
    public static readonly Refusal NotEnterer = Refusal.Denied("appraisals.not-enterer");
    public static readonly Refusal NotConfirmer = Refusal.Denied("appraisals.not-confirmer");
    public static readonly Refusal EntererConfirms = Refusal.Denied("appraisals.enterer-confirms");
    public static readonly Refusal OwnAppraisal = Refusal.Denied("appraisals.own-appraisal");
    public static readonly Refusal RoundNotRating = Refusal.Of("appraisals.round-not-rating");
    public static readonly Refusal ScoreOutOfRange = Refusal.Of("appraisals.score-out-of-range").At("hundredths");
    public static readonly Refusal AlreadySuperseded = Refusal.Of("appraisals.already-superseded");
    public static readonly Refusal AlreadyEntered = Refusal.Of("appraisals.already-entered");
    public static readonly Refusal NothingEntered = Refusal.Of("appraisals.nothing-entered");
    public static readonly Refusal AlreadyJudged = Refusal.Of("appraisals.already-judged");
    public static readonly Refusal NothingToRate = Refusal.Of("appraisals.nothing-to-rate");
    public static readonly Refusal NotRecorder = Refusal.Denied("appraisals.not-recorder");
    public static readonly Refusal GradesOff = Refusal.Of("appraisals.grades-off");
    public static readonly Refusal NoDecidingBody = Refusal.Of("appraisals.no-deciding-body");
    public static readonly Refusal RoundNotDeciding = Refusal.Of("appraisals.round-not-deciding");
    public static readonly Refusal NoDecision = Refusal.Of("appraisals.no-decision").At("kind");
    public static readonly Refusal NoGrade = Refusal.Of("appraisals.no-grade").At("gradeCode");
    public static readonly Refusal GradeWithoutGrading = Refusal.Of("appraisals.grade-without-grading").At("gradeCode");
    public static readonly Refusal ReasonForNoGrade = Refusal.Of("appraisals.reason-for-no-grade").At("reason");
    public static readonly Refusal ReasonForCorrection = Refusal.Of("appraisals.reason-for-correction").At("reason");
    public static readonly Refusal DecidedInFuture = Refusal.Of("appraisals.decided-in-future").At("decidedOn");
    public static readonly Refusal NobodyPresent = Refusal.Of("appraisals.nobody-present").At("present");
    public static readonly Refusal PresentNotMember = Refusal.Of("appraisals.present-not-member").At("present");
    public static readonly Refusal NegativeVotes = Refusal.Of("appraisals.negative-votes").At("votesFor");
    public static readonly Refusal OwnDecision = Refusal.Denied("appraisals.own-decision");
    public static readonly Refusal PresentForOwn = Refusal.Of("appraisals.present-for-own").At("present");
    public static readonly Refusal BodyGradesItself = Refusal.Of("appraisals.body-grades-itself").At("kind");
    public static readonly Refusal NotHeard = Refusal.Of("appraisals.not-heard");
    public static readonly Refusal NoComment = Refusal.Of("appraisals.no-comment");
    public static readonly Refusal NotTheStandingDecision = Refusal.Of("appraisals.not-the-standing-decision");
    public static readonly Refusal NothingDecided = Refusal.Of("appraisals.nothing-decided");
    public static readonly Refusal AlreadyFedBack = Refusal.Of("appraisals.already-fed-back");
    public static readonly Refusal NotFedBack = Refusal.Of("appraisals.not-fed-back");
    public static readonly Refusal AlreadyPublished = Refusal.Of("appraisals.already-published");
    public static readonly Refusal RecusedNotMember = Refusal.Of("appraisals.recused-not-member");
    public static readonly Refusal RecusedPresent = Refusal.Of("appraisals.recused-present");
    public static readonly Refusal ReasonForRecusal = Refusal.Of("appraisals.reason-for-recusal");
    public static readonly Refusal ChairVoteMissing = Refusal.Of("appraisals.chair-vote-missing").At("chairVote");
    public static readonly Refusal ChairNotPresent = Refusal.Of("appraisals.chair-not-present").At("chairVote");
    public static readonly Refusal ChairVoteNotCounted = Refusal.Of("appraisals.chair-vote-not-counted").At("chairVote");
    public static readonly Refusal ReportOnly = Refusal.Of("appraisals.report-only");
    public static readonly Refusal MayNotFeedBack = Refusal.Denied("appraisals.may-not-feed-back");
    public static readonly Refusal MayNotPublish = Refusal.Denied("appraisals.may-not-publish");

    public static Refusal NoSuchComponent(string code) => Refusal.Of("appraisals.no-such-component", ("code", code));

    public static Refusal UnknownGrade(string code) => Refusal.Of("appraisals.unknown-grade", ("code", code)).At("gradeCode");

    public static Refusal ComponentMissing(LocalText component, MissingReason reason) =>
        Refusal.Of("appraisals.component-missing", ("component", component), ("reason", reason));

    /// <param name="n">Those graded or undecided.</param>
    public static Refusal QuotaExceeded(LocalText grade, int given, int most, int n) =>
        Refusal.Of("appraisals.quota-exceeded", ("grade", grade), ("given", given), ("most", most), ("n", n)).At("gradeCode");

    public static Refusal LastFindingsNotDone(LocalText grade, int count) =>
        Refusal.Of("appraisals.last-findings-not-done", ("grade", grade), ("count", count)).At("gradeCode");

    /// <param name="computed">The computed grade's name, or null when there is none.</param>
    public static Refusal ReasonForDifference(LocalText? computed) => (computed is null
        ? Refusal.Of("appraisals.reason-for-grade-without-rating")
        : Refusal.Of("appraisals.reason-for-difference", ("computed", computed))).At("reason");

    public static Refusal VotesDoNotAddUp(int votes, int present) =>
        Refusal.Of("appraisals.votes-do-not-add-up", ("votes", votes), ("present", present)).At("votesFor");

    public static Refusal NotCarried(int votesFor, int needed) =>
        Refusal.Of("appraisals.not-carried", ("for", votesFor), ("needed", needed)).At("votesFor");

    public static Refusal QuorumNotMet(int present, int entitled) =>
        Refusal.Of("appraisals.quorum-not-met", ("present", present), ("entitled", entitled)).At("present");

    public static Refusal NotCounted(int counted, int groups) =>
        Refusal.Of("appraisals.not-counted", ("counted", counted), ("groups", groups));
}
