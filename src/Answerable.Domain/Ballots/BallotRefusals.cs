namespace Answerable.Domain.Ballots;

/// <summary>Why a count refuses. None says what the other teller entered.</summary>
public static class BallotRefusals
{
    public static readonly Refusal NotTeller = Refusal.Denied("ballots.not-teller");
    public static readonly Refusal MayNotHandOut = Refusal.Denied("ballots.may-not-hand-out");
    public static readonly Refusal AlreadyHandedOut = Refusal.Of("ballots.already-handed-out");
    public static readonly Refusal NotHandedOut = Refusal.Of("ballots.not-handed-out");
    public static readonly Refusal TellerIsSubject = Refusal.Denied("ballots.teller-is-debriefer");
    public static readonly Refusal NotTwoTellers = Refusal.Of("ballots.not-two-tellers").At("teller");
    public static readonly Refusal TellerVacant = Refusal.Of("ballots.teller-vacant").At("teller");
    public static readonly Refusal TellersSamePerson = Refusal.Of("ballots.tellers-same-person").At("teller");
    public static readonly Refusal SubjectIsTeller = Refusal.Of("ballots.subject-is-teller").At("teller");
    public static readonly Refusal NoSuchSubject = Refusal.Of("ballots.no-such-subject");
    public static readonly Refusal NotInSession = Refusal.Of("ballots.not-in-session");
    public static readonly Refusal AlreadyStarted = Refusal.Of("ballots.already-started");
    public static readonly Refusal AlreadyCounted = Refusal.Of("ballots.already-counted");
    public static readonly Refusal AlreadySubmitted = Refusal.Of("ballots.already-submitted");
    public static readonly Refusal LookFirst = Refusal.Of("ballots.look-first");
    public static readonly Refusal NothingDiffers = Refusal.Of("ballots.nothing-differs");
    public static readonly Refusal NotSubmitted = Refusal.Of("ballots.not-submitted");
    public static readonly Refusal NoSuchPaper = Refusal.Of("ballots.no-such-paper");
    public static readonly Refusal NegativePapers = Refusal.Of("ballots.negative-papers").At("issued");
    public static readonly Refusal TotalsIncomplete = Refusal.Of("ballots.totals-incomplete").At("file");
    public static readonly Refusal TotalsUneven = Refusal.Of("ballots.totals-uneven").At("file");
    public static readonly Refusal NotTheSameCount = Refusal.Of("ballots.not-the-same-count");
    public static readonly Refusal DayCodeSpent = Refusal.Of("ballots.day-code-spent");
    public static readonly Refusal SignOutFirst = Refusal.Of("ballots.sign-out-first");
    public static readonly Refusal AnothersBrowser = Refusal.Of("ballots.anothers-browser");
    public static readonly Refusal SameTeller = Refusal.Of("ballots.same-teller");

    public static Refusal MoreReturnedThanIssued(int returned, int issued) =>
        Refusal.Of("ballots.more-returned-than-issued", ("returned", returned), ("issued", issued)).At("returned");

    public static Refusal MoreSpoiledThanReturned(int spoiled, int returned) =>
        Refusal.Of("ballots.more-spoiled-than-returned", ("spoiled", spoiled), ("returned", returned)).At("spoiled");

    public static Refusal MoreIssuedThanEntitled(int issued, int entitled) =>
        Refusal.Of("ballots.more-issued-than-entitled", ("issued", issued), ("entitled", entitled)).At("issued");

    public static Refusal WrongNumberOfPapers(int entered, int needed) =>
        Refusal.Of("ballots.wrong-number-of-papers", ("entered", entered), ("needed", needed));

    public static Refusal WrongNumberOfChoices(int length, int needed) =>
        Refusal.Of("ballots.wrong-number-of-choices", ("length", length), ("needed", needed)).At("choices");

    /// <param name="grades">Marks 1 to this number are grades.</param>
    public static Refusal UnknownMark(int grades) => Refusal.Of("ballots.unknown-mark", ("grades", grades)).At("choices");

    public static Refusal WrongGradeCount(int grades) => Refusal.Of("ballots.wrong-grade-count", ("grades", grades)).At("file");

    public static Refusal FileColumnMissing(string column) => Refusal.Of("ballots.file-column-missing", ("column", column)).At("file");

    /// <param name="line">Line of the counting machine's file, the header being 1.</param>
    public static Refusal FileUnreadable(int line) => Refusal.Of("ballots.file-unreadable", ("line", line)).At("file");

    public static Refusal FilePostUnknown(int line, string code) =>
        Refusal.Of("ballots.file-post-unknown", ("line", line), ("code", code)).At("file");

    public static Refusal FilePostTwice(int line, string code) =>
        Refusal.Of("ballots.file-post-twice", ("line", line), ("code", code)).At("file");

    public static Refusal FileNotANumber(int line, string column) =>
        Refusal.Of("ballots.file-not-a-number", ("line", line), ("column", column)).At("file");

    /// <param name="sum">What the line adds up to, with the papers spoiled as a whole.</param>
    public static Refusal FileLineUneven(int line, int sum, int returned) =>
        Refusal.Of("ballots.file-line-uneven", ("line", line), ("sum", sum), ("returned", returned)).At("file");

    /// <param name="codes">Every code without a line, in order.</param>
    public static Refusal FilePostsMissing(IReadOnlyCollection<string> codes) =>
        Refusal.Of("ballots.file-posts-missing", ("count", codes.Count), ("codes", string.Join(", ", codes))).At("file");

    public static readonly Refusal FileEncoding = Refusal.Of("ballots.file-encoding").At("file");

    /// <param name="post">The subject's post without a mark on the paper.</param>
    public static Refusal NoMark(string post) => Refusal.Of("ballots.no-mark", ("post", post));

    public static readonly Refusal MayNotRecount = Refusal.Denied("ballots.may-not-recount");
    public static readonly Refusal NothingCounted = Refusal.Of("ballots.nothing-counted");
    public static readonly Refusal GradesDecided = Refusal.Of("ballots.grades-decided");

    /// <param name="subject">Whose line; the page says the name.</param>
    public static Refusal TotalsDoNotAddUp(CountSubjectId subject) =>
        Refusal.Of("ballots.totals-do-not-add-up", ("debriefer", subject.Value)).At("file");
}
