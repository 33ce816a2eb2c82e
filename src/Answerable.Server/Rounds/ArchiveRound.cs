using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rounds;

/// <summary>Closes a published round for good; every finding that it asks for must have a result stated in it.</summary>
internal sealed class ArchiveRound(Db db, RoundQueries rounds, FindingQueries findings, TimeProvider clock)
{
    public async Task Run(Actor by, RoundId id)
    {
        var round = await rounds.Load(by, id);
        round.Archive(by, round.PreviousRoundId is { } previous ? await findings.WithoutResult(previous, id) : 0, clock.ReadNow());
        await db.SaveChangesAsync();
    }
}
