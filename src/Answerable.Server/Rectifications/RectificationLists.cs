using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>What a rectification waits for, as lists filter by it.</summary>
public enum Stage { Open, Plan, Approval, Repair, Verification, Closed, All }

/// <summary>Whether what is waited for is overdue, or due within three days.</summary>
public enum Timing { Late, Near }

/// <summary>A row of a list.</summary>
/// <param name="WaitsDueOn">Due date of what is waited for; null once closed.</param>
public sealed record RectificationRow(RectificationId Id, string Title, string StrandCode, RectificationState State,
    RectificationKind Kind, DateOnly DueOn,
    UnitId UnitId, string UnitName, string UnitPath, PostId OwnerPostId, string OwnerName, string? Waits, DateOnly? WaitsDueOn,
        DateTimeOffset? ClosedAt);

/// <summary>Lists of rectifications: by place in the tree, then due date; paged by key.</summary>
internal sealed class RectificationLists(Db db, RectificationQueries queries)
{
    public const int NearDays = 3;

    /// <param name="unread">Members of the rows that are not queried.</param>
    public Task<PageOf<RectificationRow>> Page(Actor by, RectificationFilter filter, DateOnly today, string? after,
        int size = Pages.Size, IReadOnlySet<string>? unread = null)
    {
        var all = Filtered(by, filter, today);
        var rest = all;
        if (PageKey.Read<string, DateOnly, Guid>(after) is var (path, due, last))
        {
            var id = new RectificationId(last);
            rest = all.Where(r => string.Compare(r.UnitPath, path) > 0
                || (r.UnitPath == path && (r.DueOn > due || (r.DueOn == due && r.Id > id))));
        }
        return PageOf(Rows(rest, unread ?? Projection.Whole), all, size);
    }

    private static async Task<PageOf<RectificationRow>> PageOf(IQueryable<RectificationRow> rows, IQueryable<Rectification> all,
        int size) =>
        await rows.Page(await all.CountToLimit(), r => PageKey.Write(r.UnitPath, r.DueOn, r.Id.Value), size);

    /// <summary>All of them by place and due date, for the ledger.</summary>
    public Task<List<RectificationId>> Ids(Actor by, RectificationFilter filter, DateOnly today) =>
        Filtered(by, filter, today).OrderBy(r => r.UnitPath).ThenBy(r => r.DueOn).ThenBy(r => r.Id).Select(r => r.Id).ToListAsync();

    /// <summary>Every row, for a file.</summary>
    public IQueryable<RectificationRow> All(Actor by, RectificationFilter filter, DateOnly today, IReadOnlySet<string> unread) =>
        Rows(Filtered(by, filter, today), unread);

    /// <summary>What a post is to put right, as far as the actor may see it: what is open first, the earliest due first.</summary>
    /// <param name="during">Only what was raised on one of these days.</param>
    public Task<List<RectificationRow>> OfPost(Actor by, PostId post, int take, HeldDays? during = null)
    {
        var all = queries.VisibleTo(by).AsNoTracking().Where(r => r.OwnerPostId == post && r.State != RectificationState.Withdrawn);
        if (during is { From: var from, Until: var until }) all = all.Where(r => r.RaisedOn >= from && r.RaisedOn <= until);
        var found = all.OrderBy(r => r.State == RectificationState.Closed).ThenBy(r => r.DueOn).ThenBy(r => r.Id).Take(take);
        return Made(found, Projection.Whole).ToListAsync();
    }

    /// <summary>These, whom the reader may see.</summary>
    public Task<List<RectificationRow>> Some(IReadOnlyList<RectificationId> ids) =>
        Made(db.Set<Rectification>().AsNoTracking().Where(r => ids.Contains(r.Id)), Projection.Whole).ToListAsync();

