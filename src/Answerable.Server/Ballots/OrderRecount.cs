using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>A group is counted again: its count is superseded, and both tellers owe their entries anew.</summary>
internal sealed class OrderRecount(Db db, RoundQueries rounds, OwedByHand owed, OrganisationZone zone, TimeProvider clock)
{
    public async Task Run(Actor by, AssessorGroupId id, string reason)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        Require.That(HandOut.MayBeMadeBy(by, round), BallotRefusals.MayNotRecount);
        var handOut = await db.Set<HandOut>().FirstOrDefaultAsync(h => h.Id == id) ?? throw new Refused(BallotRefusals.NotHandedOut);
        var counts = await db.Set<Count>().Where(c => c.GroupId == id).ToListAsync();
        var entries = await db.Set<CountEntry>().Include(e => e.Papers).Include(e => e.Totals).AsSplitQuery().Where(e => e.GroupId == id).ToListAsync();
        db.Add(handOut.OrderRecount(by, round, counts, entries, reason, now));
        db.RemoveRange(counts);
        // A decision recorded at the same moment must not rest on a count that is taken back.
        db.Whole(round);
        var due = (await zone.On(now)).AddDays(HandOutPapers.Days);
        foreach (var teller in round.PostsOf(OfficerRole.Teller))
            await owed.Open(BallotKinds.EnterPapers, teller, round.UnitId, due, $"{round.Title} · {round.The(id).Code}", handOut.Ref, now);
        await db.SaveChangesAsync();
    }
}
