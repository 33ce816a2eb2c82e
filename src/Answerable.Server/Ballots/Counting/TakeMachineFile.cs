using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A teller takes a counting machine's totals instead of typing paper by paper.</summary>
internal sealed class TakeMachineFile(Db db, OwnEntries entries)
{
    public const int MaxBytes = 1_000_000;

    public async Task Run(Actor by, AssessorGroupId group, int version, WholePapers whole, Stream file)
    {
        var own = await entries.Load(by, group, version);
        // The same bounds as for papers, said before the lines are compared with them.
        own.Entry.SayPapers(by, own.Frame, own.Group, whole.Issued, whole.Returned, whole.Spoiled);
        var round = own.Frame.OccasionId.AsRound();
        var posts = await (from d in db.Set<Debriefer>().Where(Debriefer.Assessed)
                           join p in db.Set<Post>() on d.PostId equals p.Id
                           where d.RoundId == round
                           select new { p.Code, d.Id, Former = db.Set<Person>().Where(x => x.Id == d.HolderId).Select(x => x.Code).FirstOrDefault() })
            .ToDictionaryAsync(d => d.Former is null ? d.Code : $"{d.Code}/{d.Former}", d => d.Id);
        var policy = await db.Set<Round>().Where(r => r.Id == round).Select(r => r.Policy).FirstAsync();
        own.Entry.TakeTotals(by, own.Frame, MachineFile.Read(file, whole, [.. policy.Grades.Value.Select(g => g.Code)], posts));
        await entries.Save(own.Entry);
    }
}
