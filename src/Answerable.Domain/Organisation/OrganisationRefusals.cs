namespace Answerable.Domain.Organisation;

/// <summary>Why the roster refuses.</summary>
public static class OrganisationRefusals
{
    public static readonly Refusal NotAdministrator = Refusal.Denied("organisation.not-administrator");
    public static readonly Refusal NotSecurityAdministrator = Refusal.Denied("organisation.not-security-administrator");
    public static readonly Refusal OwnPost = Refusal.Denied("organisation.own-post");
    public static readonly Refusal OwnAppointment = Refusal.Of("organisation.own-appointment");
    public static readonly Refusal OwnAct = Refusal.Denied("organisation.own-act");
    public static readonly Refusal NotWhoAsked = Refusal.Denied("organisation.not-who-asked");
    public static readonly Refusal NotAnotherAdministration = Refusal.Denied("organisation.not-another-administration");
    public static readonly Refusal DecidedAlready = Refusal.Of("organisation.decided-already");
    public static readonly Refusal WaitsAlready = Refusal.Of("organisation.waits-already");
    public static readonly Refusal NoCode = Refusal.Of("organisation.no-code");
    public static readonly Refusal NoName = Refusal.Of("organisation.no-name");
    public static readonly Refusal SameName = Refusal.Of("organisation.same-name");
    public static readonly Refusal TooDeep = Refusal.Of("organisation.too-deep");
    public static readonly Refusal CollectiveHasNoHolder = Refusal.Of("organisation.collective-has-no-holder");
    public static readonly Refusal NotACollective = Refusal.Of("organisation.not-a-collective");
    public static readonly Refusal AlreadyEnded = Refusal.Of("organisation.already-ended");
    public static readonly Refusal TwoAdministrations = Refusal.Of("organisation.two-administrations");
    public static readonly Refusal PostHeld = Refusal.Of("organisation.post-held");
    public static readonly Refusal CodeTaken = Refusal.Of("organisation.code-taken");
    public static readonly Refusal CollectiveAdministersNothing = Refusal.Of("organisation.collective-administers-nothing");
    public static readonly Refusal AlreadySeated = Refusal.Of("organisation.already-seated");
    public static readonly Refusal RightHeld = Refusal.Of("organisation.right-held");
    public static readonly Refusal UnknownPerson = Refusal.Of("organisation.unknown-person");
    public static readonly Refusal InTheFuture = Refusal.Of("organisation.in-the-future");
    public static readonly Refusal UnknownPost = Refusal.Of("organisation.unknown-post");
    public static readonly Refusal OwnTerm = Refusal.Denied("organisation.own-term");
    public static readonly Refusal NotHolder = Refusal.Denied("organisation.not-holder");
    public static readonly Refusal IsDelegated = Refusal.Of("organisation.is-delegated");
    public static readonly Refusal AdministrationNotDelegated = Refusal.Of("organisation.administration-not-delegated");
    public static readonly Refusal AdministratorNotDelegate = Refusal.Of("organisation.administrator-not-delegate");
    public static readonly Refusal UnknownDelegate = Refusal.Of("organisation.unknown-delegate");
    public static readonly Refusal StandInThere = Refusal.Of("organisation.stand-in-there");
    public static readonly Refusal EndNotAhead = Refusal.Of("organisation.end-not-ahead");
    public static readonly Refusal BeginBehind = Refusal.Of("organisation.begin-behind");
    public static readonly Refusal BeyondOwnTerm = Refusal.Of("organisation.beyond-own-term");
    public static readonly Refusal SuccessorNamed = Refusal.Of("organisation.successor-named");
    public static readonly Refusal SamePlace = Refusal.Of("organisation.same-place");

    public static Refusal BadCode(string code) => Refusal.Of("organisation.bad-code", ("code", code));
}
