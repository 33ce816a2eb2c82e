using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>
/// Closes a published round for good; every finding that it asks for must have a result stated in it, and everybody's decision be told and
/// published.
/// </summary>
internal sealed class ArchiveRound(Db db, RoundQueries rounds, AskedFindings findings, PostLabels labels, RoundAwaits awaits, Owed owed,
    TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var now = clock.ReadNow();
        var round = await rounds.Load(by, id);
        var posts = await labels.Labels([.. round.LeftOpen()], now);
        var unanswered = await findings.WithoutResult(round.PreviousRoundId, id);
        round.Archive(by, unanswered, d => posts[d.Id].Words, now);
        await owed.Follow(await awaits.Awaited(round.Frame, round.Debriefers), now);
        await db.SaveChangesAsync();
    }
}
