using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Records;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>
/// Lists of obligations. A post sees its own, with those of the leading groups it sits in, and those of a subtree
/// over which it holds a right to run, judge or audit.
/// </summary>
internal sealed class ObligationQueries(Db db, TallyQueries tally, ObjectReader objects)
{
    /// <summary>Rows of a file that are read at once.</summary>
    private const int AtOnce = 1000;

    /// <summary>The post when it is the actor's own or the actor may see what its unit owes.</summary>
    public async Task<ListedPost> Post(Actor by, string code)
    {
        var found = await db.Set<Post>().Where(p => p.Code == code)
            .Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new { p.Id, p.Name, Unit = u.Name, u.Path }).FirstOrDefaultAsync();
        return found is not null && (by.ActsAs(found.Id) || by.HasAny(found.Path, RightSets.Overseeing))
            ? new(found.Id, found.Name, found.Unit) : throw new NotVisible();
    }

    /// <summary>A page of what a unit's subtree owes, or another post, or the actor's own with its leading groups.</summary>
    /// <param name="post">That of the filter: <see cref="Post"/> has said that the actor may see it.</param>
    public Task<PageOf<OwedRow>> Page(Actor by, ObligationFilter filter, ListedPost? post, DateOnly today, ListOf<OwedRow> list) =>
        filter.Unit is { } unit
        ? Below(by, unit, filter, today, list.Address.After, list.Unread)
        : Listed(by, post is null ? Owners(by) : [post.Id], filter, today, list.Address.After, Pages.Size, list.Unread);

    /// <summary>What the actor's post owes, and the leading groups in which it sits: by due date, what is done newest first.</summary>
    public Task<PageOf<OwedRow>> Own(Actor by, ObligationFilter filter, DateOnly today, int size) =>
        Listed(by, Owners(by), filter, today, null, size, Projection.Whole);

    /// <summary>What is open of a post, the earliest first; null where the actor may not see it.</summary>
    /// <param name="unitPath">Of the post's unit.</param>
    public async Task<PageOf<OwedRow>?> OpenOf(Actor by, PostId post, string unitPath, DateOnly today, int size) =>
        by.ActsAs(post) || by.HasAny(unitPath, RightSets.Overseeing)
            ? await Listed(by, [post], new(Obligations.Standing.Open), today, null, size, Projection.Whole) : null;

    private async Task<PageOf<OwedRow>> Listed(Actor by, PostId[] owners, ObligationFilter filter, DateOnly today, string? after, int size,
        IReadOnlySet<string> unread)
    {
        if (owners.Length == 0) return new([], 0, null);
        var rows = await Shown(Ordered(Each(owners, o => Ordered(OwnRows(o, filter, today), filter, after).Take(size + 1)), filter,
            null), unread).Take(size + 1).ToListAsync();
        var count = await Each(owners, o => OwnRows(o, filter, today).Take(Pages.CountLimit + 1)).CountToLimit();
        return await Seen(by, Pages.Of(rows, count, OwnKey, size));
    }

    /// <summary>How much the post and its leading groups owe.</summary>
    public async Task<OwnCounts> Counts(Actor by, DateOnly today)
    {
        var owners = Owners(by);
        if (owners.Length == 0) return default;
        var near = today.AddDays(ObligationFilter.NearDays);
        var counts = await Each(owners, owner => Rows.Where(o => o.OwnerId == owner && o.State == ObligationState.Open)).GroupBy(o => 1)
            .Select(g => new OwnCounts(
            g.Sum(o => o.DueOn < today ? 1 : 0), g.Sum(o => o.DueOn >= today && o.DueOn <= near ? 1 : 0),
                g.Sum(o => o.Class == ObligationClass.Judgement ? 1 : 0))).ToListAsync();
        return counts.Count == 0 ? default : counts[0];
    }

    /// <summary>What a subtree owes, in order of unit.</summary>
    private async Task<PageOf<OwedRow>> Below(Actor by, LookedAt unit, ObligationFilter filter, DateOnly today, string? after,
        IReadOnlySet<string> unread)
    {
        if (!by.HasAny(unit.Path, RightSets.Overseeing)) throw new NotVisible();
        var dated = filter.Standing is Obligations.Standing.Late or Obligations.Standing.Near;
        var trio = dated ? await tally.Below(unit.Path, today, filter.Kind?.Code) : default;
        var dueFirst = dated && await IsRare(unit, trio, filter, today);
        if (!dueFirst && filter.Kind is null && after is null && unread.Count == 0)
            return await Seen(by, await SubtreePage.Read(db, unit.Path, filter.Standing, today, dated ? trio : null));
        var count = dated ? trio.Count(filter.Standing) : await BelowRows(unit, filter, today, false, null).CountToLimit();
        return await Seen(by, await Shown(BelowRows(unit, filter, today, dueFirst, after), unread).Page(count, SubtreePage.Key));
    }

    /// <summary>Every row of the list, for a file: read part by part, so that each part asks once what the actor may see.</summary>
    public async IAsyncEnumerable<OwedRow> All(Actor by, ListedPost? post, ObligationFilter filter, DateOnly today,
        IReadOnlySet<string> unread)
    {
        string? after = null;
        do
        {
            var rows = AllRows(by, post, filter, today, after);
            var part = await Shown(rows, unread).Page(0, filter.Unit is null ? OwnKey : SubtreePage.Key, AtOnce);
            foreach (var row in (await Seen(by, part)).Rows) yield return row;
            after = part.Next;
        }
        while (after is not null);
    }

    /// <summary>Whether a sheet does not hold them all.</summary>
    public Task<bool> IsTooLong(Actor by, ListedPost? post, ObligationFilter filter, DateOnly today) =>
        AllRows(by, post, filter, today, null).Skip(Sheet.MaxRows).AnyAsync();

    private IQueryable<Obligation> AllRows(Actor by, ListedPost? post, ObligationFilter filter, DateOnly today, string? after)
    {
        if (filter.Unit is not { } unit) return Ordered(OwnRows(post is null ? Owners(by) : [post.Id], filter, today), filter, after);
        return by.HasAny(unit.Path, RightSets.Overseeing) ? BelowRows(unit, filter, today, false, after) : throw new NotVisible();
    }

    private async Task<PageOf<OwedRow>> Seen(Actor by, PageOf<OwedRow> page)
    {
        var seen = await objects.Seen(by, page.Rows.Select(r => r.Object));
        return page with { Rows = [.. page.Rows.Select(r => seen.Contains(r.Object) ? r : r.Hidden())] };
    }

    private static string OwnKey(OwedRow row) => PageKey.Write(row.DueOn, row.Id.Value);
    internal static PostId[] Owners(Actor by) => by.Post is { } post ? [post, .. by.Seats] : [];

    private IQueryable<Obligation> Rows => db.Set<Obligation>().AsNoTracking();

    /// <summary>The owners' rows one after the other, so that each is one range of the index by owner.</summary>
    private static IQueryable<Obligation> Each(PostId[] owners, Func<PostId, IQueryable<Obligation>> rows) =>
        owners.Skip(1).Aggregate(rows(owners[0]), (all, owner) => all.Concat(rows(owner)));

    private IQueryable<Obligation> OwnRows(PostId owner, ObligationFilter filter, DateOnly today) =>
        Kept(Rows.Where(o => o.OwnerId == owner), filter, today);

    private IQueryable<Obligation> OwnRows(PostId[] owners, ObligationFilter filter, DateOnly today) =>
        Kept(Rows.Where(o => owners.Contains(o.OwnerId)), filter, today);

    private static IQueryable<Obligation> Kept(IQueryable<Obligation> rows, ObligationFilter filter, DateOnly today)
    {
        rows = Standing(rows, filter.Standing, today);
        if (filter.Class is { } kept) rows = rows.Where(o => o.Class == kept);
        // An owner has few: the index by state and kind would be read through all that is open of the kind.
        return filter.Kind?.Code is { } kind ? rows.Where(o => o.Kind + "" == kind) : rows;
    }

    private IQueryable<Obligation> BelowRows(LookedAt unit, ObligationFilter filter, DateOnly today, bool dueFirst, string? after)
    {
        var (start, end) = (unit.Path, UnitPath.End(unit.Path));
        var rows = Standing(Rows, filter.Standing, today);
        if (PageKey.Read<string, DateOnly, Guid>(after) is var (path, due, last) && UnitPath.IsWithin(path, unit.Path))
        {
            (start, var id) = (path, new ObligationId(last));
            rows = rows.Where(o => string.Compare(o.UnitPath, start) > 0 || o.DueOn > due || (o.DueOn == due && o.Id > id));
        }
        // Adding nothing to a text keeps its index out, so that the index by due date serves.
        rows = dueFirst
            ? rows.Where(o => string.Compare(o.UnitPath + "", start) >= 0 && string.Compare(o.UnitPath + "", end) < 0)
            : rows.Where(o => string.Compare(o.UnitPath, start) >= 0 && string.Compare(o.UnitPath, end) < 0);
        if (filter.Kind?.Code is { } kind) rows = dueFirst ? rows.Where(o => o.Kind + "" == kind) : rows.Where(o => o.Kind == kind);
        return rows.OrderBy(o => o.UnitPath).ThenBy(o => o.DueOn).ThenBy(o => o.Id);
    }

    private static IQueryable<Obligation> Standing(IQueryable<Obligation> rows, Standing standing, DateOnly today)
    {
        var near = today.AddDays(ObligationFilter.NearDays);
        return standing switch
        {
            Obligations.Standing.Open => rows.Where(o => o.State == ObligationState.Open),
            Obligations.Standing.Late => rows.Where(o => o.State == ObligationState.Open && o.DueOn < today),
            Obligations.Standing.Near => rows.Where(o => o.State == ObligationState.Open && o.DueOn >= today && o.DueOn <= near),
            Obligations.Standing.Done => rows.Where(o => o.State == ObligationState.Discharged),
        };
    }

    private static IQueryable<Obligation> Ordered(IQueryable<Obligation> rows, ObligationFilter filter, string? after)
    {
        // What is done is read newest first.
        var newest = filter.IsUpwards || filter.Standing == Obligations.Standing.Done;
        if (PageKey.Read<DateOnly, Guid>(after) is var (due, last))
        {
            var id = new ObligationId(last);
            rows = newest ? rows.Where(o => o.DueOn <= due && (o.DueOn < due || o.Id < id))
                : rows.Where(o => o.DueOn >= due && (o.DueOn > due || o.Id > id));
        }
        return newest ? rows.OrderByDescending(o => o.DueOn).ThenByDescending(o => o.Id) : rows.OrderBy(o => o.DueOn).ThenBy(o => o.Id);
    }

    /// <summary>
    /// Whether fewer rows are met by going through everything that is due in the whole organisation than by going through
    /// what the subtree has open until a page is full. The tally knows both.
    /// </summary>
    private async Task<bool> IsRare(LookedAt unit, Trio here, ObligationFilter filter, DateOnly today)
    {
        var found = here.Count(filter.Standing);
        if (found == 0) return false;
        var root = UnitPath.SelfAndAncestors(unit.Path).First();
        var everywhere = root == unit.Path && filter.Kind is null ? here : await tally.Below(root, today, null);
        return everywhere.Count(filter.Standing) < (long)here.Open * Math.Min(Pages.Size, found) / found;
    }

    /// <summary>In the order in which they come.</summary>
    private IQueryable<OwedRow> Shown(IQueryable<Obligation> rows, IReadOnlySet<string> unread) =>
        rows.SelectWithout(o => new OwedRow(o.Id, o.Kind, o.Subject, o.DueOn, o.AnswerBy, o.State,
        db.Set<Post>().Where(p => p.Id == o.OwnerId).Select(p => p.Name).First(),
        db.Set<Unit>().Where(u => u.Id == o.UnitId).Select(u => u.Name).First(), o.UnitPath,
        db.Set<Unit>().Where(u => u.Id == o.OwedToId).Select(u => u.Name).First(), o.ObjectKind, o.ObjectId, o.Minutes,
        db.Set<Post>().Where(p => p.Id == o.AskedByPostId).Select(p => p.Name).FirstOrDefault()), unread);
}
