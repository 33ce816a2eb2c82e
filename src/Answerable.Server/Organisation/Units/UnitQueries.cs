using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

internal sealed record UnitView(UnitId Id, string Code, string Name, string Level, string Path, UnitId? ParentId, DateTimeOffset From,
    int Version)
{
    /// <summary>When it was closed or went up in another; null while it stands.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The unit in which it went up.</summary>
    public UnitId? SuccessorId { get; init; }

    /// <summary>The unit from which it was split off.</summary>
    public UnitId? OriginId { get; init; }
}

/// <param name="Posts">Posts of the unit itself.</param>
/// <param name="Children">Whether anything lies beneath.</param>
public sealed record ChildUnit(UnitId Id, string Code, string Name, string Level, int Posts, bool Children);

internal sealed record UnitStep(UnitId Id, string Name);

internal sealed record UnitHit(UnitId Id, string Code, string Name, string Path, string? ParentName);

/// <summary>The tree of units. Everybody who is signed in sees the whole of it: it is the organisation's directory.</summary>
internal sealed class UnitQueries(Db db)
{
    public IQueryable<Unit> VisibleTo(Actor by) => by.IsSystem || by.Person is not null ? db.Set<Unit>() : db.Set<Unit>().Where(u => false);

    public Task<Unit?> Load(Actor by, UnitId id) => VisibleTo(by).FirstOrDefaultAsync(u => u.Id == id);

    public Task<UnitView?> Find(Actor by, UnitId id) =>
        VisibleTo(by).Where(u => u.Id == id).Select(u => new UnitView(u.Id, u.Code, u.Name, u.Level, u.Path, u.ParentId, u.From, u.Version)
        { ClosedAt = u.ClosedAt, SuccessorId = u.SuccessorId, OriginId = u.OriginId }).FirstOrDefaultAsync();

    /// <summary>The kind of the unit at a path, by which sentences about it choose their words.</summary>
    public async Task<string> LevelAt(string path) =>
        await db.Set<Unit>().Where(u => u.Path == path).Select(u => u.Level).FirstOrDefaultAsync() ?? "";

    /// <summary>The kind of a unit, likewise.</summary>
    public async Task<string> LevelOf(UnitId id) =>
        await db.Set<Unit>().Where(u => u.Id == id).Select(u => u.Level).FirstOrDefaultAsync() ?? "";

    public Task<UnitId> RootId() => db.Set<OrganisationSettings>().Select(s => s.RootUnitId).SingleAsync();

    /// <summary>Units directly below, in order of code.</summary>
    /// <param name="unread">Members of the rows that are not queried.</param>
    public async Task<PageOf<ChildUnit>> Children(Actor by, UnitId parent, string? after, IReadOnlySet<string>? unread = null)
    {
        var all = VisibleTo(by).Where(u => u.ParentId == parent && u.ClosedAt == null);
        var rest = PageKey.ReadText(after) is { } code ? all.Where(u => string.Compare(u.Code, code) > 0) : all;
        return await rest.OrderBy(u => u.Code).SelectWithout(u => new ChildUnit(u.Id, u.Code, u.Name, u.Level,
            db.Set<Post>().Count(p => p.UnitId == u.Id && p.ClosedAt == null),
            db.Set<Unit>().Any(c => c.ParentId == u.Id && c.ClosedAt == null)), unread ?? Projection.Whole)
            .Page(await all.CountToLimit(), u => PageKey.Write(u.Code));
    }

    /// <summary>The units above and this one, root first.</summary>
    public async Task<List<UnitStep>> Trail(string path)
    {
        var paths = UnitPath.SelfAndAncestors(path).ToList();
        return await db.Set<Unit>().Where(u => paths.Contains(u.Path)).OrderBy(u => u.Path).Select(u => new UnitStep(u.Id, u.Name))
            .ToListAsync();
    }

    /// <summary>These, in their order.</summary>
    public async Task<List<UnitHit>> Some(Actor by, IReadOnlyList<Guid> ids)
    {
        var which = ids.Select(i => new UnitId(i)).ToList();
        var found = await Hits(VisibleTo(by).Where(u => which.Contains(u.Id))).ToDictionaryAsync(u => u.Id);
        return [.. which.Where(found.ContainsKey).Select(i => found[i])];
    }

    /// <summary>Every unit of a subtree in order of place, for export.</summary>
    public IAsyncEnumerable<UnitView> Subtree(Actor by, string path)
    {
        var end = UnitPath.End(path);
        return VisibleTo(by).AsNoTracking()
            .Where(u => string.Compare(u.Path, path) >= 0 && string.Compare(u.Path, end) < 0 && u.ClosedAt == null)
            .OrderBy(u => u.Path)
            .Select(u => new UnitView(u.Id, u.Code, u.Name, u.Level, u.Path, u.ParentId, u.From, u.Version)).AsAsyncEnumerable();
    }

    private IQueryable<UnitHit> Hits(IQueryable<Unit> units) =>
        units.Select(u =>
            new UnitHit(u.Id, u.Code, u.Name, u.Path, db.Set<Unit>().Where(p => p.Id == u.ParentId).Select(p => p.Name).FirstOrDefault()));
}
