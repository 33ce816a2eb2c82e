namespace Answerable.Domain.Organisation;

/// <summary>What comes together when a roster gives rights to a post.</summary>
/// <param name="Given">Those that the row gives.</param>
/// <param name="OfPost">Those that the post has already, over whatever unit.</param>
/// <param name="OfPersons">Those of every post of each person who is in it.</param>
public sealed record RosterRights(IReadOnlyCollection<Right> Given, IReadOnlyCollection<Right> OfPost,
    IReadOnlyCollection<IReadOnlyCollection<Right>> OfPersons)
{
    /// <summary>Against giving them: neither the post by itself nor anybody in it comes to hold two administrations.</summary>
    public IEnumerable<Refusal> AgainstGiving() => OrganisationRefusals.TwoAdministrations.At("rights").Unless(
        Administrations.AreApart([.. Given, .. OfPost]) && OfPersons.All(p => Administrations.AreApart([.. Given, .. p])));
}

/// <summary>An individual post of a person through which they may sit in a leading group.</summary>
/// <param name="IsSeated">It sits in that group already.</param>
public sealed record SeatChoice(PostId Post, string UnitCode, string Code, DateTimeOffset From, bool IsSeated);

/// <summary>Which rows of a roster may be applied, and by whom. Whoever brings one gives no more than what they administer.</summary>
public static class RosterRules
{
    /// <summary>Against entering a new post of the unit at this path with its rights: the system administration's, whoever is to have
    /// them.</summary>
    public static IEnumerable<Refusal> AgainstEntering(Actor by, string unitPath, RosterRights rights) =>
        [.. Post.AgainstFilling(by, unitPath), .. rights.AgainstGiving()];

    /// <summary>Whether rights of this unit's posts are given by this import; else they are left for one by the security
    /// administration.</summary>
    public static bool GivesRights(Actor by, string unitPath) => by.Has(Right.SecurityAdministration, unitPath);

    /// <summary>
    /// Whether rights that a stored post has none of may be those that an import of the system administration alone had to leave out.
    /// Who holds both administrations, as a command does, leaves none out.
    /// </summary>
    public static bool MayWait(Actor by, string unitPath, bool hasRights, bool givesRights) =>
        !hasRights && givesRights && by.Has(Right.SystemAdministration, unitPath) != GivesRights(by, unitPath);

    /// <summary>Against giving a stored post the rights that waited: nobody gives any to themselves.</summary>
    /// <param name="isToHold">Whether they ask for the post, or are named for it from a later day on.</param>
    public static IEnumerable<Refusal> AgainstGivingWaiting(Actor by, PostId post, RosterRights rights, bool isToHold = false) =>
        [.. OrganisationRefusals.OwnPost.At("rights").Unless(!Administrations.IsOwn(by, post, isToHold)), .. rights.AgainstGiving()];

    /// <summary>Against a second row of a post that no group is: two holders contradict each other, anything else only repeats
    /// it.</summary>
    /// <param name="holder">Code of the person in the first row, empty when vacant.</param>
    public static Refusal AgainstRepeating(string code, int firstRow, string holder, string otherHolder) =>
        holder.Length > 0 && otherHolder.Length > 0 && holder != otherHolder ? RosterRefusals.SecondHolder
            : RosterRefusals.DuplicateCode(code, firstRow);

    /// <summary>
    /// The post through which a person sits in a group of this unit when the roster does not say: one that sits there already, else one
    /// of the unit, else any; of several the one held longest. Null for who holds no post.
    /// </summary>
    public static SeatChoice? Seat(IEnumerable<SeatChoice> held, string unitCode) => held.OrderByDescending(h => h.IsSeated)
        .ThenByDescending(h => h.UnitCode == unitCode).ThenBy(h => h.From).ThenBy(h => h.Code, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The field in which a later row of a leading group tells otherwise than the first, or null.</summary>
    public static string? ToldOtherwise((string Unit, string Name, string Kind) first, (string Unit, string Name, string Kind) later) =>
        first.Unit != later.Unit ? "unit_code" : first.Name != later.Name ? "post" : first.Kind != later.Kind ? "kind" : null;
}
