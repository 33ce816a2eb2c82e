using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Obligations;

/// <summary>An obligation as a list shows it.</summary>
internal sealed record OwedRow(ObligationId Id, string Kind, string Subject, DateOnly DueOn, ObligationState State, string Post, string Unit, string UnitPath,
    string OwedTo, string ObjectKind, Guid ObjectId, DateTimeOffset? ClosedAt);

/// <param name="Count">Exact to 1,000; one more means more.</param>
/// <param name="Next">Where the next page begins, or null at the end.</param>
internal sealed record OwedPage(IReadOnlyList<OwedRow> Rows, int Count, string? Next);

/// <summary>What a post and its leading groups owe: late and near ones of either class, and what is to be judged.</summary>
internal readonly record struct OwnCounts(int Late, int Near, int Judgements);

/// <summary>The unit whose subtree a list shows.</summary>
internal sealed record ListedUnit(UnitId Id, string Code, string Name, string Path);

/// <summary>A post whose list is looked at by somebody else.</summary>
internal sealed record ListedPost(PostId Id, string Name, string Unit);

/// <summary>
/// Lists of obligations. A post sees its own, with those of the leading groups it sits in, and those of a subtree
/// over which it holds a right to run, judge or audit.
/// </summary>
internal sealed class ObligationQueries(Db db, TallyQueries tally)
{
    public const int PageSize = 50, CountLimit = 1000;

    /// <summary>Rights that open a subtree's obligations to their holder.</summary>
    public static readonly Right[] Overseeing = [Right.Organise, Right.Vet, Right.Comment, Right.Rate, Right.Decide, Right.Verify, Right.Audit];

    /// <summary>The unit when the actor may see what its subtree owes.</summary>
    public async Task<ListedUnit> Unit(Actor by, string code)
    {
        var unit = await db.Set<Unit>().Where(u => u.Code == code).Select(u => new ListedUnit(u.Id, u.Code, u.Name, u.Path)).FirstOrDefaultAsync();
        return unit is not null && by.HasAny(unit.Path, Overseeing) ? unit : throw new NotVisible();
    }

    /// <summary>The post when it is the actor's own or the actor may see what its unit owes.</summary>
    public async Task<ListedPost> Post(Actor by, string code)
    {
        var found = await db.Set<Post>().Where(p => p.Code == code).Join(db.Set<Unit>(), p => p.UnitId, u => u.Id, (p, u) => new { p.Id, p.Name, Unit = u.Name, u.Path }).FirstOrDefaultAsync();
        return found is not null && (by.ActsAs(found.Id) || by.HasAny(found.Path, Overseeing)) ? new(found.Id, found.Name, found.Unit) : throw new NotVisible();
    }

    /// <summary>What another post owes, itself alone: <see cref="Post"/> has said that the actor may see it.</summary>
    public Task<OwedPage> Of(ListedPost post, ObligationFilter filter, DateOnly today, ObligationKey? after = null) => Listed([post.Id], filter, today, after, PageSize);

    /// <summary>What the actor's post owes, and the leading groups in which it sits: by due date, what is done newest first.</summary>
    public Task<OwedPage> Own(Actor by, ObligationFilter filter, DateOnly today, ObligationKey? after = null, int size = PageSize) => Listed(Owners(by), filter, today, after, size);

    private async Task<OwedPage> Listed(PostId[] owners, ObligationFilter filter, DateOnly today, ObligationKey? after, int size)
    {
        if (owners.Length == 0) return new([], 0, null);
        var rows = await Shown(Ordered(Each(owners, o => Ordered(OwnRows(o, filter, today), filter, after).Take(size + 1)), filter, null).Take(size + 1), filter).ToListAsync();
        var count = await Each(owners, o => OwnRows(o, filter, today).Take(CountLimit + 1)).Select(o => 1).Take(CountLimit + 1).CountAsync();
        return Page(rows, size, count, r => new("", r.DueOn, r.Id));
    }

    /// <summary>How much the post and its leading groups owe.</summary>
    public async Task<OwnCounts> Counts(Actor by, DateOnly today)
    {
        var owners = Owners(by);
        if (owners.Length == 0) return default;
        var near = today.AddDays(ObligationFilter.NearDays);
        var counts = await Each(owners, owner => Rows.Where(o => o.OwnerId == owner && o.State == ObligationState.Open)).GroupBy(o => 1).Select(g => new OwnCounts(
            g.Sum(o => o.DueOn < today ? 1 : 0), g.Sum(o => o.DueOn >= today && o.DueOn <= near ? 1 : 0), g.Sum(o => o.Class == ObligationClass.Judgement ? 1 : 0))).ToListAsync();
        return counts.Count == 0 ? default : counts[0];
    }

    /// <summary>What a subtree owes, in order of unit.</summary>
    public async Task<OwedPage> Below(Actor by, ListedUnit unit, ObligationFilter filter, DateOnly today, ObligationKey? after = null)
    {
        if (!by.HasAny(unit.Path, Overseeing)) throw new NotVisible();
        var dated = filter.Standing is Obligations.Standing.Late or Obligations.Standing.Near;
        var trio = dated ? await tally.Of(unit.Path, today, filter.Kind?.Code) : default;
        var dueFirst = dated && await IsRare(unit, trio, filter, today);
        var rows = await Shown(BelowRows(unit, filter, today, dueFirst, after).Take(PageSize + 1), filter, byUnit: true).ToListAsync();
        var count = dated ? trio.Of(filter.Standing) : await BelowRows(unit, filter, today, false, null).Select(o => 1).Take(CountLimit + 1).CountAsync();
        return Page(rows, PageSize, count, r => new(r.UnitPath, r.DueOn, r.Id));
    }

