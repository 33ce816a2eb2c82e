using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Organisation;

/// <summary>Enters a unit beneath another.</summary>
internal sealed class CreateUnit(Db db, UnitQueries units, TimeProvider clock)
{
    public async Task<UnitId> Run(Actor by, UnitId parentId, string code, string name, string level)
    {
        var parent = await units.Load(by, parentId) ?? throw new NotVisible();
        var unit = Unit.Create(by, parent, code.Trim(), name, level, clock.ReadNow());
        db.Add(unit);
        await db.SaveChangesAsync();
        return unit.Id;
    }
}
