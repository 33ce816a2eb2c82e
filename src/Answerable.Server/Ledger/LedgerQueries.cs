using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Ledger;

/// <summary>A line as shown: who did what, in which post, when.</summary>
internal sealed record ShownLine(LineId Id, DateTimeOffset At, string Act, string? Person, string? Post, string? ActingFor, string? Verb, string ObjectKind, Guid ObjectId);

/// <summary>Readings of the ledger. The lines of an object may be seen by whoever may see the object; the caller has checked that.</summary>
internal sealed class LedgerQueries(Db db)
{
    public const int PageSize = 50;

    /// <summary>Newest lines of one object.</summary>
    public Task<List<ShownLine>> Of(Guid objectId, int take = 20) => Shown(db.Set<Line>().Where(l => l.ObjectId == objectId)).Take(take).ToListAsync();

    /// <summary>Newest lines of an object and of others that belong to its story.</summary>
    public Task<List<ShownLine>> Of(IReadOnlyList<Guid> objectIds, int take = 20) =>
        objectIds.Count == 1 ? Of(objectIds[0], take) : Shown(db.Set<Line>().Where(l => objectIds.Contains(l.ObjectId))).Take(take).ToListAsync();

    /// <summary>Lines of a subtree's units for an auditor, newest first, before a given line.</summary>
    public Task<List<ShownLine>> Of(Actor by, string unitPath, LineId? before)
    {
        if (!by.Has(Right.Audit, unitPath)) throw new NotVisible();
        var end = UnitPath.End(unitPath);
        var units = db.Set<Unit>().Where(u => string.Compare(u.Path, unitPath) >= 0 && string.Compare(u.Path, end) < 0).Select(u => (UnitId?)u.Id);
        var lines = db.Set<Line>().Where(l => units.Contains(l.UnitId) || (l.UnitId == null && UnitPath.Depth(unitPath) == 1));
        if (before is not null) lines = lines.Where(l => l.Id < before.Value);
        return Shown(lines).Take(PageSize + 1).ToListAsync();
    }

    private IQueryable<ShownLine> Shown(IQueryable<Line> lines) =>
        from line in lines
        join person in db.Set<Person>() on line.PersonId equals person.Id into persons
        from person in persons.DefaultIfEmpty()
        join post in db.Set<Post>() on line.PostId equals post.Id into posts
        from post in posts.DefaultIfEmpty()
        join other in db.Set<Post>() on line.ActingForId equals other.Id into others
        from other in others.DefaultIfEmpty()
        orderby line.Id descending
        select new ShownLine(line.Id, line.At, line.Act, person.Name, post.Name, other.Name, line.Verb, line.ObjectKind, line.ObjectId);
}
