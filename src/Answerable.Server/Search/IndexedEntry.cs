using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Search;

/// <summary>What the index holds of an object.</summary>
/// <param name="PlacesText">Paths of units, a line each, an empty line, and posts.</param>
internal sealed record IndexedEntry(long Id, string Kind, Guid ObjectId, string Name, string About, string PlacesText)
{
    private const string Columns = "id AS \"Id\", kind AS \"Kind\", object_id AS \"ObjectId\", name AS \"Name\", about AS \"About\", " +
        "places AS \"PlacesText\"";

    /// <summary>As a statement reads them.</summary>
    public const string Select = $"SELECT {Columns} FROM search_entry";

    private const string OfPostgres = Select + " WHERE kind = {0} AND object_id = ANY({1})";

    private const string OfSqlite = Select + " WHERE kind = {0} AND object_id IN (SELECT value FROM json_each({1}))";

    public IEnumerable<string> Paths => PlacesText.Split('\n').TakeWhile(p => p.Length > 0);

    public static string Places(SearchText text) => string.Join('\n', [.. text.Paths, "", .. text.Posts.Select(p => p.ToString("n"))]);

    /// <summary>Whether it holds what the object is found by now.</summary>
    public bool Says(SearchText text) => Name == text.Name && About == text.About && PlacesText == Places(text);

    public static Task<List<IndexedEntry>> Of(Db db, string noun, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        if (db.Provider == Provider.Postgres)
            return db.Database.SqlQueryRaw<IndexedEntry>(OfPostgres, noun, ids.ToArray()).ToListAsync(cancel);
        // As SQLite keeps identifiers.
        var list = System.Text.Json.JsonSerializer.Serialize(ids.Select(i => i.ToString().ToUpperInvariant()));
        return db.Database.SqlQueryRaw<IndexedEntry>(OfSqlite, noun, list).ToListAsync(cancel);
    }
}
