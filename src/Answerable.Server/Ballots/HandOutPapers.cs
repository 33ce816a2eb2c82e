using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Ballots;

/// <summary>Hands out the papers of every group of a round; both tellers then owe what they count.</summary>
internal sealed class HandOutPapers(Db db, CountFrames frames, HandOutFacts facts, PapersAwaited awaits, Owed owed, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var frame = await frames.Load(by, id);
        var left = await facts.Left(id);
        var persons = await facts.Persons(frame, now);
        Require.None(HandOut.AgainstHandingOut(by, frame, persons, left.Count == 0));
        var all = new List<Awaits>();
        foreach (var group in left)
        {
            var made = HandOut.Of(by, frame, group.Id, persons, now);
            db.Add(made);
            all.Add(await awaits.Awaited(made, frame, group, isCounted: false));
        }
        await owed.Follow(all, now);
        await db.SaveChangesAsync();
    }
}
