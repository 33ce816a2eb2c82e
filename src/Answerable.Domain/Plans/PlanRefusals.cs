using Answerable.Domain.Obligations;

namespace Answerable.Domain.Plans;

/// <summary>Nouns of the acts on a plan and its milestones, as the last part of their address.</summary>
public static class PlanActs
{
    public const string Head = "head", Project = "project", Package = "package", Milestone = "milestone", Supply = "supply",
        Link = "link", Import = "import", Removal = "removal", Discarding = "discarding", Adoption = "adoption", Delivery = "delivery";

    public const string Claim = "claim", Acceptance = "acceptance", Return = "return", Extension = "extension", Grant = "grant",
        Refusal = "refusal";
}

/// <summary>What plans make posts owe.</summary>
public static class PlanKinds
{
    public static readonly ObligationKind Prove = ObligationKind.Act("milestone.prove", ObligationForm.Paper);

    public static readonly ObligationKind Accept = ObligationKind.Judgement("milestone.accept");

    public static readonly ObligationKind Extension = ObligationKind.Judgement("milestone.extension");

    public static readonly IReadOnlyList<ObligationKind> All = [Prove, Accept, Extension];
}

/// <summary>Why plans refuse.</summary>
public static class PlanRefusals
{
    public static readonly Refusal NotOrganiser = Refusal.Denied("plans.not-organiser");
    public static readonly Refusal NotManager = Refusal.Denied("plans.not-manager");
    public static readonly Refusal NotProver = Refusal.Denied("plans.not-prover");
    public static readonly Refusal NotAcceptor = Refusal.Denied("plans.not-acceptor");
    public static readonly Refusal NotGrantor = Refusal.Denied("plans.not-grantor");
    public static readonly Refusal AlreadyAdopted = Refusal.Of("plans.already-adopted");
    public static readonly Refusal NotAdopted = Refusal.Of("plans.not-adopted");
    public static readonly Refusal PeriodReversed = Refusal.Of("plans.period-reversed").At("until");
    public static readonly Refusal NoProject = Refusal.Of("plans.no-project");
    public static readonly Refusal NoSource = Refusal.Of("plans.no-source").At("source");
    public static readonly Refusal NoSuchProject = Refusal.Of("plans.no-such-project");
    public static readonly Refusal NoSuchPackage = Refusal.Of("plans.no-such-package");
    public static readonly Refusal NoSuchMilestone = Refusal.Of("plans.no-such-milestone");
    public static readonly Refusal NoSuchSupply = Refusal.Of("plans.no-such-supply");
    public static readonly Refusal NoStrand = Refusal.Of("plans.no-strand").At("strands");
    public static readonly Refusal NoDutyAbove = Refusal.Of("plans.no-duty-above").At("above");
    public static readonly Refusal OwnAcceptance = Refusal.Of("plans.own-acceptance").At("acceptedBy");
    public static readonly Refusal GroupAcceptance = Refusal.Of("plans.group-acceptance").At("acceptedBy");
    public static readonly Refusal NotOwed = Refusal.Of("plans.not-owed");
    public static readonly Refusal NotClaimed = Refusal.Of("plans.not-claimed");
    public static readonly Refusal ExtensionAsked = Refusal.Of("plans.extension-asked");
    public static readonly Refusal NoExtension = Refusal.Of("plans.no-extension");
    public static readonly Refusal OfNothing = Refusal.Of("plans.of-nothing");
    public static readonly Refusal RowAbove = Refusal.Of("plans.row-above");
    public static readonly Refusal NegativeAmount = Refusal.Of("plans.negative-amount").At("amount");

    public static Refusal NotInPeriod(DateOnly from, DateOnly until) => Refusal.Of("plans.not-in-period", ("from", from), ("until", until));

    public static Refusal TooMany(int most) => Refusal.Of("plans.too-many", ("most", most));

    public static Refusal BadNumber(int most) => Refusal.Of("plans.bad-number", ("most", most)).At("number");

    public static Refusal NumberTaken(int number) => Refusal.Of("plans.number-taken", ("number", number)).At("number");

    public static Refusal UnknownStrand(string code) => Refusal.Of("plans.unknown-strand", ("code", code)).At("strands");

    public static Refusal UnknownPost(string code) => Refusal.Of("plans.unknown-post", ("code", code));

    public static Refusal WithoutMilestone(string project) => Refusal.Of("plans.without-milestone", ("project", project));

    public static Refusal SpanReversed(DateOnly starts) => Refusal.Of("plans.span-reversed", ("starts", starts)).At("endsOn");

    public static Refusal AfterProject(DateOnly due) => Refusal.Of("plans.after-project", ("due", due)).At("endsOn");

    public static Refusal OutsidePackage(DateOnly starts, DateOnly ends) =>
        Refusal.Of("plans.outside-package", ("starts", starts), ("ends", ends)).At("dueOn");

    public static Refusal StartsTooEarly(string after, DateOnly ends) =>
        Refusal.Of("plans.starts-too-early", ("after", after), ("ends", ends)).At("startsOn");

    /// <param name="path">Packages in the order in which each waits for the one before it, the first once more at the end.</param>
    public static Refusal Circle(string path) => Refusal.Of("plans.circle", ("path", path)).At("after");

    public static Refusal AcceptorBarred(Barred bar) => Refusal.Denied("plans.acceptor-barred", ("reason", bar.Reason));

    public static Refusal ExtensionTooLate(DateOnly due) => Refusal.Of("plans.extension-too-late", ("due", due));

    public static Refusal TooLate(DateOnly latest) => Refusal.Of("plans.too-late", ("latest", latest)).At("dueOn");

    public static Refusal PeriodTooLong(int years) => Refusal.Of("plans.period-too-long", ("years", years)).At("until");

    public static Refusal NotLater(DateOnly due) => Refusal.Of("plans.not-later", ("due", due)).At("dueOn");

    public static Refusal NotYetReached(DateOnly today) => Refusal.Of("plans.not-yet-reached", ("today", today)).At("reachedOn");
}
