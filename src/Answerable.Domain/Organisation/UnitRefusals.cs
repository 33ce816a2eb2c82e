namespace Answerable.Domain.Organisation;

/// <summary>Why a unit is not moved, merged, split or closed.</summary>
public static class UnitRefusals
{
    public static readonly Refusal NotOverNewPlace = Refusal.Denied("organisation.not-over-new-place");

    /// <summary>No administration opens anything to a post of its own: another one does, or the console.</summary>
    public static readonly Refusal OwnPost = Refusal.Denied("organisation.own-post-concerned");

    public static readonly Refusal Closed = Refusal.Of("organisation.unit-closed");
    public static readonly Refusal PostClosed = Refusal.Of("organisation.post-closed");
    public static readonly Refusal IsRoot = Refusal.Of("organisation.is-root");
    public static readonly Refusal IntoItself = Refusal.Of("organisation.into-itself");
    public static readonly Refusal SamePlace = Refusal.Of("organisation.same-unit-above");
    public static readonly Refusal NoUnits = Refusal.Of("organisation.no-units-named");
    public static readonly Refusal NoPosts = Refusal.Of("organisation.no-posts-named");
    public static readonly Refusal DayBehind = Refusal.Of("organisation.day-behind");
    public static readonly Refusal PlanDone = Refusal.Of("organisation.plan-done");

    public static readonly Refusal IsAboveAnyway = Refusal.Of("organisation.is-above-anyway");
    public static readonly Refusal GuideBeneath = Refusal.Of("organisation.guide-beneath");
    public static readonly Refusal GuidesAlready = Refusal.Of("organisation.guides-already");

    public static Refusal UnknownUnit(string code) => Refusal.Of("organisation.unknown-unit", ("code", code));

    /// <summary>A post that is to go along is none of the unit's.</summary>
    public static Refusal NotOfUnit(string code) => Refusal.Of("organisation.not-of-unit", ("code", code));

    /// <summary>Posts of the unit are held, or will be, or somebody sits in them.</summary>
    public static Refusal PostsHeld(int n) => Refusal.Of("organisation.close-posts-held", ("n", n));

    /// <summary>Units that still stand lie beneath it.</summary>
    public static Refusal UnitsBeneath(int n) => Refusal.Of("organisation.close-units-beneath", ("n", n));

    /// <summary>Posts of the unit still owe something.</summary>
    public static Refusal StillOwed(int n) => Refusal.Of("organisation.close-still-owed", ("n", n));
}
