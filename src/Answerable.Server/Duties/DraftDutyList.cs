using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Begins a list of a unit's duties; the post that begins it issues and judges it.</summary>
internal sealed class DraftDutyList(Db db, TimeProvider clock)
{
    public async Task<DutyListId> Run(Actor by, UnitId unit, DutyListDraft draft)
    {
        var issuing = await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == unit) ?? throw new NotVisible();
        Require.That(by.Post is not null, DutyRefusals.NotOrganiser);
        var list = DutyList.Draft(by, by.Post!.Value, issuing.Id, issuing.Path, draft, clock.ReadNow());
        db.Add(list);
        await db.SaveChangesAsync();
        return list.Id;
    }
}

/// <summary>Changes the heading of a draft.</summary>
internal sealed class ChangeDutyList(Db db, DutyQueries queries)
{
    public async Task Run(Actor by, DutyListId id, DutyListDraft draft)
    {
        var list = await queries.Draft(by, id);
        list.Change(by, draft);
        await db.SaveChangesAsync();
    }
}
