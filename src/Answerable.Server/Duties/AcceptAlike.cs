using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Accepts what several posts reported on the same duty, each chosen by the judge: all of them, or none.</summary>
internal sealed class AcceptAlike(Db db, DutyQueries queries, Owed owed, Tenures tenures, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="id">One of the duties that are alike.</param>
    /// <param name="chosen">Those to be accepted, each with its version as the judge read it.</param>
    public async Task Run(Actor by, DutyTaskId id, IReadOnlyDictionary<DutyTaskId, int> chosen)
    {
        var now = clock.ReadNow();
        var one = await queries.Task(by, id);
        one.RequireMayJudge(by);
        if (chosen.Count == 0) throw new Refused(DutyRefusals.NothingChosen.At("chosen"));
        var ids = chosen.Keys.ToList();
        var tasks = await queries.Alike(by, one).Include(t => t.Reports.OrderBy(r => r.Number)).Where(t => ids.Contains(t.Id))
            .ToListAsync();
        if (tasks.Count < ids.Count) throw new NotVisible();
        var held = await tenures.Since(tasks.Select(t => t.PostId), tasks.Min(t => t.JudgedFrom(now)));
        foreach (var task in tasks)
        {
            task.ReadAs(chosen[task.Id]);
            task.Accept(by, held, now);
        }
        var calendar = await zone.Calendar();
        await owed.Follow([.. tasks.Select(t => t.Awaits(calendar))], now);
        await db.SaveChangesAsync();
    }
}
