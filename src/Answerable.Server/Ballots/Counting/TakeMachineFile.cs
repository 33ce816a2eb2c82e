using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A teller takes a counting machine's totals instead of typing paper by paper.</summary>
internal sealed class TakeMachineFile(Db db, OwnEntries entries, DebrieferNames names)
{
    public const int MaxBytes = 1_000_000;

    public async Task Run(Actor by, AssessorGroupId group, int version, WholePapers whole, Stream file)
    {
        var own = await entries.Load(by, group, version);
        // The same bounds as for papers, said before the lines are compared with them.
        own.Entry.SayPapers(by, own.Frame, own.Group, whole.Issued, whole.Returned, whole.Spoiled);
        var round = own.Frame.OccasionId.AsRound();
        var posts = (await names.InRound(round)).ToDictionary(d => d.Post.Code, d => d.Id);
        var policy = await db.Set<Round>().Where(r => r.Id == round).Select(r => r.Policy).FirstAsync();
        own.Entry.TakeTotals(by, own.Frame, MachineFile.Read(file, whole, [.. policy.Grades.Value.Select(g => g.Code)], posts));
        await entries.Save(own.Entry);
    }
}
