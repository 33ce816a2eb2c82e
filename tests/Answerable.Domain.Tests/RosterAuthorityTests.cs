using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Policies;

namespace Answerable.Domain.Tests;

/// <summary>Who fills posts, gives rights and adopts policies; whoever asks hears the same as whoever acts.</summary>
public sealed class RosterAuthorityTests
{
    private static readonly Actor Setting = Actor.System(SystemVerbs.SetUp);

    private readonly Unit root = Unit.Create(Setting, null, "R", "Root", "city", Town.Now);
    private readonly Unit branch;
    private readonly Post post;
    private readonly Post group;
    private readonly Post own;
    private readonly PersonId me = new(Ids.Random()), other = new(Ids.Random()), third = new(Ids.Random());

    public RosterAuthorityTests()
    {
        branch = Unit.Create(Setting, root, "B", "Branch", "county", Town.Now);
        post = Post.Create(Setting, branch, "B-head", "Head", "head", false, Town.Now);
        group = Post.Create(Setting, branch, "B-group", "Group", "group", true, Town.Now);
        own = Post.Create(Setting, root, "R-admin", "Administrator", "admin", false, Town.Now);
    }

    private Actor With(Right right, string? path = null) =>
        Actor.In(me, own.Id, root.Id, root.Path, [new(right, path ?? root.Path)], new HashSet<PostId> { own.Id }, new HashSet<PostId>());

    private static void Refused(string reason, Action act) => Refusing.With("organisation." + reason, act);

    [Fact]
    public void Only_the_system_administration_over_its_unit_enters_and_fills_a_post()
    {
        Actor[] others = [With(Right.SecurityAdministration), With(Right.Organise), With(Right.SystemAdministration, root.Path + "X/")];
        foreach (var by in others)
        {
            Assert.Equal([OrganisationRefusals.NotAdministrator], Post.AgainstFilling(by, branch.Path));
            Refused("not-administrator", () => Post.Create(by, branch, "B-clerk", "Clerk", "clerk", false, Town.Now));
            Refused("not-administrator", () => post.Appoint(by, other, AppointmentKind.Holder, new AppointFacts([], [], []), Town.Now));
            Refused("not-administrator", () => group.Seat(by, post, Town.Now));
            Refused("not-administrator", () => Unit.Create(by, branch, "BB", "Below", "town", Town.Now));
            Refused("not-administrator", () => branch.Rename(by, "Bough", Town.Now));
        }
        Assert.Empty(Post.AgainstFilling(With(Right.SystemAdministration), branch.Path));
        Assert.Empty(Unit.AgainstChanging(With(Right.SystemAdministration), branch.Path));
        Assert.Equal([OrganisationRefusals.CollectiveHasNoHolder], group.AgainstAppointing(With(Right.SystemAdministration)));
        Assert.Equal([OrganisationRefusals.NotACollective], post.AgainstSeating(With(Right.SystemAdministration)));
    }

    [Fact]
    public void Who_takes_a_post_ends_whoever_was_there_and_nobody_takes_it_twice()
    {
        var by = With(Right.SystemAdministration);
        var (holder, _) = Appoint(other, AppointmentKind.Holder);
        var (acting, none) = Appoint(third, AppointmentKind.Acting, holder);
        Assert.Empty(none);
        Refused("same-place", () => Appoint(other, AppointmentKind.Holder, holder, acting));
        Refused("same-place", () => Appoint(other, AppointmentKind.Acting, holder, acting));
        Refused("same-place", () => Appoint(third, AppointmentKind.Acting, holder, acting));
        var (_, ended) = Appoint(third, AppointmentKind.Holder, holder, acting);
        Assert.Equal([holder, acting], ended);
        Assert.All(ended, e => Assert.Equal(Town.Now, e.Until));

        (Appointment Made, IReadOnlyList<Appointment> Ended) Appoint(PersonId person, AppointmentKind kind, params Appointment[] current) =>
            post.Appoint(by, person, kind, new AppointFacts(current, [], []), Town.Now);
    }

