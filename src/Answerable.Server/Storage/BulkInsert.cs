using Answerable.Domain;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Answerable.Server.Storage;

/// <summary>A column of a bulk insert: <c>Guid</c>, <c>string</c>, <c>int</c>, <c>bool</c>, UTC <c>DateTime</c> or null.</summary>
internal sealed record BulkColumn<T>(string Name, NpgsqlDbType Type, Func<T, object?> Value);

/// <summary>Writes many rows in the transaction at hand: one prepared statement on SQLite, a binary COPY on PostgreSQL.</summary>
internal static class BulkInsert
{
    /// <summary>New objects of a mapped type, with every column, as a save would write them. What they contain is written apart.</summary>
    /// <exception cref="InvalidOperationException">An object has recorded an act: its line would be lost.</exception>
    public static Task Write<T>(Db db, IEnumerable<T> rows, CancellationToken cancel = default) where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        using var command = db.Database.GetDbConnection().CreateCommand();
        // What the database numbers by itself is left to it.
        var mapped = entity.GetProperties().Where(p => p.ValueGenerated != ValueGenerated.OnAdd || p.ClrType != typeof(long));
        var columns = mapped.Select(p => new BulkColumn<T>(p.GetColumnName(), TypeOf(p), ValueOf<T>(p))).ToArray();
        return Write(db, entity.GetTableName()!, columns, rows.Select(Taken), null, cancel);

        NpgsqlDbType TypeOf(IProperty property) =>
            property.GetRelationalTypeMapping().CreateParameter(command, "p", null, true) is NpgsqlParameter p ? p.NpgsqlDbType : default;
    }

    /// <param name="progress">Called with the rows written so far, every few thousand.</param>
    public static async Task Write<T>(Db db, string table, BulkColumn<T>[] columns, IEnumerable<T> rows, Action<int>? progress = null,
        CancellationToken cancel = default)
    {
        if (Tree.IsWritten(db, table)) await Tree.Hold(db, cancel);
        var first = new First();
        if (Array.Find(columns, c => c.Name == "id") is { } id) rows = first.Noting(rows, id);
        await Insert(db, table, columns, rows, progress, cancel);
        if (first.Id is { } written) await db.WrittenInBulk(table, written, cancel);
    }

    private static Task Insert<T>(Db db, string table, BulkColumn<T>[] columns, IEnumerable<T> rows, Action<int>? progress,
        CancellationToken cancel)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            return WritePostgres(postgres, $"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", columns, rows, progress, cancel);
        var transaction = (SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
        var sql = $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})";
        return WriteSqlite(transaction, sql, columns, rows, progress, cancel);
    }

    /// <summary>The first of the identifiers that pass.</summary>
    private sealed class First
    {
        public Guid? Id { get; private set; }

        public IEnumerable<T> Noting<T>(IEnumerable<T> rows, BulkColumn<T> column)
        {
            foreach (var row in rows)
            {
                if (column.Value(row) is Guid id && (Id is not { } first || id < first)) Id = id;
                yield return row;
            }
        }
    }

    private static Func<T, object?> ValueOf<T>(IProperty property)
    {
        var getter = property.GetGetter();
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        return row => getter.GetClrValue(row!) is not { } value ? null : convert is null ? value : convert(value);
    }

    private static T Taken<T>(T row)
    {
        if (row is not Aggregate aggregate) return row;
        if (aggregate.Recorded.Count > 0) throw new InvalidOperationException("What has recorded an act is saved with its line.");
        aggregate.TakeRecorded();
        return row;
    }

    private static Task WriteSqlite<T>(SqliteTransaction transaction, string sql, BulkColumn<T>[] columns, IEnumerable<T> rows,
        Action<int>? progress, CancellationToken cancel)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" })).ToArray();
        var written = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++) parameters[i].Value = columns[i].Value(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
            ReportProgress(++written, progress, cancel);
        }
        return Task.CompletedTask;
    }

    private static async Task WritePostgres<T>(NpgsqlConnection connection, string sql, BulkColumn<T>[] columns, IEnumerable<T> rows,
        Action<int>? progress, CancellationToken cancel)
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
            ReportProgress(++written, progress, cancel);
        }
        await importer.CompleteAsync(cancel);
    }

    private static void ReportProgress(int written, Action<int>? progress, CancellationToken cancel)
    {
        if ((written & 0xFFF) != 0) return;
        cancel.ThrowIfCancellationRequested();
        progress?.Invoke(written);
    }
}
