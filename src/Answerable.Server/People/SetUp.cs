using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>What set-up asks: the root unit, zone, vocabulary, and who holds the three administrations, each somebody else.</summary>
internal sealed record SetUpForm(string Code, string Name, string Zone, string Vocabulary, NewPerson System, NewPerson Security, NewPerson Audit);

internal sealed record NewPerson(string Code, string Name);

/// <summary>Names the root unit and fills its first posts. Once per database.</summary>
internal sealed class SetUp(Db db, TimeProvider clock)
{
    public Task<bool> IsDone() => db.Set<OrganisationSettings>().AnyAsync();

    /// <returns>The one-time secrets of the three administrators, in the order of the form.</returns>
    public async Task<IReadOnlyList<string>> Run(SetUpForm form, PostNames names, bool demo = false)
    {
        var by = Actor.System(SystemVerbs.SetUp);
        var now = clock.ReadNow();
        Require.That(!await IsDone(), PeopleRefusals.SetUpDone);
        Require.That(TimeZoneInfo.TryFindSystemTimeZoneById(form.Zone, out _), Refusal.Of("people.unknown-zone").At("zone"));
        Require.That(Vocabulary.Codes.Contains(form.Vocabulary), Refusal.Of("shell.not-chosen").At("vocabulary"));
        NewPerson[] three = [form.System, form.Security, form.Audit];
        Require.That(three.Select(p => p.Code.Trim()).Distinct().Count() == 3, OrganisationRefusals.TwoAdministrations);
        var root = Unit.Create(by, null, form.Code.Trim(), form.Name, "root", now);
        db.Add(root);
        db.Add(new OrganisationSettings { RootUnitId = root.Id, Zone = form.Zone, Vocabulary = form.Vocabulary, IsDemo = demo, SetUpAt = now });
        var secrets = new List<string>
        {
            Administrator(by, root, "system-administration", names.System, form.System, Right.SystemAdministration, now),
            Administrator(by, root, "security-administration", names.Security, form.Security, Right.SecurityAdministration, now),
            Administrator(by, root, "audit", names.Audit, form.Audit, Right.Audit, now),
        };
        await db.SaveChangesAsync();
        return secrets;
    }

    private string Administrator(Actor by, Unit root, string code, string postName, NewPerson person, Right right, DateTimeOffset now)
    {
        var post = Post.Create(by, root, $"{root.Code}-{code}", postName, "administrator", false, now);
        var holder = Person.Create(by, person.Code, person.Name, now);
        db.AddRange(post, holder, post.Appoint(by, holder.Id, AppointmentKind.Holder, now, now), post.Grant(by, right, root, now));
        return InvitePerson.Add(db, by, holder, [root.Path], now);
    }
}

/// <summary>Names of the three administrations' posts in the language of set-up.</summary>
internal sealed record PostNames(string System, string Security, string Audit);
