using System.Data.Common;
using System.Text.RegularExpressions;
using Answerable.Server.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Answerable.Bench;

/// <summary>A column that rows are written to; the types are PostgreSQL's, SQLite takes values as they are.</summary>
internal sealed record Column(string Name, NpgsqlDbType Type);

/// <summary>The least that storing rows can cost: one prepared statement in one transaction on SQLite, a binary COPY on
/// PostgreSQL.</summary>
internal static partial class BareInsert
{
    public static void Write(DbConnection connection, string table, IReadOnlyList<Column> columns, IEnumerable<object?[]> rows)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        if (connection is SqliteConnection sqlite)
            Write(sqlite, $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"$p{i}"))})", columns.Count,
                rows);
        else Write((NpgsqlConnection)connection, $"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", columns, rows);
    }

    /// <summary>The statements of the product's own schema script that make a table and its indexes.</summary>
    /// <param name="foreignKeys">Whether the table keeps its references.</param>
    public static string Schema(Provider provider, string table, bool foreignKeys)
    {
        var statements = SchemaScripts.Of(provider).SelectMany(s => s.Sql.Split(';')).Select(s => s.Trim())
            .Where(s => Regex.IsMatch(s, $"^(CREATE TABLE \"?{table}\"? \\(|CREATE (UNIQUE )?INDEX \\S+ ON \"?{table}\"? )")).ToList();
        if (statements.Count < 2) throw new InvalidOperationException($"The schema script does not make {table}.");
        return string.Concat(statements.Select(s => (foreignKeys ? s : ForeignKey().Replace(s, "")) + ";\n"));
    }

    [GeneratedRegex("""\s*,\s*CONSTRAINT "?fk_\w+"? FOREIGN KEY [^,\n]*""")]
    private static partial Regex ForeignKey();

    private static void Write(SqliteConnection connection, string sql, int columns, IEnumerable<object?[]> rows)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        var parameters =
            Enumerable.Range(0, columns).Select(i => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" })).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns; i++) parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static void Write(NpgsqlConnection connection, string sql, IReadOnlyList<Column> columns, IEnumerable<object?[]> rows)
    {
        using var importer = connection.BeginBinaryImport(sql);
        foreach (var row in rows)
        {
            importer.StartRow();
            for (var i = 0; i < columns.Count; i++)
            {
                if (row[i] is { } value) importer.Write(value, columns[i].Type);
                else importer.WriteNull();
            }
        }
        importer.Complete();
    }
}
