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
}