    [Fact]
    public void Nobody_comes_to_rights_of_their_own_giving_or_to_two_administrations()
    {
        var by = With(Right.SystemAdministration);
        void Appoint(PersonId person, Right[] ofPost, Right[] ofPerson) =>
            post.Appoint(by, person, AppointmentKind.Holder, new AppointFacts([], ofPost, ofPerson), Town.Now);
        Refused("own-appointment", () => Appoint(me, [Right.Draft], []));
        Refused("own-appointment", () => Appoint(me, [], []));
        Refused("two-administrations", () => Appoint(other, [Right.Audit], [Right.SystemAdministration]));
        Appoint(other, [Right.Audit], [Right.Audit, Right.Organise]);
        var all = new HashSet<PostId> { post.Id };
        var sits = Actor.In(me, post.Id, root.Id, root.Path, [new(Right.SystemAdministration, root.Path)], all, new HashSet<PostId>());
        Refused("own-appointment", () => group.Seat(sits, post, Town.Now));
        Refused("already-seated", () => group.Seat(by, post, Town.Now, true));
        Refused("not-a-collective", () => group.Seat(by, group, Town.Now));
        group.Seat(by, post, Town.Now);
    }

    [Fact]
    public void Rights_are_given_by_the_security_administration_to_others_within_its_reach_and_once()
    {
        var (security, narrow) = (With(Right.SecurityAdministration), With(Right.SecurityAdministration, branch.Path));
        void Grant(Actor by, Right right, Unit over, bool held = false, params Right[] together) =>
            post.Grant(by, right, over, Town.Now, new(held, [together]));
        Assert.Equal([OrganisationRefusals.NotSecurityAdministrator], Post.AgainstGranting(With(Right.SystemAdministration), post.Id));
        Assert.Equal([OrganisationRefusals.OwnPost], Post.AgainstGranting(security, own.Id));
        Assert.Empty(Post.AgainstGranting(narrow, post.Id));
        Refused("not-security-administrator", () => Grant(With(Right.SystemAdministration), Right.Draft, branch));
        Refused("not-security-administrator", () => Grant(narrow, Right.Draft, root));
        Refused("own-post", () => own.Grant(security, Right.Draft, root, Town.Now));
        Refused("right-held", () => Grant(security, Right.Draft, branch, held: true));
        Refused("two-administrations", () => Grant(security, Right.Audit, branch, false, Right.SystemAdministration));
        Refused("collective-administers-nothing", () => group.Grant(security, Right.Audit, branch, Town.Now));
        Grant(narrow, Right.Draft, branch);
    }

    [Fact]
    public void Who_brings_a_roster_administers_the_whole_tree()
    {
        Assert.Empty(Administrations.AgainstImporting(With(Right.SystemAdministration)));
        Assert.Empty(Administrations.AgainstImporting(With(Right.SecurityAdministration)));
        Assert.Empty(Administrations.AgainstImporting(Actor.System(SystemVerbs.Import)));
        foreach (var by in new[] { With(Right.SystemAdministration, branch.Path), With(Right.Audit), With(Right.Organise) })
            Assert.Equal([OrganisationRefusals.NotAdministrator], Administrations.AgainstImporting(by));
    }

    [Fact]
    public void Persons_are_invited_and_renamed_by_who_administers_every_unit_of_theirs()
    {
        var person = Person.Create(Setting, "p", "Pat Person", Town.Now);
        var (wide, narrow) = (With(Right.SecurityAdministration), With(Right.SecurityAdministration, branch.Path));
        string[] places = [branch.Path, root.Path];
        Assert.Empty(Person.AgainstInviting(wide, places));
        Assert.Empty(Person.AgainstInviting(Actor.System(SystemVerbs.Invite), []));
        Assert.Equal([PersonRefusals.NotSecurityAdministrator], Person.AgainstInviting(narrow, places));
        Assert.Equal([PersonRefusals.NotSecurityAdministrator], Person.AgainstInviting(wide, []));
        Assert.Equal([PersonRefusals.NotAdministrator], Person.AgainstRenaming(wide, places));
        Assert.Empty(Person.AgainstRenaming(With(Right.SystemAdministration), places));
        Refusing.With("people.not-security-administrator", () => person.Invite(narrow, places, Town.Now));
        Refusing.With("people.not-administrator", () => person.Rename(wide, "Other", places, Town.Now));
    }

    [Fact]
    public void A_policy_is_adopted_by_who_organises_there_or_administers_the_system()
    {
        var mays = Enum.GetValues<Right>().Where(right => !PolicyAdoption.AgainstAdopting(With(right), branch.Path).Any());
        Assert.Equal([Right.Organise, Right.SystemAdministration], mays);
        Assert.Equal([PolicyRefusals.MayNotAdopt], PolicyAdoption.AgainstAdopting(With(Right.Organise, branch.Path), root.Path));
    }
}
