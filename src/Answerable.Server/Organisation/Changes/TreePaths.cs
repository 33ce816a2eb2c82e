using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Answerable.Server.Organisation;

/// <summary>What a room keeps of the tree besides paths, brought along before the paths are rewritten, in the same transaction.</summary>
internal interface IFollowsTree
{
    /// <summary>The subtree of a unit comes to another place.</summary>
    /// <param name="from">Path of the unit before.</param>
    /// <param name="to">And after.</param>
    Task Moving(string from, string to, CancellationToken cancel);

    /// <summary>A post comes to another unit.</summary>
    Task Moving(PostId post, string from, string to, CancellationToken cancel);
}

/// <summary>What of a room stands against closing a unit.</summary>
internal interface IHoldsUnit
{
    Task<InTheWay> Of(UnitId unit, string path, CancellationToken cancel);
}

/// <summary>What stands against closing a unit, and where it is listed.</summary>
/// <param name="Code">Its words stand in the text file of this room under <c>in-the-way.CODE</c>.</param>
internal sealed record InTheWay(string Code, int Count, string Href);

/// <summary>
/// Rewrites every column that a room declares to hold a unit's path, in the transaction at hand, which holds off whoever writes paths.
/// Nobody reads a half-moved tree: the transaction shows all of it or nothing.
/// </summary>
internal sealed class TreePaths(Db db, IEnumerable<IFollowsTree> followers)
{
    private static readonly IReadOnlyList<PathColumn> Columns = [.. Rooms.All.SelectMany(r => r.PathColumns).Where(c => !c.IsPast)];

    /// <summary>Holds off whoever writes paths; an import, which holds the table of units, first comes to its end.</summary>
    public async Task Hold(CancellationToken cancel)
    {
        if (db.Provider == Provider.Postgres)
            await db.Database.ExecuteSqlRawAsync("LOCK TABLE organisation_unit IN ROW EXCLUSIVE MODE", cancel);
        await Tree.Take(db, cancel);
    }

    /// <summary>Length of the longest path in a subtree, in UTF-16 code units.</summary>
    public Task<int> Longest(string path, CancellationToken cancel) =>
        db.Set<Unit>().Within(u => u.Path, [path]).MaxAsync(u => u.Path.Length, cancel);

    /// <summary>Everything that lies in the subtree lies elsewhere.</summary>
    /// <param name="from">Path of its root before.</param>
    /// <param name="to">And after.</param>
    public async Task Move(string from, string to, CancellationToken cancel)
    {
        foreach (var follower in followers) await follower.Moving(from, to, cancel);
        foreach (var column in Columns)
        {
            var (table, path) = (Table(column), Column(column, column.Property));
            // Names of the mapping, nothing that anybody typed.
            var sql = $"UPDATE {table} SET {path} = {{0}} || substr({path}, {{1}}) WHERE {path} >= {{2}} AND {path} < {{3}}";
            await db.Database.ExecuteSqlRawAsync(sql, [to, from.Length + 1, from, UnitPath.End(from)], cancel);
        }
    }

    /// <summary>What belongs to a post, wherever its unit is kept, belongs to another unit with it.</summary>
    public async Task Move(PostId post, string from, Unit to, CancellationToken cancel)
    {
        foreach (var follower in followers) await follower.Moving(post, from, to.Path, cancel);
        foreach (var column in Columns.Where(c => c.Post is not null && c.Entity != typeof(Post)))
        {
            var unit = column.Unit is { } name ? $", {Column(column, name)} = {{2}}" : "";
            var (path, owner) = (Column(column, column.Property), Column(column, column.Post!));
            var sql = $"UPDATE {Table(column)} SET {path} = {{0}}{unit} WHERE {owner} = {{1}}";
            object[] values = column.Unit is null ? [to.Path, post.Value] : [to.Path, post.Value, to.Id.Value];
            await db.Database.ExecuteSqlRawAsync(sql, values, cancel);
        }
    }

    private IEntityType Entity(PathColumn column) => db.Model.FindEntityType(column.Entity)!;

    private string Table(PathColumn column) => Entity(column).GetTableName()!;

    private string Column(PathColumn column, string property) => $"\"{Entity(column).FindProperty(property)!.GetColumnName()}\"";
}
