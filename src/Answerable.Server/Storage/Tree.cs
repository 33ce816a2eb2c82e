using System.Data.Common;
using Answerable.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Answerable.Server.Storage;

/// <summary>
/// One row with a mark that is another one after every move in the tree of units. A save that writes a unit's path is refused as stale
/// where something has moved since the act began to read: it would write a path that is no more.
/// </summary>
internal sealed class Tree
{
    /// <summary>Who writes paths holds it with others, who moves units holds it alone; PostgreSQL alone needs it.</summary>
    private const long LockKey = 0x414E5354524545;

    private static readonly Lazy<IReadOnlyDictionary<Type, string[]>> Columns = new(() => Rooms.All.SelectMany(r => r.PathColumns)
        .GroupBy(c => c.Entity).ToDictionary(g => g.Key, g => g.Select(c => c.Property).ToArray()));

    public int Id { get; set; } = 1;

    public Guid Mark { get; set; }

    public static void Map(ModelBuilder builder) => builder.Entity<Tree>(t =>
    {
        t.ToTable("storage_tree");
        t.Property(x => x.Id).ValueGeneratedNever();
        t.HasData(new Tree());
    });

    /// <summary>Whether the save at hand writes a unit's path anywhere; changes have been looked for.</summary>
    public static bool IsWritten(Db db) => db.ChangeTracker.Entries().Any(e =>
        e.State is EntityState.Added or EntityState.Modified && Columns.Value.TryGetValue(e.Metadata.ClrType, out var columns)
        && (e.State == EntityState.Added || Array.Exists(columns, c => e.Property(c).IsModified)));

    /// <summary>Whether rows of this type hold a unit's path.</summary>
    public static bool IsWritten(Db db, string table) =>
        Columns.Value.Keys.Any(t => db.Model.FindEntityType(t)?.GetTableName() == table);

    /// <summary>Holds moves off until the end of the transaction at hand.</summary>
    /// <exception cref="Stale">Something has moved since the context began to read.</exception>
    public static async Task Hold(Db db, CancellationToken cancel)
    {
        var mark = await Read(db, "pg_advisory_xact_lock_shared", cancel);
        if (db.TreeRead is { } read && read != mark) throw new Stale();
        db.TreeRead = mark;
    }

    /// <summary>Holds everybody off who writes paths, until the end of the transaction at hand, in which something moves.</summary>
    public static async Task Take(Db db, CancellationToken cancel)
    {
        await Read(db, "pg_advisory_xact_lock", cancel);
        var mark = Ids.Random();
        await db.Set<Tree>().ExecuteUpdateAsync(t => t.SetProperty(x => x.Mark, mark), cancel);
        db.TreeRead = mark;
    }

    private static async Task<Guid> Read(Db db, string hold, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        const string read = "SELECT mark FROM storage_tree";
        // Two statements, so that the second sees what was committed while the first waited.
        command.CommandText = db.Provider == Provider.Postgres ? $"SELECT {hold}({LockKey}); {read}" : read;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (db.Provider == Provider.Postgres) await reader.NextResultAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.GetGuid(0);
    }
}