    /// <summary>Every row of the list, for export.</summary>
    public IAsyncEnumerable<OwedRow> All(Actor by, ListedUnit? unit, ListedPost? post, ObligationFilter filter, DateOnly today)
    {
        if (unit is not null) return Shown(BelowRows(unit, filter, today, false, null), filter, byUnit: true).AsAsyncEnumerable();
        PostId[] owners = post is null ? Owners(by) : [post.Id];
        return Shown(OwnRows(owners, filter, today), filter).AsAsyncEnumerable();
    }

    internal static PostId[] Owners(Actor by) => by.Post is { } post ? [post, .. by.Seats] : [];

    private IQueryable<Obligation> Rows => db.Set<Obligation>().AsNoTracking();

    /// <summary>The owners' rows one after the other, so that each is one range of the index by owner.</summary>
    private static IQueryable<Obligation> Each(PostId[] owners, Func<PostId, IQueryable<Obligation>> rows) =>
        owners.Skip(1).Aggregate(rows(owners[0]), (all, owner) => all.Concat(rows(owner)));

    private IQueryable<Obligation> OwnRows(PostId owner, ObligationFilter filter, DateOnly today) => Kept(Rows.Where(o => o.OwnerId == owner), filter, today);

    private IQueryable<Obligation> OwnRows(PostId[] owners, ObligationFilter filter, DateOnly today) => Kept(Rows.Where(o => owners.Contains(o.OwnerId)), filter, today);

    private static IQueryable<Obligation> Kept(IQueryable<Obligation> rows, ObligationFilter filter, DateOnly today)
    {
        rows = Standing(rows, filter.Standing, today);
        if (filter.Class is { } kept) rows = rows.Where(o => o.Class == kept);
        return filter.Kind?.Code is { } kind ? rows.Where(o => o.Kind == kind) : rows;
    }

    private IQueryable<Obligation> BelowRows(ListedUnit unit, ObligationFilter filter, DateOnly today, bool dueFirst, ObligationKey? after)
    {
        var (start, end) = (unit.Path, UnitPath.End(unit.Path));
        var rows = Standing(Rows, filter.Standing, today);
        if (after is not null && UnitPath.IsWithin(after.Path, unit.Path))
        {
            (start, var due, var id) = after;
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

    private static IQueryable<Obligation> Ordered(IQueryable<Obligation> rows, ObligationFilter filter, ObligationKey? after)
    {
        var newest = filter.Standing == Obligations.Standing.Done;
        if (after is not null)
        {
            var (due, id) = (after.DueOn, after.Id);
            rows = newest ? rows.Where(o => o.DueOn <= due && (o.DueOn < due || o.Id < id)) : rows.Where(o => o.DueOn >= due && (o.DueOn > due || o.Id > id));
        }
        return newest ? rows.OrderByDescending(o => o.DueOn).ThenByDescending(o => o.Id) : rows.OrderBy(o => o.DueOn).ThenBy(o => o.Id);
    }

    /// <summary>
    /// Whether fewer rows are met by going through everything that is due in the whole organisation than by going through
    /// what the subtree has open until a page is full. The tally knows both.
    /// </summary>
    private async Task<bool> IsRare(ListedUnit unit, Trio here, ObligationFilter filter, DateOnly today)
    {
        var found = here.Of(filter.Standing);
        if (found == 0) return false;
        var root = UnitPath.SelfAndAncestors(unit.Path).First();
        var everywhere = root == unit.Path && filter.Kind is null ? here : await tally.Of(root, today, null);
        return everywhere.Of(filter.Standing) < (long)here.Open * Math.Min(PageSize, found) / found;
    }

    private IQueryable<OwedRow> Shown(IQueryable<Obligation> rows, ObligationFilter filter, bool byUnit = false)
    {
        var shown =
            from o in rows
            join post in db.Set<Post>() on o.OwnerId equals post.Id
            join unit in db.Set<Unit>() on o.UnitId equals unit.Id
            join owedTo in db.Set<Unit>() on o.OwedToId equals owedTo.Id
            select new { o, Post = post.Name, Unit = unit.Name, OwedTo = owedTo.Name };
        shown = byUnit ? shown.OrderBy(x => x.o.UnitPath).ThenBy(x => x.o.DueOn).ThenBy(x => x.o.Id)
            : filter.Standing == Obligations.Standing.Done ? shown.OrderByDescending(x => x.o.DueOn).ThenByDescending(x => x.o.Id)
            : shown.OrderBy(x => x.o.DueOn).ThenBy(x => x.o.Id);
        return shown.Select(x => new OwedRow(x.o.Id, x.o.Kind, x.o.Subject, x.o.DueOn, x.o.State, x.Post, x.Unit, x.o.UnitPath, x.OwedTo, x.o.ObjectKind, x.o.ObjectId, x.o.ClosedAt));
    }

    private static OwedPage Page(List<OwedRow> rows, int size, int count, Func<OwedRow, ObligationKey> key) => rows.Count > size
        ? new(rows[..size], count, key(rows[size - 1]).ToString())
        : new(rows, count, null);
}
