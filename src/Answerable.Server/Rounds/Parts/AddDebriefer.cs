using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rounds;

/// <summary>Puts one more post among the debriefers of a draft, with whoever else held it within the period.</summary>
internal sealed class AddDebriefer(Db db, RoundQueries rounds, HeldParts parts, TimeProvider clock)
{
    public async Task<DebrieferId> Run(Actor by, RoundId id, PostId post, DebriefMode mode)
    {
        var round = await rounds.Load(by, id);
        Require.None(round.AgainstChanging(by));
        var found = await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == post)
            ?? throw new Refused(RoundRefusals.DebrieferOutside);
        var now = clock.ReadNow();
        var debriefer = round.AddDebriefer(by, found, mode, now);
        round.TakeParts(by, await parts.Of(round, now), post, now);
        db.Whole(round);
        await db.SaveChangesAsync();
        return debriefer.Id;
    }
}
