using Answerable.Domain.Obligations;

namespace Answerable.Domain.Requests;

/// <summary>Nouns of the acts on a request and on what a post answers, as the last part of their address.</summary>
public static class RequestActs
{
    public const string Heading = "heading", Item = "item", ItemRemoval = "item-removal", TakingOut = "taking-out",
        PuttingBack = "putting-back", Date = "date", Discard = "discard", Sending = "sending", Withdrawal = "withdrawal";

    public const string Answer = "answer", Holding = "holding", Acceptance = "acceptance", Return = "return";
}

/// <summary>What requests make posts owe.</summary>
public static class RequestKinds
{
    public static readonly ObligationKind Report = ObligationKind.Act("request.report", ObligationForm.Paper);
    public static readonly ObligationKind Facts = ObligationKind.Act("request.facts", ObligationForm.Paper);
    public static readonly ObligationKind Attend = ObligationKind.Act("request.attend", ObligationForm.Meeting);

    public static readonly IReadOnlyList<ObligationKind> All = [Report, Facts, Attend];

    public static ObligationKind Of(RequestKind kind) => kind switch
    {
        RequestKind.Report => Report,
        RequestKind.Facts => Facts,
        RequestKind.Meeting => Attend,
    };
}

/// <summary>Why requests refuse.</summary>
public static class RequestRefusals
{
    public static readonly Refusal NotOrganiser = Refusal.Denied("requests.not-organiser");
    public static readonly Refusal NotGuiding = Refusal.Denied("requests.not-guiding");
    public static readonly Refusal NotAsked = Refusal.Denied("requests.not-asked");
    public static readonly Refusal NotAsker = Refusal.Denied("requests.not-asker");

    /// <summary>Whoever answered does not judge it, in whatever post.</summary>
    public static Refusal Bar(Barred by) => Refusal.Denied("requests.barred", ("reason", by.Reason));

    public static readonly Refusal OutsideSubtree = Refusal.Of("requests.outside-subtree").At("unit");
    public static readonly Refusal NotDraft = Refusal.Of("requests.not-draft");
    public static readonly Refusal NotSent = Refusal.Of("requests.not-sent");
    public static readonly Refusal NoItem = Refusal.Of("requests.no-item");
    public static readonly Refusal NothingKnown = Refusal.Of("requests.nothing-known");
    public static readonly Refusal NothingAsked = Refusal.Of("requests.nothing-asked");
    public static readonly Refusal NoItemsOfMeeting = Refusal.Of("requests.no-items-of-meeting");
    public static readonly Refusal SourceMissing = Refusal.Of("requests.source-missing").At("source");
    public static readonly Refusal DueMissing = Refusal.Of("requests.due-missing").At("dueOn");
    public static readonly Refusal DuePassed = Refusal.Of("requests.due-passed").At("dueOn");
    public static readonly Refusal NoPost = Refusal.Of("requests.no-post");
    public static readonly Refusal WrongPosts = Refusal.Of("requests.wrong-posts");
    public static readonly Refusal PostsChanged = Refusal.Of("requests.posts-changed");
    public static readonly Refusal NotOpen = Refusal.Of("requests.not-open");
    public static readonly Refusal NotGiven = Refusal.Of("requests.not-given");
    public static readonly Refusal NothingHeld = Refusal.Of("requests.nothing-held");
    public static readonly Refusal SpentSaid = Refusal.Of("requests.spent-said").At("spent");
    public static readonly Refusal ItemTwice = Refusal.Of("requests.item-twice").At("text");

    public static Refusal TooManyItems(int max) => Refusal.Of("requests.too-many-items", ("max", max));

    public static Refusal MinutesOutOfRange(string field, int min, int max) =>
        Refusal.Of("requests.minutes-out-of-range", ("min", min), ("max", max)).At(field);

    public static Refusal DueTooFar(int days) => Refusal.Of("requests.due-too-far", ("days", days)).At("dueOn");

    public static Refusal SameDay(DateOnly earliest) => Refusal.Of("requests.same-day", ("earliest", earliest)).At("dueOn");

    public static Refusal Overnight(DateOnly earliest) => Refusal.Of("requests.overnight", ("earliest", earliest)).At("dueOn");

    public static Refusal OverDaysOff(DateOnly earliest) => Refusal.Of("requests.over-days-off", ("earliest", earliest)).At("dueOn");

    public static Refusal OverLimit(int posts, int limit) =>
        Refusal.Of("requests.over-limit", ("posts", posts), ("limit", limit)).At("reason");

    public static Refusal TooManyMeetings(int meetings, int most) =>
        Refusal.Of("requests.too-many-meetings", ("meetings", meetings), ("most", most)).At("reason");

    /// <summary>Whether it says that the date gives too little notice: such a refusal is kept with the request.</summary>
    public static bool IsOfNotice(Refusal refusal) =>
        refusal.Code is "requests.same-day" or "requests.overnight" or "requests.over-days-off";
}
