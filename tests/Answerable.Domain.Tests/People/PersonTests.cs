using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Tests.Organisation;

namespace Answerable.Domain.Tests.People;

public sealed class PersonTests
{
    private readonly Roster at = new();

    [Fact]
    public void A_person_has_a_code_and_a_name_and_every_act_about_them_a_line()
    {
        var person = Person.Create(Roster.Setting, " p ", " Pat Person ", Town.Now);
        Assert.Equal(("p", "Pat Person"), (person.Code, person.Name));
        person.Invite(at.With(Right.SecurityAdministration), [at.County.Path], Town.Now);
        person.TakeUpInvitation(Town.Now);
        person.Rename(at.With(Right.SystemAdministration), " Pat Other ", [at.County.Path], Town.Now);
        Assert.Equal("Pat Other", person.Name);
        Assert.Equal(["person.created", "person.invited", "person.signed-up", "person.renamed"], person.Recorded.Select(l => l.Act));
        Assert.Equal(person.Id, person.Recorded[2].Person);
    }

    [Fact]
    public void What_is_missing_is_refused_field_by_field() =>
        Assert.Equal(["person_code", "person"],
            Assert.Throws<Refused>(() => Person.Create(Roster.Setting, " ", "", Town.Now)).Refusals.Select(r => r.Field));

    [Fact]
    public void A_rename_says_another_name()
    {
        var person = Person.Create(Roster.Setting, "p", "Pat", Town.Now);
        Refusing.With("people.same-name", () => person.Rename(at.With(Right.SystemAdministration), "Pat ", [at.County.Path], Town.Now));
    }

    [Fact]
    public void Who_holds_an_administration_comes_in_only_by_an_invitation_that_a_second_administrator_confirmed()
    {
        Right[] plain = [Right.Organise], administering = [Right.Organise, Right.Audit];
        Assert.Equal(["people.not-confirmed"], Person.AgainstTakingUp(at.Me, false, administering).Select(r => r.Code));
        Assert.Empty(Person.AgainstTakingUp(at.Me, true, administering));
        Assert.Empty(Person.AgainstTakingUp(at.Me, false, plain));
        // The console made it.
        Assert.Empty(Person.AgainstTakingUp(null, false, administering));
    }

    [Fact]
    public void What_becomes_of_an_invitation_that_waits_is_decided_on_it_and_is_a_line_of_the_person()
    {
        var (person, second) = (Person.Create(Roster.Setting, "p", "Pat", Town.Now), at.Somebody(Right.Audit));
        WaitingAct Asked() => WaitingAct.Invitation(at.Me, person.Id, at.City.Path, Town.Now);
        var (confirmed, refused, back) = (Asked(), Asked(), Asked());
        person.ConfirmInvitation(second, confirmed, Town.Day(1));
        person.RefuseInvitation(second, refused, Town.Day(2));
        person.TakeBackInvitation(at.With(Right.SecurityAdministration), back, Town.Day(3));
        Assert.Equal([(true, (PersonId?)at.Other), (false, at.Other), (false, null)],
            new[] { confirmed, refused, back }.Select(a => (a.IsConfirmed, a.DecidedBy)));
        Assert.Equal(Town.Day(3), back.DecidedAt);
        Assert.Equal(["person.invitation-confirmed", "person.invitation-refused", "person.invitation-taken-back"],
            person.Recorded.Skip(1).Select(l => l.Act));
        Refusing.With("organisation.decided-already", () => person.ConfirmInvitation(second, refused, Town.Day(4)));
    }
}
