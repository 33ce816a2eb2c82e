using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>The owner files the plan; the approver then owes a judgement. What was sketched is filed with it.</summary>
internal sealed class PlanRectification(ActOnRectification act, Db db, RepairFacts facts)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    /// <param name="from">The sketch that the plan was written from, so that nobody else's goes with it unread; null does not
    /// compare.</param>
    public Task Run(
        Actor by, RectificationId id, PlanDraft plan, int? version = null, DraftBase? from = null) =>
        act.Act(by, id, version, async (rectification, now) =>
        {
            rectification.DraftPlan(by, plan, await Inside(rectification, plan), await facts.Calendar(), now);
            var sketch = await db.Set<PlanSketch>().FirstOrDefaultAsync(s => s.RectificationId == id);
            if (from is { } written) PlanSketch.Check(sketch, written);
            if (sketch is not null) db.Remove(sketch);
        });

    private async Task<IReadOnlySet<PostId>> Inside(Rectification rectification, PlanDraft plan)
    {
        var named = plan.Measures.Select(m => m.ResponsiblePostId).OfType<PostId>().ToList();
        if (named.Count == 0) return new HashSet<PostId>();
        return await db.Set<Post>().Where(p => named.Contains(p.Id)).Within(p => p.UnitPath, [rectification.UnitPath]).Select(p => p.Id)
            .ToHashSetAsync();
    }
}
