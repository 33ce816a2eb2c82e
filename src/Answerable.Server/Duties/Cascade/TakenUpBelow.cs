using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Notes on the duties above that a list which is issued takes them up. Nothing is saved here.</summary>
internal sealed class TakenUpBelow(Db db, Owed owed)
{
    public async Task Note(Actor by, DutyList list, Calendar calendar, DateTimeOffset now)
    {
        var above = list.Items.Select(i => i.AboveTaskId).OfType<DutyTaskId>().Distinct().ToList();
        if (above.Count == 0) return;
        var tasks = await db.Set<DutyTask>().Include(t => t.Reports).Where(t => above.Contains(t.Id)).ToListAsync();
        foreach (var task in tasks) task.TakeUpBelow(by, list.Title, now);
        await owed.Follow(tasks.ConvertAll(t => t.Awaits(calendar)), now);
    }
}
