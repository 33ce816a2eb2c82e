using System.Data.Common;
using Answerable.Domain;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Backups;

/// <summary>A PostgreSQL database that nobody else is connected to; all happens in one transaction.</summary>
internal sealed class PostgresTarget(DatabaseSetting setting) : IRestoreTarget
{
    private WriteGate? gate;
    private Db? db;

    public async Task<Db> Begin(bool replace, CancellationToken cancel)
    {
        gate = new(setting);
        db = StorageRoom.Open(setting, gate);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        var others = await Holding.Number(connection, """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            """, cancel);
        Require.That(others == 0, BackupRefusals.InUse);
        var tables = await SchemaScripts.Tables(connection, cancel);
        var foreign = tables.Except(TableLayout.Of(db.Model).Select(t => t.Name))
            .Where(t => t != "storage_script" && !SchemaScripts.IsDerived(t)).Order().ToList();
        Require.That(foreign.Count == 0, BackupRefusals.ForeignTables(string.Join(", ", foreign)));
        Require.That(replace || !await Holding.Rows(connection, tables, cancel), BackupRefusals.NotEmpty);
        return db;
    }

    public async Task Empty(Db into, CancellationToken cancel)
    {
        var connection = into.Database.GetDbConnection();
        var tables = await SchemaScripts.Tables(connection, cancel);
        if (tables.Count > 0)
            await SchemaScripts.Execute(connection, $"DROP TABLE {string.Join(", ", tables.Select(t => $"\"{t}\""))} CASCADE", cancel);
    }

    /// <summary>The numbers that the database gives out go on after the highest that was stored.</summary>
    public async Task Settle(Db into, CancellationToken cancel)
    {
        var connection = into.Database.GetDbConnection();
        foreach (var (table, column) in await Columns(connection, "is_identity = 'YES'", cancel))
        {
            var next =
                $"SELECT setval(pg_get_serial_sequence('\"{table}\"', '{column}'), (SELECT coalesce(max(\"{column}\"), 0) + 1 FROM " +
                $"\"{table}\"), false)";
            await SchemaScripts.Execute(connection, next, cancel);
        }
    }

    public Task Finish(Db into, CancellationToken cancel) => SchemaScripts.Execute(into.Database.GetDbConnection(), "ANALYZE", cancel);

    public async ValueTask DisposeAsync()
    {
        if (db is not null) await db.DisposeAsync();
        gate?.Dispose();
    }

    /// <summary>Columns of a table that hold 64 bits.</summary>
    public static async Task<IReadOnlyList<string>> WideColumns(DbConnection connection, string table, CancellationToken cancel) =>
    [
        .. (await Columns(connection, "data_type = 'bigint'", cancel)).Where(c => c.Table == table).Select(c => c.Column),
    ];

    private static async Task<List<(string Table, string Column)>> Columns(DbConnection connection, string which, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND {which}
            """;
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var pairs = new List<(string, string)>();
        while (await rows.ReadAsync(cancel)) pairs.Add((rows.GetString(0), rows.GetString(1)));
        return pairs;
    }
}
