namespace Answerable.Domain.Organisation;

/// <summary>System, security and audit are three administrations; nobody holds two of them, by whatever posts.</summary>
public static class Administrations
{
    public static bool IsOne(Right right) => right is Right.SystemAdministration or Right.SecurityAdministration or Right.Audit;

    /// <summary>Whether nobody holds it beside an administration: those themselves, and recording from paper, by which an administration
    /// would act in whatever posts it fills.</summary>
    public static bool IsApart(Right right) => IsOne(right) || right == Right.Record;

    /// <summary>Whether these rights, of all posts of one person, are of at most one administration.</summary>
    public static bool AreApart(IEnumerable<Right> rights) => rights.Where(IsApart).Distinct().Count() < 2;

    /// <summary>Whether a right of this post would be the actor's own: they hold it, stand in for its holder, or sit in it, in whatever
    /// post they act.</summary>
    public static bool IsOwn(Actor by, PostId post) => by.Post == post || by.AllPosts.Contains(post);

    /// <summary>The same while they only ask to hold it or to stand in: what the post gets before somebody confirms that would be
    /// theirs.</summary>
    /// <param name="asksForIt">Whether their own appointment to it waits for another administration.</param>
    public static bool IsOwn(Actor by, PostId post, bool asksForIt) => asksForIt || IsOwn(by, post);

    /// <summary>Against bringing a roster: for who administers the whole tree, its system for units, posts and people, its security for
    /// rights.</summary>
    public static IEnumerable<Refusal> AgainstImporting(Actor by) =>
        OrganisationRefusals.NotAdministrator.Unless(by.IsSystem || by.Rights.Any(r =>
        r.Right is Right.SystemAdministration or Right.SecurityAdministration && UnitPath.Depth(r.UnitPath) == 1));

    /// <summary>Nobody gives themselves a post or a seat: it is asked for, and another administration confirms it.</summary>
    /// <param name="own">Whether they would give it to themselves.</param>
    public static void CheckGiver(bool own) => Require.That(!own, OrganisationRefusals.OwnAppointment);

    /// <param name="rights">The rights of every post that the person holds or stands in for, and those about to come.</param>
    public static void Check(IEnumerable<Right> rights) => Require.That(AreApart(rights), OrganisationRefusals.TwoAdministrations);
}
