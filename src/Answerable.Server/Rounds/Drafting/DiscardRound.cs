using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>Takes a draft away with everything in it; what was opened stays for good.</summary>
internal sealed class DiscardRound(Db db, RoundQueries rounds, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var round = await rounds.Load(by, id);
        round.Discard(by, clock.ReadNow());
        db.Remove(round);
        await db.SaveChangesAsync();
    }
}
