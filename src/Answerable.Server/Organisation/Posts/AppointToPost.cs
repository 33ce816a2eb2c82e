using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>
/// Somebody takes a post or stands in for its holder, from now or a later day on; who did so before leaves in the same act. For
/// themselves, an administrator only asks for it: it waits until another administration confirms.
/// The person is known by code; with a name, an unknown code enters a new person.
/// </summary>
internal sealed class AppointToPost(Db db, PostQueries posts, RightsHeld rights, PersonCodes codes, OrganisationZone zone,
    TimeProvider clock)
{
    /// <param name="from">The first day; null, or today: from now on.</param>
    /// <param name="until">The last day; null while no end is known.</param>
    public async Task Run(Actor by, PostId id, AppointmentKind kind, string personCode, string? personName, DateOnly? from = null,
        DateOnly? until = null)
    {
        var now = clock.ReadNow();
        var term = await zone.Term(from, until, now);
        await db.InTransaction(async () =>
        {
            await rights.Hold();
            var post = await posts.Load(by, id) ?? throw new NotVisible();
            Require.None(post.AgainstAppointing(by));
            var current = await db.Set<Appointment>().Where(a => a.PostId == id && !a.IsOver(now)).ToListAsync();
            var (person, isNew) = await Person(by, personCode.Trim(), personName, now);
            var facts = new AppointFacts(current, await rights.Rights(id, now), await rights.Rights(person.Id, now));
            if (person.Id == by.Person)
            {
                db.Add(post.AskForAppointment(by, kind, facts, now, term));
                await db.SaveChangesAsync();
                return;
            }
            var (made, ended) = post.Appoint(by, person.Id, kind, facts, now, term);
            if (isNew) db.Add(person);
            if (ended.Count > 0) await db.SaveChangesAsync();
            db.Add(made);
            await db.SaveChangesAsync();
        });
    }

    private async Task<(Person Person, bool IsNew)> Person(Actor by, string code, string? name, DateTimeOffset now)
    {
        TextRules.Code(code, "person_code", Domain.People.Person.MaxCode);
        var known = await db.Set<Person>().FirstOrDefaultAsync(p => p.Code == code);
        if (known is not null)
        {
            var isNamed = !string.IsNullOrWhiteSpace(name) && name.Trim() != known.Name;
            Require.That(!isNamed, () => RosterRefusals.TwoNames(code, known.Name).At("person"));
            return (known, false);
        }
        Require.That(!string.IsNullOrWhiteSpace(name), OrganisationRefusals.UnknownPerson.At("person_code"));
        var person = Domain.People.Person.Create(by, code, name!, now);
        var spelled = await codes.InOtherCase(code);
        Require.That(spelled is null, () => RosterRefusals.CodeInOtherCase(code, spelled!).At("person_code"));
        return (person, true);
    }
}
