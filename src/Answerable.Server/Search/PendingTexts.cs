using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Answerable.Server.Search;

/// <summary>One thing that the index has still to read.</summary>
/// <param name="ObjectId">One object; null for all of the kind from <paramref name="FromId"/> on, or from the first.</param>
internal sealed record PendingText(long Id, string Kind, Guid? ObjectId, Guid? FromId)
{
    public const string Select =
        "SELECT id AS \"Id\", kind AS \"Kind\", object_id AS \"ObjectId\", from_id AS \"FromId\" FROM search_pending";
}

/// <summary>
/// What the index has still to read: noted in the transaction that changed it, where reading it there would cost too much, and read by a
/// job soon after.
/// </summary>
internal static class PendingTexts
{
    private const string Insert = "INSERT INTO search_pending (kind, object_id, from_id) VALUES (@kind, @object, @from)";

    /// <summary>Whether a search may miss something that is stored.</summary>
    public static async Task<bool> Any(Db db, CancellationToken cancel = default) =>
        (await db.Database.SqlQueryRaw<int>("SELECT 1 AS \"Value\" FROM search_pending LIMIT 1").ToListAsync(cancel)).Count > 0;

    /// <summary>All that is searched, from the beginning.</summary>
    public static async Task NoteAll(Db db, CancellationToken cancel)
    {
        await IndexWriter.Execute(db, "DELETE FROM search_pending", cancel);
        foreach (var (kind, _) in SearchedKinds.All) await Note(db, kind.Noun, null, null, cancel);
    }

    public static Task Note(Db db, string noun, IEnumerable<Guid> ids) => BulkInsert.Write(db, "search_pending",
    [
        new BulkColumn<Guid>("kind", NpgsqlTypes.NpgsqlDbType.Text, _ => noun),
        new BulkColumn<Guid>("object_id", NpgsqlTypes.NpgsqlDbType.Uuid, id => id),
    ], ids);

    /// <summary>
    /// Rows that were written in bulk into a table: objects of a kind from the first of them on, and older objects that the rows tell of.
    /// Identifiers grow with time, so that what comes after the first is new.
    /// </summary>
    /// <param name="swept">What this transaction has noted of each kind: once is enough.</param>
    public static async Task NoteBulk(Db db, string table, Guid first, Dictionary<string, Guid> swept, CancellationToken cancel)
    {
        var mapped = db.Model.GetEntityTypes().FirstOrDefault(e => e.GetTableName() == table && !e.IsOwned());
        if (mapped is null) return;
        foreach (var (noun, kind, watch) in SearchedKinds.Owning(mapped.ClrType))
        {
            if (kind.Entity != mapped.ClrType || watch.Own != KeyOf(mapped)) continue;
            if (swept.TryGetValue(noun, out var from) && from <= first) continue;
            swept[noun] = first;
            await Note(db, noun, null, first, cancel);
        }
        foreach (var (noun, _, watch) in SearchedKinds.Owning(mapped.ClrType))
        {
            if (watch.Own == KeyOf(mapped)) continue;
            var column = mapped.FindProperty(watch.Own!)!.GetColumnName();
            // A job that is reading these very objects has read them without the rows at hand.
            await IndexWriter.HoldOffOthers(db, cancel);
            // What the rows of this bulk made is read with the objects of its own.
            await IndexWriter.Execute(db, $"""
                INSERT INTO search_pending (kind, object_id)
                SELECT DISTINCT @kind, {column} FROM {table} WHERE id >= @first AND NOT EXISTS
                    (SELECT 1 FROM search_pending p WHERE p.kind = @kind AND p.object_id IS NULL
                        AND (p.from_id IS NULL OR p.from_id <= {table}.{column}))
                """, cancel, ("@kind", noun), ("@first", first));
        }
    }

    private static string KeyOf(IEntityType mapped) => mapped.FindPrimaryKey()!.Properties[0].Name;

    private static Task Note(Db db, string noun, Guid? one, Guid? from, CancellationToken cancel) => IndexWriter.Execute(db, Insert, cancel,
        ("@kind", noun), ("@object", (object?)one ?? DBNull.Value), ("@from", (object?)from ?? DBNull.Value));
}
