using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Organisation;

/// <summary>Gives a unit another name; the old one stays readable.</summary>
internal sealed class RenameUnit(Db db, UnitQueries units, TimeProvider clock)
{
    public async Task Run(Actor by, UnitId id, string name, int? version = null)
    {
        var unit = await units.Load(by, id) ?? throw new NotVisible();
        unit.ReadAs(version);
        db.Add(unit.Rename(by, name, clock.ReadNow()));
        await db.SaveChangesAsync();
    }
}
