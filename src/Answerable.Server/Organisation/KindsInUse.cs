using Answerable.Domain;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Organisation;

/// <summary>
/// The organisation's own words for kinds of posts and of units, as they stand in subtrees, to choose from. They are few among very many
/// rows, so they are found by leaping over an index from each to the next, not by reading it.
/// </summary>
internal sealed class KindsInUse(Db db)
{
    /// <summary>Most that are offered.</summary>
    private const int Most = 100;

    /// <summary>Kinds of posts in the subtrees of these paths.</summary>
    public Task<List<string>> OfPosts(IReadOnlyCollection<string> paths) => Leap("organisation_post", "kind", "unit_path", paths);

    /// <summary>Kinds of units in the subtrees of these paths.</summary>
    public Task<List<string>> OfUnits(IReadOnlyCollection<string> paths) => Leap("organisation_unit", "level", "path", paths);

    /// <param name="word">Indexed before the path.</param>
    private async Task<List<string>> Leap(string table, string word, string path, IReadOnlyCollection<string> paths)
    {
        if (paths.Count == 0) return [];
        var within = string.Join(" OR ", paths.Select((_, i) => $"({path} >= {{{2 * i}}} AND {path} < {{{(2 * i) + 1}}})"));
        var sql = $"""
            WITH RECURSIVE found(word) AS (
              SELECT MIN({word}) FROM {table} WHERE {word} > ''
              UNION ALL
              SELECT (SELECT MIN({word}) FROM {table} WHERE {word} > found.word) FROM found WHERE found.word IS NOT NULL)
            SELECT found.word AS "Value" FROM found
            WHERE found.word IS NOT NULL AND EXISTS (SELECT 1 FROM {table} WHERE {word} = found.word AND ({within}))
            ORDER BY found.word LIMIT {Most}
            """;
        return await db.Database.SqlQueryRaw<string>(sql, [.. paths.SelectMany(p => new object[] { p, UnitPath.End(p) })]).ToListAsync();
    }
}
