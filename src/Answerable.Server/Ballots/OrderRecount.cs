using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A group is counted again: its count is superseded, and both tellers owe their entries anew.</summary>
internal sealed class OrderRecount(Db db, RoundQueries rounds, CountFrames frames, OwnEntries own, PapersAwaited awaits, Owed owed,
    TimeProvider clock)
{
    public async Task Run(Actor by, AssessorGroupId id, string reason)
    {
        var (now, group) = (clock.ReadNow(), id.AsCounted());
        // A decision recorded at the same moment must not rest on a count that is taken back.
        var frame = await frames.Fill(await rounds.FrameInTurn(by, id));
        var counts = await db.Set<Count>().Where(c => c.GroupId == group).ToListAsync();
        Require.None(HandOut.AgainstRecounting(by, frame, counts.Count > 0));
        var handOut = await db.Set<HandOut>().FirstAsync(h => h.Id == group);
        var entries = await db.Set<CountEntry>().Include(e => e.Totals).AsSingleQuery().Where(e => e.GroupId == group).ToListAsync();
        db.Add(handOut.OrderRecount(by, frame, counts, entries, reason, now));
        db.RemoveRange(counts);
        var round = frame.OccasionId.AsRound();
        foreach (var debriefer in await db.Set<Debriefer>().Where(d => d.RoundId == round).ToListAsync())
            if (counts.Exists(c => c.SubjectId.AsDebriefer() == debriefer.Id)) debriefer.GroupReopened();
        var awaited = await awaits.Awaited(handOut, frame, await frames.Group(id), isCounted: false, recountedAt: now);
        await owed.Follow(awaited, now);
        await own.Save(entries);
    }
}
