using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Records;

/// <summary>A line as shown: who did what, in which post, when.</summary>
public sealed record ShownLine(LineId Id, DateTimeOffset At, string Act, string? Person, string? Post, string? ActingFor, string? Verb,
    string ObjectKind, Guid ObjectId, string? Unit);

/// <summary>
/// Readings of the ledger. The lines of an object may be seen by whoever may see the object; the caller has checked that.
/// </summary>
internal sealed class LedgerQueries(Db db)
{
    /// <summary>Newest lines of an object and of others that belong to its story, before a given line.</summary>
    /// <param name="kind">Kind of the first object, where others have the same identifier, as a round and its meeting.</param>
    public Task<List<ShownLine>> Of(IReadOnlyList<Guid> objectIds, string? kind, LineId? before, int take)
    {
        var lines = Story(objectIds, kind);
        if (before is { } last) lines = lines.Where(l => l.Id < last);
        return Shown(lines).Take(take).ToListAsync();
    }

    public Task<int> Count(IReadOnlyList<Guid> objectIds, string? kind) => Story(objectIds, kind).CountToLimit();

    private IQueryable<Line> Story(IReadOnlyList<Guid> objectIds, string? kind)
    {
        var only = objectIds[0];
        var lines = objectIds.Count == 1 ? db.Set<Line>().Where(l => l.ObjectId == only) : db.Set<Line>()
            .Where(l => objectIds.Contains(l.ObjectId));
        return kind is null ? lines : lines.Where(l => l.ObjectKind == kind || l.ObjectId != only);
    }

    /// <summary>The unit whose subtree an auditor reads: the one asked for, or the first over which the post has the right.</summary>
    public async Task<LookedAt> Unit(Actor by, LookedAt? asked)
    {
        var paths = by.Over(Right.Audit);
        var unit = asked ?? await db.Set<Unit>().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path)
            .Select(u => new LookedAt(u.Id, u.Name, u.Code, u.Path)).FirstOrDefaultAsync();
        return unit is not null && by.Has(Right.Audit, unit.Path) ? unit : throw new NotVisible();
    }

    /// <summary>Lines of a subtree's units for an auditor, newest first. They are not counted: they grow without end.</summary>
    public Task<PageOf<ShownLine>> Page(Actor by, LookedAt unit, string? after) =>
        All(by, unit, PageKey.Read<Guid>(after)).Page(Pages.NotCounted, l => PageKey.Write(l.Id.Value));

    /// <summary>The same without end, for a file.</summary>
    public IQueryable<ShownLine> All(Actor by, LookedAt unit, Guid? before = null)
    {
        if (!by.Has(Right.Audit, unit.Path)) throw new NotVisible();
        var (path, end) = (unit.Path, UnitPath.End(unit.Path));
        // The whole organisation needs no look at units, and includes what belongs to none.
        var lines = UnitPath.Depth(path) == 1
            ? db.Set<Line>()
            : db.Set<Line>()
                .Where(l =>
                db.Set<Unit>().Any(u => u.Id == l.UnitId && string.Compare(u.Path, path) >= 0 && string.Compare(u.Path, end) < 0));
        if (before is { } id)
        {
            var last = new LineId(id);
            lines = lines.Where(l => l.Id < last);
        }
        return Shown(lines);
    }

    private IQueryable<ShownLine> Shown(IQueryable<Line> lines) =>
        from line in lines
        join person in db.Set<Person>() on line.PersonId equals person.Id into persons
        from person in persons.DefaultIfEmpty()
        join post in db.Set<Post>() on line.PostId equals post.Id into posts
        from post in posts.DefaultIfEmpty()
        join other in db.Set<Post>() on line.ActingForId equals other.Id into others
        from other in others.DefaultIfEmpty()
        join unit in db.Set<Unit>() on line.UnitId equals unit.Id into units
        from unit in units.DefaultIfEmpty()
        orderby line.Id descending
        select new ShownLine(line.Id, line.At, line.Act, person.Name, post.Name, other.Name, line.Verb, line.ObjectKind, line.ObjectId,
            unit.Name);
}
