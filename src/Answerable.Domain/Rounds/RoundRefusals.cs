namespace Answerable.Domain.Rounds;

/// <summary>Why a round refuses.</summary>
public static class RoundRefusals
{
    public static readonly Refusal NotOrganiser = Refusal.Denied("rounds.not-organiser");
    public static readonly Refusal NotTheChair = Refusal.Denied("rounds.not-the-chair");
    public static readonly Refusal NotDraft = Refusal.Of("rounds.not-draft");
    public static readonly Refusal NoSuchPart = Refusal.Of("rounds.no-such-part");
    public static readonly Refusal PeriodReversed = Refusal.Of("rounds.period-reversed").At("periodUntil");
    public static readonly Refusal MeetingBeforePeriod = Refusal.Of("rounds.meeting-before-period").At("meetingOn");
    public static readonly Refusal MeetingPast = Refusal.Of("rounds.meeting-past").At("meetingOn");
    public static readonly Refusal AlreadyDebriefer = Refusal.Of("rounds.already-debriefer").At("post");
    public static readonly Refusal DebrieferOutside = Refusal.Of("rounds.debriefer-outside").At("post");
    public static readonly Refusal NotEveryDebriefer = Refusal.Of("rounds.not-every-debriefer");
    /// <summary>The round requires that every duty below was taken up.</summary>
    public static Refusal TakeUpGaps(int count) => Refusal.Of("rounds.take-up-gaps", ("n", count));

    public static readonly Refusal NoDebriefer = Refusal.Of("rounds.no-debriefer");
    public static readonly Refusal NoChair = Refusal.Of("rounds.no-chair").At("chair");
    public static readonly Refusal NotTwoTellers = Refusal.Of("rounds.not-two-tellers").At("teller");
    public static readonly Refusal TellerVacant = Refusal.Of("rounds.teller-vacant").At("teller");
    public static readonly Refusal TellersSamePerson = Refusal.Of("rounds.tellers-same-person").At("teller");
    public static readonly Refusal TellerIsDebriefer = Refusal.Of("rounds.teller-is-debriefer").At("teller");
    public static readonly Refusal NoDecidingBody = Refusal.Of("rounds.no-deciding-body").At("decidingBody");
    public static readonly Refusal BodyWithoutMembers = Refusal.Of("rounds.body-without-members").At("decidingBody");
    public static readonly Refusal BodyNotCollective = Refusal.Of("rounds.body-not-collective").At("decidingBody");
    public static readonly Refusal OfficerCollective = Refusal.Of("rounds.officer-collective").At("post");
    public static readonly Refusal EntererConfirms = Refusal.Of("rounds.enterer-confirms").At("confirmer");
    public static readonly Refusal NothingCounted = Refusal.Of("rounds.nothing-counted");
    public static readonly Refusal CouldUseDayCode = Refusal.Denied("rounds.could-use-day-code");
    public static readonly Refusal NotTellersPost = Refusal.Of("rounds.not-tellers-post").At("post");
    public static readonly Refusal DayPast = Refusal.Of("rounds.day-past").At("on");
    public static readonly Refusal DayTellerBarred = Refusal.Of("rounds.day-teller-barred").At("name");
    public static readonly Refusal NotThreePosts = Refusal.Of("rounds.not-three-posts").At("third");
    public static readonly Refusal OfficeLacking = Refusal.Of("rounds.office-lacking");
    public static readonly Refusal NegativeEntitled = Refusal.Of("rounds.negative-entitled").At("entitled");
    public static readonly Refusal MoreMembersThanEntitled = Refusal.Of("rounds.more-members-than-entitled").At("entitled");
    public static readonly Refusal SameGroup = Refusal.Of("rounds.same-group");
    public static readonly Refusal ReportAlreadyAccepted = Refusal.Of("rounds.report-already-accepted");
    public static readonly Refusal NoReportToVet = Refusal.Of("rounds.no-report-to-vet");
    public static readonly Refusal NothingDecided = Refusal.Of("rounds.nothing-decided");
    public static readonly Refusal OfficersFixed = Refusal.Of("rounds.officers-fixed");
    public static readonly Refusal ModeFixed = Refusal.Of("rounds.mode-fixed");

    public static readonly Refusal PartsFixed = Refusal.Of("rounds.parts-fixed");
    public static readonly Refusal ReportOnlyFixed = Refusal.Of("rounds.report-only-fixed");
    public static readonly Refusal NobodyReportOnly = Refusal.Of("rounds.nobody-report-only");

    /// <param name="months">Under which a holder may be marked.</param>
    /// <param name="on">Until when the time in post is counted.</param>
    public static Refusal LongInPost(int months, DateOnly on) => Refusal.Of("rounds.long-in-post", ("months", months), ("on", on));

    /// <param name="group">A name in both languages.</param>
    public static Refusal GroupTooSmall(LocalText group, int entitled, int minimum) =>
        Refusal.Of("rounds.group-too-small", ("group", group), ("entitled", entitled), ("minimum", minimum)).At("entitled");

    public static Refusal WeightsNotHundred(int sum) => Refusal.Of("rounds.weights-not-hundred", ("sum", sum)).At("groups");

    public static Refusal WrongState(RoundState state, RoundState needed) =>
        Refusal.Of("rounds.wrong-state", ("state", state), ("needed", needed));

    public static Refusal Undecided(int count) => Refusal.Of("rounds.undecided", ("count", count));

    public static Refusal NotFedBack(int count) => Refusal.Of("rounds.not-fed-back", ("count", count));

    public static Refusal StillDeferred(string who) => Refusal.Of("rounds.still-deferred", ("who", who));

    public static Refusal StillUntold(string who) => Refusal.Of("rounds.still-untold", ("who", who));

    public static Refusal StillUnpublished(string who) => Refusal.Of("rounds.still-unpublished", ("who", who));

    public static Refusal FindingsWithoutResult(int count) => Refusal.Of("rounds.findings-without-result", ("count", count));
}
