using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Answerable.Server.Tests;

/// <summary>
/// A fresh copy of the world's database for one test class: a SQLite file, or a PostgreSQL database when
/// <c>ANSWERABLE_TEST_POSTGRES</c> names a server. The whole suite is run once on each.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("ANSWERABLE_TEST_POSTGRES");
    private static readonly Lock Copying = new();
    private static int count;

    private readonly string name = $"answerable_test_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";

    private TestDatabase(string? template)
    {
        Folder = Path.Combine(Path.GetTempPath(), name);
        Directory.CreateDirectory(Folder);
        if (Server is null)
        {
            ConnectionString = $"Data Source={Path.Combine(Folder, "answerable.db")}";
            if (template is not null)
                File.Copy(new SqliteConnectionStringBuilder(template).DataSource, Path.Combine(Folder, "answerable.db"));
            return;
        }
        var from = template is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(template).Database}";
        OnServer($"CREATE DATABASE {name}{from}");
        ConnectionString =
            new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20, NoResetOnClose = true }.ConnectionString;
    }

    public string ConnectionString { get; }

    public string Folder { get; }

    public static bool IsPostgres => Server is not null;

    public static TestDatabase Empty() => new(null);

    public static TestDatabase CopyOf(TestDatabase template)
    {
        // One at a time: a copy taken while another class still empties the journal would be half a file.
        lock (Copying)
        {
            template.Close();
            return new(template.ConnectionString);
        }
    }

    /// <summary>A connection of the test's own, not yet open, for what the product has no word for.</summary>
    public DbConnection Connect() => Server is null ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);

    /// <summary>Ends pooled connections, so that the database can be copied or dropped.</summary>
    public void Close()
    {
        if (Server is null)
        {
            using var connection = new SqliteConnection(ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
            SqliteConnection.ClearPool(connection);
        }
        else
        {
            using var connection = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    public void Dispose()
    {
        Close();
        if (Server is not null) OnServer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private static void OnServer(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
