using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>The owner files the plan; the approver then owes a judgement. What was sketched is filed with it.</summary>
internal sealed class PlanRectification(Db db, RectificationQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    /// <param name="from">The sketch that the plan was written from, so that nobody else's goes with it unread; null does not compare.</param>
    public async Task Run(Actor by, RectificationId id, PlanDraft plan, int? version = null, DraftBase? from = null)
    {
        var now = clock.ReadNow();
        var today = await zone.On(now);
        var rectification = await queries.Load(by, id, version);
        Require.That(by.ActsAs(rectification.OwnerPostId), RectificationRefusals.NotOwner);
        rectification.RequireCurrent();
        await CheckResponsible(rectification, plan);
        rectification.DraftPlan(by, plan, today, now);
        var sketch = await db.Set<PlanSketch>().FirstOrDefaultAsync(s => s.RectificationId == id);
        if (from is { } written) PlanSketch.Check(sketch, written);
        if (sketch is not null) db.Remove(sketch);
        await owed.Discharge(ObligationKinds.PlanRectification, rectification.Ref, now);
        await owed.Open(ObligationKinds.ApproveRectification, rectification.ApproverPostId, rectification.UnitId, today.AddDays(rectification.ApproveDays), await queries.TitleOf(id), rectification.Ref, now);
        await db.SaveChangesAsync();
    }

    // Nobody can be made to work by another unit: measures are named for posts of the owner's unit or below.
    private async Task CheckResponsible(Rectification rectification, PlanDraft plan)
    {
        var named = plan.Measures.Select(m => m.ResponsiblePostId).OfType<PostId>().ToList();
        if (named.Count == 0) return;
        var inside = await db.Set<Post>().Where(p => named.Contains(p.Id)).Within(p => p.UnitPath, [rectification.UnitPath]).Select(p => p.Id).ToListAsync();
        Require.None(plan.Measures.Select((m, i) => (m.ResponsiblePostId, i))
            .Where(m => m.ResponsiblePostId is { } post && !inside.Contains(post))
            .Select(m => RectificationRefusals.ResponsibleOutside.At($"measures[{m.i}].responsible")));
    }
}
