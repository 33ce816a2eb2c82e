using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>What set-up asks: the root unit, zone, vocabulary, and who holds the three administrations, each somebody else.</summary>
internal sealed record SetUpForm(string Code, string Name, string Zone, string Vocabulary, NewPerson System, NewPerson Security,
    NewPerson Audit);

internal sealed record NewPerson(string Code, string Name);

/// <summary>Names the root unit, fills its first posts, and takes in the calendars that ship for its zone. Once per database.</summary>
internal sealed class SetUp(Db db, TimeProvider clock)
{
    public Task<bool> IsDone() => db.Set<OrganisationSettings>().AnyAsync();

    /// <returns>The one-time secrets of the three administrators, in the order of the form.</returns>
    public async Task<IReadOnlyList<string>> Run(SetUpForm form, PostNames names, bool demo = false)
    {
        var by = Actor.System(SystemVerbs.SetUp);
        var now = clock.ReadNow();
        Require.That(!await IsDone(), PeopleRefusals.SetUpDone);
        Require.None(Faults(form));
        var root = Unit.Create(by, null, form.Code.Trim(), form.Name, "", now);
        db.Add(root);
        db.Add(new OrganisationSettings
        {
            RootUnitId = root.Id, Zone = form.Zone, Vocabulary = form.Vocabulary, IsDemo = demo,
            SetUpAt = now
        });
        foreach (var shipped in ShippedCalendar.For(form.Zone)) db.Add(root.TakeYear(by, shipped.Draft(), null, now, now));
        var secrets = new List<string>
        {
            Administrator(by, root, "system-administration", names.System, form.System, Right.SystemAdministration, now),
            Administrator(by, root, "security-administration", names.Security, form.Security, Right.SecurityAdministration, now),
            Administrator(by, root, "audit", names.Audit, form.Audit, Right.Audit, now),
        };
        try
        {
            await db.SaveChangesAsync();
        }
        catch (Exception e) when (e is Refused or Stale)
        {
            // What was taken, was taken by whoever set up at the same instant.
            db.ChangeTracker.Clear();
            Require.That(!await IsDone(), PeopleRefusals.SetUpDone);
            throw;
        }
        return secrets;
    }

    /// <summary>Everything that is wrong with the form at once, each beside its field.</summary>
    private static List<Refusal> Faults(SetUpForm form)
    {
        var faults = UnitShape.Check(form.Code.Trim(), form.Name, "").ToList();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(form.Zone, out _)) faults.Add(Refusal.Of("people.unknown-zone").At("zone"));
        if (!Vocabulary.Codes.Contains(form.Vocabulary)) faults.Add(Refusal.Of("shell.not-chosen").At("vocabulary"));
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (kind, person) in new[] { ("system", form.System), ("security", form.Security), ("audit", form.Audit) })
        {
            TextRules.Name(person.Name, $"{kind}-name", Person.MaxName, faults);
            var before = faults.Count;
            var code = TextRules.Code(person.Code, $"{kind}-code", Person.MaxCode, faults);
            if (faults.Count > before || codes.TryAdd(Person.SignInName(code), code)) continue;
            var known = codes[Person.SignInName(code)];
            var same = known == code ? OrganisationRefusals.TwoAdministrations : RosterRefusals.CodeInOtherCase(code, known);
            faults.Add(same.At($"{kind}-code"));
        }
        return faults;
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
