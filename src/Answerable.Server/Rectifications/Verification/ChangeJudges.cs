using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>The organiser names other posts to approve and to verify; a judgement that waits is owed by the new one.</summary>
internal sealed class ChangeJudges(Db db, RectificationQueries queries, ChooseJudges choose, Owed owed, RepairFacts facts, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task<IReadOnlyList<Waits>> Run(Actor by, RectificationId id, PostId approver, PostId verifier, string reason, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        var judges = new Judges(approver, await UnitOf(approver), verifier, await UnitOf(verifier));
        var known = new JudgeFacts(await choose.WithRight(rectification, [approver, verifier], now), await choose.Holders([approver, verifier], now));
        rectification.Reassign(by, judges, reason, known, await facts.Tenures(rectification), (await facts.Calendar()).On(now), now);
        var waits = await owed.Follow(await facts.Awaits(rectification), now);
        await db.SaveChangesAsync();
        return waits;
    }

    // A post that is not there has no unit and no right: the rule refuses it, once it knows that the actor may choose.
    private Task<UnitId> UnitOf(PostId post) => db.Set<Post>().Where(p => p.Id == post).Select(p => p.UnitId).FirstOrDefaultAsync();
}
