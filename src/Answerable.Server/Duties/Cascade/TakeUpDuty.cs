using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Duties;

/// <summary>Where a duty that is taken up is written: into a draft, or into the unit's draft for a kind of post.</summary>
/// <param name="List">The draft; null for the newest of the unit that fits, or a new one.</param>
/// <param name="PostKind">The kind of post of such a draft; null for the kind of most posts in the units right below.</param>
internal sealed record TakeUpTarget(DutyListId? List = null, string? PostKind = null);

/// <summary>
/// Puts an item that takes up a duty of a post into a draft of that post's unit: with the wording of the duty, or another. It is taken up
/// when the draft is issued.
/// </summary>
internal sealed class TakeUpDuty(Db db, DutyQueries queries, CascadeQueries cascade, DutyFacts facts, TimeProvider clock)
{
    /// <param name="written">The item; null takes the duty over unchanged.</param>
    /// <param name="version">Of the duty, as read by whoever sends the act; null does not compare.</param>
    /// <returns>The draft.</returns>
    public async Task<DutyListId> Run(Actor by, DutyTaskId id, TakeUpTarget target, DutyItemDraft? written = null, int? version = null)
    {
        var now = clock.ReadNow();
        var task = await queries.Task(by, id, version);
        task.RequireNone(task.AgainstTakingUp(by));
        var item = await db.Set<DutyItem>().AsNoTracking().SingleAsync(i => i.Id == task.ItemId);
        var draft = (written ?? new(0, item.StrandCode, item.Content, item.Measure, item.Evidence, item.DueOn)
        {
            MustBeTakenUp = item.MustBeTakenUp, Layer = item.Layer,
        }) with
        { Above = id.Value };
        var list = target.List is { } chosen ? await queries.List(by, chosen) : await Draft(by, task, target.PostKind, draft.DueOn, now);
        list.AddItem(by, draft, await facts.Of(by, list, [draft]), now);
        if (db.Entry(list).State == EntityState.Unchanged) db.Whole(list);
        await db.SaveChangesAsync();
        return list.Id;
    }

    private async Task<DutyList> Draft(Actor by, DutyTask task, string? postKind, DateOnly? due, DateTimeOffset now)
    {
        var kind = postKind ?? (await cascade.KindsBelow(task.UnitId)).FirstOrDefault();
        if (string.IsNullOrEmpty(kind)) throw new Refused(DutyRefusals.NothingBelow);
        var fitting = db.Set<DutyList>().Include(l => l.Items.OrderBy(i => i.Number)).Where(l => l.State == DutyListState.Draft
            && l.UnitId == task.UnitId && l.PostKind == kind && l.IssuerPostId == by.Post
            && l.GuidanceId == null && (due == null || (l.PeriodFrom <= due && l.PeriodUntil >= due)));
        if (await fitting.OrderByDescending(l => l.Id).FirstOrDefaultAsync() is { } found) return found;
        var above = await db.Set<DutyList>().AsNoTracking().SingleAsync(l => l.Id == task.ListId);
        var unit = await db.Set<Unit>().Where(u => u.Id == task.UnitId).Select(u => u.Name).SingleAsync();
        var title = $"{above.Title} · {unit}";
        var heading = new DutyListDraft(title.Length <= DutyList.MaxTitle ? title : title[..DutyList.MaxTitle], kind, above.PeriodFrom,
            above.PeriodUntil)
        { Source = above.Source };
        var list = DutyList.Draft(by, task.UnitId, task.UnitPath, heading, now);
        db.Add(list);
        return list;
    }
}

/// <summary>The post carries a duty out alone that was to be taken up below, and says why.</summary>
internal sealed class CarryOutDuty(Db db, DutyQueries queries, Owed owed, OrganisationZone zone, TimeProvider clock)
{
    /// <param name="version">As read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, DutyTaskId id, string because, int? version = null)
    {
        var now = clock.ReadNow();
        var task = await queries.Task(by, id, version);
        task.CarryOut(by, because, now);
        await owed.Follow(task.Awaits(await zone.Calendar()), now);
        await db.SaveChangesAsync();
    }
}

/// <summary>Says why the wording of an item that was taken from above is kept.</summary>
internal sealed class KeepWording(Db db, DutyQueries queries, TimeProvider clock)
{
    /// <param name="version">Of the list, as read by whoever sends the act; null does not compare.</param>
    public async Task Run(Actor by, DutyListId id, int number, string because, int? version = null)
    {
        var list = await queries.List(by, id, version);
        list.KeepWording(by, number, because, clock.ReadNow());
        await db.SaveChangesAsync();
    }
}
