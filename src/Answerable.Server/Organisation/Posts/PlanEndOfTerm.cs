using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Organisation;

/// <summary>Whoever fills posts gives a term another end, or none.</summary>
internal sealed class PlanEndOfTerm(Db db, PostQueries posts, RightsHeld rights, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="until">The last day; null while no end is known.</param>
    public Task Run(Actor by, PostId id, AppointmentId appointmentId, DateOnly? until) => db.InTransaction(async () =>
    {
        var now = clock.ReadNow();
        await rights.Hold();
        var post = await posts.Load(by, id) ?? throw new NotVisible();
        var appointment = await posts.Appointment(id, appointmentId) ?? throw new NotVisible();
        post.PlanEnd(by, appointment, await zone.EndOf(until), await posts.Current(id, now), now);
        await db.SaveChangesAsync();
    });
}
