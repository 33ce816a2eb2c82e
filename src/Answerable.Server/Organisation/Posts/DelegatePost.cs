using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>The holder lets another person, known by code, act in the post until a day.</summary>
internal sealed class DelegatePost(Db db, PostQueries posts, RightsHeld rights, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="until">The last day.</param>
    public Task Run(Actor by, PostId id, string personCode, DateOnly until) => db.InTransaction(async () =>
    {
        var now = clock.ReadNow();
        await rights.Hold();
        var post = await posts.Load(by, id) ?? throw new NotVisible();
        var facts = new AppointFacts(await posts.Current(id, now), await rights.Rights(id, now), []);
        post.RequireNone(post.AgainstDelegating(by, facts, now));
        var code = TextRules.Needed(personCode, "person_code", Person.MaxCode);
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Code == code);
        Require.That(person is not null, OrganisationRefusals.UnknownDelegate.At("person_code"));
        facts = facts with { RightsOfPerson = await rights.Rights(person!.Id, now) };
        db.Add(post.Delegate(by, person.Id, await zone.EndOf(until) ?? now, facts, now));
        await db.SaveChangesAsync();
    });
}

/// <summary>The holder takes a delegation back, or the delegate lays it down.</summary>
internal sealed class EndDelegation(Db db, PostQueries posts, TimeProvider clock)
{
    public async Task Run(Actor by, PostId id, AppointmentId appointmentId)
    {
        var post = await posts.Load(by, id) ?? throw new NotVisible();
        var appointment = await posts.Appointment(id, appointmentId) ?? throw new NotVisible();
        post.EndDelegation(by, appointment, clock.ReadNow());
        await db.SaveChangesAsync();
    }
}
