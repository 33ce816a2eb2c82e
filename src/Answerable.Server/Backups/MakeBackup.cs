using System.Buffers;
using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Answerable.Server.Backups;

/// <summary>Reads every table in one snapshot, while others go on writing, into the product's own format.</summary>
internal sealed class MakeBackup(Db db, DatabaseSetting setting, TimeProvider clock)
{
    private const int Chunk = 1 << 16;

    /// <param name="progress">Told of each table once it is written.</param>
    /// <exception cref="Refused">The database has another schema than this version of the product.</exception>
    /// <param name="withContents">Whether contents of files are read too; a backup without them is none.</param>
    public async Task<BackupManifest> Run(Stream to, Action<BackupTable>? progress = null, bool withContents = true,
        CancellationToken cancel = default)
    {
        await using var connection = setting.Connection();
        await connection.OpenAsync(cancel);
        await using var snapshot = await Snapshot(connection, cancel);
        var schema = await SchemaScripts.LastApplied(connection, cancel);
        Require.That(schema == SchemaScripts.Last(setting.Provider), BackupRefusals.OtherSchema);
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var tables = new List<BackupTable>();
        foreach (var table in TableLayout.Of(db.Model))
        {
            tables.Add(await Write(zip, connection, snapshot, table, cancel));
            progress?.Invoke(tables[^1]);
        }
        var product = typeof(MakeBackup).Assembly.GetName().Version?.ToString(3) ?? "";
        var contents = withContents ? new ContentsOfBackup(new(setting, clock), connection) : null;
        if (contents is not null) await contents.Write(zip, snapshot, cancel);
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, product, clock.ReadNow(), setting.Provider, schema, tables)
        { Contents = contents?.Written ?? [], Missing = contents?.Missing ?? [] };
        await using var entry = zip.CreateEntry(BackupManifest.Entry).Open();
        await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, cancel);
        return manifest;
    }

    private static async Task<BackupTable> Write(
        ZipArchive zip, DbConnection connection, DbTransaction snapshot, TableLayout table, CancellationToken cancel)
    {
        var made = new BackupTable(table.Name, table.Columns, 0, "");
        await using var command = connection.CreateCommand();
        command.Transaction = snapshot;
        command.CommandText = $"SELECT {Names(table.Columns.Select(c => c.Name))} FROM \"{table.Name}\" ORDER BY {Names(table.Key)}";
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancel);
        using var hash = SHA256.Create();
        var count = 0L;
        await using (var entry = zip.CreateEntry(made.Entry, CompressionLevel.Fastest).Open())
        await using (var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            var buffer = new ArrayBufferWriter<byte>(Chunk);
            await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
            for (; await rows.ReadAsync(cancel); count++)
            {
                json.Reset();
                json.WriteStartArray();
                for (var i = 0; i < table.Columns.Count; i++) BackupValue.Write(json, rows, i, table.Columns[i].Kind);
                json.WriteEndArray();
                json.Flush();
                buffer.Write("\n"u8);
                if (buffer.WrittenCount < Chunk) continue;
                await hashed.WriteAsync(buffer.WrittenMemory, cancel);
                buffer.ResetWrittenCount();
            }
            await hashed.WriteAsync(buffer.WrittenMemory, cancel);
            await hashed.FlushFinalBlockAsync(cancel);
        }
        return made with { Rows = count, Sha256 = Convert.ToHexStringLower(hash.Hash!) };
    }

    /// <summary>A transaction that sees one instant and writes nothing; it hinders no writer.</summary>
    private static async Task<DbTransaction> Snapshot(DbConnection connection, CancellationToken cancel)
    {
        // The first read of a transaction that is not yet writing fixes what SQLite shows it.
        if (connection is SqliteConnection sqlite) return sqlite.BeginTransaction(deferred: true);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SET TRANSACTION READ ONLY";
        await command.ExecuteNonQueryAsync(cancel);
        return transaction;
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));
}
