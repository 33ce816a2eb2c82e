using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

/// <summary>Where a person stands: the units of the posts held or stood in for now, or the root for nobody's holder.</summary>
internal static class PersonPlaces
{
    public static async Task<IReadOnlyCollection<string>> Of(Db db, PersonId person, DateTimeOffset now)
    {
        var paths = await db.Set<Appointment>().Where(a => a.PersonId == person && a.IsInForce(now))
            .Join(db.Set<Post>(), a => a.PostId, p => p.Id, (_, p) => p.UnitPath).Distinct().ToListAsync();
        if (paths.Count > 0) return paths;
        return await db.Set<OrganisationSettings>().Join(db.Set<Unit>(), s => s.RootUnitId, u => u.Id, (_, u) => u.Path).ToListAsync();
    }
}
