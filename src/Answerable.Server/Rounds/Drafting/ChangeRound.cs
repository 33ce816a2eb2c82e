using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>Gives a draft other words or dates.</summary>
internal sealed class ChangeRound(Db db, RoundQueries rounds)
{
    public async Task Run(Actor by, RoundId id, RoundDraft draft)
    {
        var round = await rounds.Load(by, id);
        round.Change(by, draft);
        db.Whole(round);
        await db.SaveChangesAsync();
    }
}

/// <summary>A change of a part counts as a change of the round, so that it cannot slip past an opening at the same time.</summary>
internal static class RoundVersion
{
    public static void Whole(this Db db, Round round) => db.Entry(round).Property(r => r.Version).IsModified = true;
}
