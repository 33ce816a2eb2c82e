using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Writes a person's name otherwise.</summary>
internal sealed class RenamePerson(Db db, PersonQueries people, TimeProvider clock)
{
    public async Task Run(Actor by, PersonId id, string name, int? version = null)
    {
        var now = clock.ReadNow();
        var person = await people.VisibleTo(by).FirstOrDefaultAsync(p => p.Id == id) ?? throw new NotVisible();
        person.ReadAs(version);
        person.Rename(by, name, await PersonPlaces.Of(db, id, now), now);
        await db.SaveChangesAsync();
    }
}
