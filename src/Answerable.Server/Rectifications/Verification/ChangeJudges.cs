using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>The organiser names other posts to approve and to verify; a judgement that waits is owed by the new one.</summary>
internal sealed class ChangeJudges(ActOnRectification act, Db db, ChooseJudges choose, RepairFacts facts)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public Task Run(
        Actor by, RectificationId id, PostId approver, PostId verifier, string reason, int? version = null) =>
        act.Act(by, id, version, async (rectification, now) =>
        {
            var judges = new Judges(approver, await UnitOf(approver), verifier, await UnitOf(verifier));
            var right = await choose.WithRight(rectification, [approver, verifier], now);
            var known = new JudgeFacts(right, await choose.Holders([approver, verifier], now));
            rectification.Reassign(
                by, judges, reason, known, await facts.Tenures(rectification), (await facts.Calendar()).On(now), now);
        });

    // A post that is not there has no unit and no right: the rule refuses it, once it knows that the actor may choose.
    private Task<UnitId> UnitOf(PostId post) => db.Set<Post>().Where(p => p.Id == post).Select(p => p.UnitId).FirstOrDefaultAsync();
}
