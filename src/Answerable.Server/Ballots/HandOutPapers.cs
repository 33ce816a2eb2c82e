using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ballots;

/// <summary>Hands out the papers of every group of a round; both tellers then owe what they count, two days after the meeting.</summary>
internal sealed class HandOutPapers(Db db, RoundQueries rounds, RoundPersons persons, OwedByHand owed, TimeProvider clock)
{
    public const int Days = 2;

    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        Require.That(HandOut.MayBeMadeBy(by, round), BallotRefusals.MayNotHandOut);
        var before = await db.Set<HandOut>().Where(h => h.RoundId == id).Select(h => h.Id).ToListAsync();
        var left = round.Groups.Where(g => !before.Contains(g.Id)).ToList();
        Require.That(left.Count > 0 || round.Groups.Count == 0, BallotRefusals.AlreadyHandedOut);
        var holders = await persons.Of(round, now);
        foreach (var group in left)
        {
            db.Add(HandOut.Of(by, round, group.Id, holders, now));
            foreach (var teller in round.PostsOf(OfficerRole.Teller))
                await owed.Open(BallotKinds.EnterPapers, teller, round.UnitId, round.MeetingOn.AddDays(Days), $"{round.Title} · {group.Code}", new ObjectRef("group", group.Id.Value), now);
        }
        await db.SaveChangesAsync();
    }
}
