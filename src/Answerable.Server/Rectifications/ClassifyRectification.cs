using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Server.Rectifications;

/// <summary>The approver says that it is fixed at once, by stages or by a rule. What is fixed at once owes no plan any more but the repair.</summary>
internal sealed class ClassifyRectification(Db db, RectificationQueries queries, Owed owed, RepairFacts facts, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, RectificationKind kind, string? closeCondition, int? version = null)
    {
        var now = clock.ReadNow();
        var rectification = await queries.Load(by, id, version);
        var planned = rectification.Kind != RectificationKind.ImmediateFix;
        rectification.Classify(by, kind, closeCondition, await facts.Of(rectification), now);
        var plans = kind != RectificationKind.ImmediateFix;
        if (planned != plans)
        {
            await owed.Waive(planned ? ObligationKinds.PlanRectification : ObligationKinds.Rectify, rectification.Ref, now);
            await owed.Open(plans ? ObligationKinds.PlanRectification : ObligationKinds.Rectify, rectification.OwnerPostId, rectification.OwedToUnitId,
                plans ? rectification.PlanDueOn : rectification.DueOn, await queries.TitleOf(id), rectification.Ref, now);
        }
        await db.SaveChangesAsync();
    }
}
