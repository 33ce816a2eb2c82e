using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>What came of a submission.</summary>
internal enum Submission { WaitsForOther, Differs, Stands }

/// <summary>
/// A teller is done. When the other is too, both entries are compared: agreed, the counts stand and the papers go;
/// else both learn in which cells they differ, and look again.
/// </summary>
internal sealed class SubmitEntry(Db db, OwnEntries entries, PapersAwaited awaits, Owed owed)
{
    public async Task<Submission> Run(Actor by, AssessorGroupId group, int version)
    {
        try
        {
            return await Once(by, group, version);
        }
        catch (Stale) when (db.ChangeTracker.HasChanges())
        {
            // The other teller submitted at the same moment; now their submission can be seen.
            db.ChangeTracker.Clear();
            return await Once(by, group, version);
        }
    }

    private async Task<Submission> Once(Actor by, AssessorGroupId group, int version)
    {
        var own = await entries.Load(by, group, version);
        own.Entry.Submit(by, own.Frame, own.Group, own.Now);
        db.Entry(own.HandOut).State = EntityState.Modified;
        var counted = group.AsCounted();
        var all = await db.Set<CountEntry>().Include(e => e.Totals).AsSingleQuery().Where(e => e.GroupId == counted).ToListAsync();
        // When a post of a teller changed hands, the newest holder's entry counts.
        var other = all.Where(e => e.TellerPostId != own.Entry.TellerPostId && own.Frame.Tellers.Contains(e.TellerPostId))
            .MaxBy(e => e.Id.Value);
        var isLost = other is not null && !entries.Open(by, other, own.Now);
        var result = other?.State == CountEntryState.Submitted ? await Compare(by, own, other, all) : Submission.WaitsForOther;
        await entries.Save(result == Submission.Stands ? all : result == Submission.Differs || isLost ? [own.Entry, other!] : [own.Entry]);
        return result;
    }

    /// <summary>Whoever counted for the day has nothing left to count once every group's count stands.</summary>
    private async Task EndDays(OwnEntry own, List<Debriefer> counted)
    {
        var round = own.Frame.OccasionId.AsRound();
        var groups = await db.Set<AssessorGroup>().CountAsync(g => g.RoundId == round);
        if (!counted.TrueForAll(d => d.IsCounted(groups))) return;
        foreach (var day in await db.Set<DayTeller>().Where(t => t.RoundId == round && t.EndedAt == null).ToListAsync())
            day.End(own.Now);
    }

    private async Task<Submission> Compare(Actor by, OwnEntry own, CountEntry other, List<CountEntry> all)
    {
        var (group, round) = (own.Group.Id.AsAssessors(), own.Frame.OccasionId.AsRound());
        db.RemoveRange(await db.Set<Mismatch>().Where(m => m.GroupId == group).ToListAsync());
        var (agreement, counts) = CountAgreement.Settle(by, own.Frame, own.Entry, other, own.Now);
        if (agreement.Agreed is null)
        {
            db.AddRange(agreement.Differing.Select(cell => new Mismatch
            {
                Id = Ids.Random(), GroupId = group, DebrieferId = cell.SubjectId?.AsDebriefer(), Name = cell.Name,
                GradeIndex = cell.GradeIndex, FoundAt = own.Now,
            }));
            return Submission.Differs;
        }
        db.AddRange(counts);
        var counted = (await db.Set<Debriefer>().Where(d => d.RoundId == round).ToListAsync())
            .Where(d => counts.Any(c => c.SubjectId.AsDebriefer() == d.Id)).ToList();
        foreach (var debriefer in counted) debriefer.GroupCounted();
        await EndDays(own, counted);
        foreach (var left in all.Where(e => e != own.Entry && e != other)) left.Leave();
        await owed.Follow(await awaits.Awaited(own.HandOut, own.Frame, own.Group, isCounted: true), own.Now);
        return Submission.Stands;
    }
}
