using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A teller takes a counting machine's totals instead of typing paper by paper.</summary>
internal sealed class TakeMachineFile(Db db, TellerDesk desks)
{
    public const int MaxBytes = 1_000_000;

    public async Task Run(Actor by, AssessorGroupId group, int version, WholePapers whole, Stream file)
    {
        var desk = await desks.Of(by, group, version);
        // The same bounds as for papers, said before the lines are compared with them.
        desk.Entry.SayPapers(by, whole.Issued, whole.Returned, whole.Spoiled, desk.Group.Entitled);
        var ids = desk.Round.Debriefers.ToDictionary(d => d.PostId, d => d.Id);
        var posts = await db.Set<Post>().AsNoTracking().Where(p => ids.Keys.Contains(p.Id)).ToDictionaryAsync(p => p.Code, p => ids[p.Id]);
        var grades = desk.Round.Policy.Grades.Value.Select(g => g.Code).ToList();
        desk.Entry.TakeTotals(by, MachineFile.Read(file, whole, grades, posts));
        await desks.Save(desk.Entry);
    }
}
