namespace Answerable.Domain.Reviews;

/// <summary>Why a review meeting or a comment refuses.</summary>
public static class ReviewRefusals
{
    public static readonly Refusal NotTheChair = Refusal.Denied("reviews.not-the-chair");
    public static readonly Refusal NotOrganiser = Refusal.Denied("reviews.not-organiser");
    public static readonly Refusal RoundNotOpen = Refusal.Of("reviews.round-not-open");
    public static readonly Refusal NotCalled = Refusal.Of("reviews.not-called");
    public static readonly Refusal NotConvened = Refusal.Of("reviews.not-convened");
    public static readonly Refusal AlreadyClosed = Refusal.Of("reviews.already-closed");
    public static readonly Refusal OrderIncomplete = Refusal.Of("reviews.order-incomplete");
    public static readonly Refusal NobodyNamed = Refusal.Of("reviews.nobody-named").At("name");
    public static readonly Refusal VoterWithoutPost = Refusal.Of("reviews.voter-without-post").At("post");
    public static readonly Refusal AlreadyPresent = Refusal.Of("reviews.already-present").At("post");
    public static readonly Refusal ActsForItself = Refusal.Of("reviews.acts-for-itself").At("actingFor");
    public static readonly Refusal NotPresent = Refusal.Of("reviews.not-present");
    public static readonly Refusal WrittenOnly = Refusal.Of("reviews.written-only");
    public static readonly Refusal NoReport = Refusal.Of("reviews.no-report");
    public static readonly Refusal OutcomeNeeded = Refusal.Of("reviews.outcome-needed").At("outcome");
    public static readonly Refusal MayNotComment = Refusal.Denied("reviews.may-not-comment");
    public static readonly Refusal OwnDebrief = Refusal.Denied("reviews.own-debrief");
    public static readonly Refusal NotHeardYet = Refusal.Of("reviews.not-heard-yet");
    public static readonly Refusal WhyNotNeeded = Refusal.Of("reviews.why-not-needed").At("whyNot");
    public static readonly Refusal NotTheAuthor = Refusal.Denied("reviews.not-the-author");
    public static readonly Refusal AlreadyCorrected = Refusal.Of("reviews.already-corrected");

    public static readonly Refusal AlreadyWithdrawn = Refusal.Of("reviews.already-withdrawn");
    public static readonly Refusal LastComment = Refusal.Of("reviews.last-comment");
    public static readonly Refusal RoundArchived = Refusal.Of("reviews.round-archived");

    public static Refusal ReportsNotDue(DateOnly due) => Refusal.Of("reviews.reports-not-due", ("due", due));

    public static Refusal QuorumNotMet(int present, int needed) =>
        Refusal.Of("reviews.quorum-not-met", ("present", present), ("needed", needed));

    public static Refusal UnknownStrand(string strand) => Refusal.Of("reviews.unknown-strand", ("strand", strand)).At("strand");

    public static Refusal StillWaiting(int count) => Refusal.Of("reviews.still-waiting", ("count", count));

    public static Refusal WithoutComment(int count) => Refusal.Of("reviews.without-comment", ("count", count));
}
