using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>A holder or stand-in leaves; the post keeps what it owes.</summary>
internal sealed class VacatePost(Db db, PostQueries posts, TimeProvider clock)
{
    public async Task Run(Actor by, PostId id, AppointmentId appointmentId)
    {
        var post = await posts.Load(by, id) ?? throw new NotVisible();
        var appointment =
            await db.Set<Appointment>().FirstOrDefaultAsync(a => a.Id == appointmentId && a.PostId == id) ?? throw new NotVisible();
        var now = clock.ReadNow();
        post.Vacate(by, appointment, now, await posts.Current(id, now));
        await db.SaveChangesAsync();
    }
}