    /// <summary>How much is verified of what the actor may see in the unit and round and of the kind, whatever its stage.</summary>
    public async Task<CompletionRate> Completion(Actor by, RectificationFilter filter, DateOnly today)
    {
        var counts = await Filtered(by, filter with { Stage = Stage.All, Due = null }, today)
            .Where(r => r.State != RectificationState.Withdrawn)
            .GroupBy(r => r.State == RectificationState.Closed).Select(g => new { IsClosed = g.Key, Count = g.Count() }).ToListAsync();
        return new(counts.Sum(c => c.Count), counts.Where(c => c.IsClosed).Sum(c => c.Count));
    }

    private IQueryable<Rectification> Filtered(Actor by, RectificationFilter filter, DateOnly today)
    {
        var found = queries.VisibleTo(by).AsNoTracking();
        if (filter.UnitPath is { } path) found = found.Within(r => r.UnitPath, [path]);
        if (filter.Kind is { } kind) found = found.Where(r => r.Kind == kind);
        if (filter.Round is { } round) found = found.Where(r =>
            db.Set<Finding>().Any(f => f.Id == r.FindingId && f.RaisedInRoundId == round));
        found = filter.Stage switch
        {
            Stage.Open => found.Where(r => r.State != RectificationState.Closed && r.State != RectificationState.Withdrawn),
            Stage.Plan => found.Where(r => r.State == RectificationState.Raised && r.Kind != RectificationKind.ImmediateFix),
            Stage.Approval => found.Where(r => r.State == RectificationState.PlanDrafted),
            Stage.Repair =>
                found.Where(r => r.State == RectificationState.PlanApproved || r.State == RectificationState.InProgress
                || r.State == RectificationState.ExtensionRequested || r.State == RectificationState.Returned
                || (r.State == RectificationState.Raised && r.Kind == RectificationKind.ImmediateFix)),
            Stage.Verification => found.Where(r => r.State == RectificationState.ClaimedDone),
            Stage.Closed => found.Where(r => r.State == RectificationState.Closed),
            Stage.All => found,
        };
        var near = today.AddDays(NearDays);
        return filter.Due switch
        {
            Timing.Late => found.Where(r => Waiting.Any(o => o.ObjectId == (Guid)(object)r.Id && o.DueOn < today)),
            Timing.Near => found.Where(r => Waiting.Any(o => o.ObjectId == (Guid)(object)r.Id && o.DueOn >= today && o.DueOn <= near)),
            null => found,
        };
    }

    // While more time is asked for the repair is owed as well: a list shows that, a page the decision.
    private IQueryable<Obligation> Waiting => db.Set<Obligation>()
        .Where(o => o.State == ObligationState.Open && o.ObjectKind == "rectification"
        && o.Kind != RectificationKinds.DecideExtension.Code);

    private IQueryable<RectificationRow> Rows(IQueryable<Rectification> rectifications, IReadOnlySet<string> unread) =>
        Made(rectifications.OrderBy(r => r.UnitPath).ThenBy(r => r.DueOn).ThenBy(r => r.Id), unread);

    private IQueryable<RectificationRow> Made(IQueryable<Rectification> rectifications, IReadOnlySet<string> unread) =>
        rectifications.SelectWithout(r => new RectificationRow(r.Id,
            db.Set<Finding>().Where(f => f.Id == r.FindingId).Select(f => f.Title).First(), db.Set<Finding>()
                .Where(f => f.Id == r.FindingId).Select(f => f.StrandCode).First(),
            r.State, r.Kind, r.DueOn, r.UnitId, db.Set<Unit>().Where(u => u.Id == r.UnitId).Select(u => u.Name).First(), r.UnitPath,
            r.OwnerPostId, db.Set<Post>().Where(p => p.Id == r.OwnerPostId).Select(p => p.Name).First(),
            Waiting.Where(o => o.ObjectId == (Guid)(object)r.Id).OrderBy(o => o.Id).Select(o => o.Kind).FirstOrDefault(),
            Waiting.Where(o => o.ObjectId == (Guid)(object)r.Id).OrderBy(o => o.Id).Select(o => (DateOnly?)o.DueOn)
                .FirstOrDefault(), r.ClosedAt), unread);
}
