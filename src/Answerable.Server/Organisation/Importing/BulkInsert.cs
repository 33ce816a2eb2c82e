using Answerable.Server.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Answerable.Server.Organisation.Importing;

/// <summary>A column of a bulk insert: <c>Guid</c>, <c>string</c>, <c>int</c>, <c>bool</c>, UTC <c>DateTime</c> or null.</summary>
internal sealed record BulkColumn<T>(string Name, NpgsqlDbType Type, Func<T, object?> Value);

/// <summary>Writes many rows in the transaction at hand: one prepared statement on SQLite, a binary COPY on PostgreSQL.</summary>
internal static class BulkInsert
{
    /// <param name="progress">Called with the rows written so far, every few thousand.</param>
    public static Task Write<T>(Db db, string table, BulkColumn<T>[] columns, IEnumerable<T> rows, Action<int>? progress = null, CancellationToken cancel = default)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        return db.Database.GetDbConnection() switch
        {
            SqliteConnection sqlite => WriteSqlite(sqlite, (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction(), $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})", columns, rows, progress, cancel),
            NpgsqlConnection postgres => WritePostgres(postgres, $"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", columns, rows, progress, cancel),
            var other => throw new NotSupportedException(other.GetType().Name),
        };
    }

    private static Task WriteSqlite<T>(SqliteConnection connection, SqliteTransaction transaction, string sql, BulkColumn<T>[] columns, IEnumerable<T> rows, Action<int>? progress, CancellationToken cancel)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" })).ToArray();
        var written = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++) parameters[i].Value = columns[i].Value(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
            Tell(++written, progress, cancel);
        }
        return Task.CompletedTask;
    }

    private static async Task WritePostgres<T>(NpgsqlConnection connection, string sql, BulkColumn<T>[] columns, IEnumerable<T> rows, Action<int>? progress, CancellationToken cancel)
    {
        await using var importer = await connection.BeginBinaryImportAsync(sql, cancel);
        var written = 0;
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancel);
            foreach (var column in columns)
            {
                if (column.Value(row) is { } value) await importer.WriteAsync(value, column.Type, cancel);
                else await importer.WriteNullAsync(cancel);
            }
            Tell(++written, progress, cancel);
        }
        await importer.CompleteAsync(cancel);
    }

    private static void Tell(int written, Action<int>? progress, CancellationToken cancel)
    {
        if ((written & 0xFFF) != 0) return;
        cancel.ThrowIfCancellationRequested();
        progress?.Invoke(written);
    }
}
