using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

/// <summary>
/// The unit that an organiser means: the one looked at, but their own department is looked at until another
/// is chosen, and what they organise is the unit over which their post holds the right.
/// </summary>
internal sealed class OrganisedUnit(Db db)
{
    /// <summary>Null when the actor holds none of the rights over the unit looked at or anywhere.</summary>
    public async Task<Unit?> For(Actor by, UnitId? lookedAt, params Right[] rights)
    {
        var found = lookedAt is { } id && id != by.Unit ? await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == id) : null;
        if (found is not null) return by.HasAny(found.Path, rights) ? found : null;
        var roots = by.Over(rights);
        return await db.Set<Unit>().AsNoTracking().Where(u => roots.Contains(u.Path)).OrderBy(u => u.Path).FirstOrDefaultAsync();
    }
}
