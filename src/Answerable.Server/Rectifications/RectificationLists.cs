using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Rectifications;

/// <summary>What a rectification waits for, as lists filter by it.</summary>
internal enum Stage { Open, Plan, Approval, Repair, Verification, Closed, All }

/// <summary>Whether what is waited for is overdue, or due within three days.</summary>
internal enum Timing { Late, Near }

/// <summary>Filters of a list; all of them together narrow what the actor may see.</summary>
/// <param name="UnitPath">The subtree of a unit, or null for all.</param>
internal sealed record RectificationFilter(Stage Stage = Stage.Open, Timing? Due = null, RectificationKind? Kind = null, string? UnitPath = null, RoundId? Round = null);

/// <summary>A row of a list.</summary>
/// <param name="WaitsDueOn">Due date of what is waited for; null once closed.</param>
internal sealed record RectificationRow(RectificationId Id, string Title, string StrandCode, RectificationState State, RectificationKind Kind, DateOnly DueOn,
    UnitId UnitId, string UnitName, string UnitPath, PostId OwnerPostId, string OwnerName, string? Waits, DateOnly? WaitsDueOn, DateTimeOffset? ClosedAt);

/// <summary>Lists of rectifications: by place in the tree, then due date; paged by key.</summary>
internal sealed class RectificationLists(Db db, RectificationQueries queries)
{
    public const int PageSize = 50, NearDays = 3, CountTo = 1000;

    /// <summary>One row more than <paramref name="take"/> when there are more; the token of the last shown row leads on.</summary>
    public async Task<(List<RectificationRow> Rows, string? Next)> Page(Actor by, RectificationFilter filter, DateOnly today, string? after, int take = PageSize)
    {
        var rectifications = Filtered(by, filter, today);
        if (Key.Read(after) is { } key)
            rectifications = rectifications.Where(r => string.Compare(r.UnitPath, key.Path) > 0
                || (r.UnitPath == key.Path && (r.DueOn > key.DueOn || (r.DueOn == key.DueOn && r.Id > key.Id))));
        var rows = await Rows(rectifications).Take(take + 1).ToListAsync();
        if (rows.Count <= take) return (rows, null);
        rows.RemoveAt(take);
        return (rows, new Key(rows[^1].UnitPath, rows[^1].DueOn, rows[^1].Id).Write());
    }

    /// <summary>How many there are, exact to <see cref="CountTo"/>; one more means more.</summary>
    public Task<int> Count(Actor by, RectificationFilter filter, DateOnly today) => Filtered(by, filter, today).Take(CountTo + 1).CountAsync();

    public Task<List<RectificationRow>> All(Actor by, RectificationFilter filter, DateOnly today) => Rows(Filtered(by, filter, today)).ToListAsync();

    /// <summary>How much is verified of what the actor may see in the unit and round and of the kind, whatever its stage.</summary>
    public async Task<CompletionRate> Completion(Actor by, RectificationFilter filter, DateOnly today)
    {
        var counts = await Filtered(by, filter with { Stage = Stage.All, Due = null }, today).Where(r => r.State != RectificationState.Withdrawn)
            .GroupBy(r => r.State == RectificationState.Closed).Select(g => new { IsClosed = g.Key, Count = g.Count() }).ToListAsync();
        return new(counts.Sum(c => c.Count), counts.Where(c => c.IsClosed).Sum(c => c.Count));
    }

    private IQueryable<Rectification> Filtered(Actor by, RectificationFilter filter, DateOnly today)
    {
        var found = queries.VisibleTo(by).AsNoTracking();
        if (filter.UnitPath is { } path) found = found.Within(r => r.UnitPath, [path]);
        if (filter.Kind is { } kind) found = found.Where(r => r.Kind == kind);
        if (filter.Round is { } round) found = found.Where(r => db.Set<Finding>().Any(f => f.Id == r.FindingId && f.RaisedInRoundId == round));
        found = filter.Stage switch
        {
            Stage.Open => found.Where(r => r.State != RectificationState.Closed && r.State != RectificationState.Withdrawn),
            Stage.Plan => found.Where(r => r.State == RectificationState.Raised && r.Kind != RectificationKind.ImmediateFix),
            Stage.Approval => found.Where(r => r.State == RectificationState.PlanDrafted),
            Stage.Repair => found.Where(r => r.State == RectificationState.PlanApproved || r.State == RectificationState.InProgress || r.State == RectificationState.ExtensionRequested || r.State == RectificationState.Returned
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
    private IQueryable<Obligation> Waiting => db.Set<Obligation>().Where(o => o.State == ObligationState.Open && o.ObjectKind == "rectification" && o.Kind != RectificationKinds.DecideExtension.Code);

    private IQueryable<RectificationRow> Rows(IQueryable<Rectification> rectifications) =>
        from r in rectifications
        join f in db.Set<Finding>() on r.FindingId equals f.Id
        join u in db.Set<Unit>() on r.UnitId equals u.Id
        join p in db.Set<Post>() on r.OwnerPostId equals p.Id
        join o in Waiting on (Guid)(object)r.Id equals o.ObjectId into waits
        from o in waits.DefaultIfEmpty()
        orderby r.UnitPath, r.DueOn, r.Id
        select new RectificationRow(r.Id, f.Title, f.StrandCode, r.State, r.Kind, r.DueOn, r.UnitId, u.Name, r.UnitPath, p.Id, p.Name, o == null ? null : o.Kind, o == null ? null : o.DueOn, r.ClosedAt);

    /// <summary>Where a page ends, as it stands in the address.</summary>
    private sealed record Key(string Path, DateOnly DueOn, RectificationId Id)
    {
        public string Write() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{DueOn:yyyy-MM-dd} {Id.Value} {Path}")));

        public static Key? Read(string? token)
        {
            if (string.IsNullOrEmpty(token) || !Base64Url.IsValid(token)) return null;
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token)).Split(' ', 3);
            return parts.Length == 3 && DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) && Guid.TryParse(parts[1], out var id)
                ? new(parts[2], due, new(id)) : null;
        }
    }
}
