namespace Answerable.Domain.Organisation;

/// <summary>
/// Which unit an organiser means: the one looked at, but their own is looked at until another is chosen, and what they organise
/// is the unit over which their post holds the right.
/// </summary>
public static class UnitInView
{
    /// <summary>Whether the unit looked at was chosen, so that it and no other is meant.</summary>
    public static bool IsChosen(Actor by, UnitId? lookedAt) => lookedAt is not null && lookedAt != by.Unit;

    /// <summary>Path of the unit that is meant; null when the actor holds none of the rights over what was chosen, or anywhere.</summary>
    /// <param name="chosen">Path of the unit looked at where it was chosen.</param>
    public static string? Of(Actor by, string? chosen, params Right[] rights) =>
        chosen is null ? by.Over(rights).Order(StringComparer.Ordinal).FirstOrDefault() : by.HasAny(chosen, rights) ? chosen : null;
}
