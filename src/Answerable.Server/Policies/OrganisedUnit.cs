using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Policies;

/// <summary>The unit that an organiser means, by <see cref="UnitInView"/>.</summary>
internal sealed class OrganisedUnit(Db db)
{
    /// <summary>Null when the actor holds none of the rights over the unit looked at or anywhere.</summary>
    public async Task<Unit?> For(Actor by, UnitId? lookedAt, params Right[] rights)
    {
        var units = db.Set<Unit>().AsNoTracking();
        var chosen = UnitInView.IsChosen(by, lookedAt) ? await units.FirstOrDefaultAsync(u => u.Id == lookedAt!.Value) : null;
        if (UnitInView.Of(by, chosen?.Path, rights) is not { } path) return null;
        return chosen ?? await units.FirstOrDefaultAsync(u => u.Path == path);
    }
}
