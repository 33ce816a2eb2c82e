using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Answerable.Server.Storage;

/// <summary>
/// WAL with full synchronisation: a commit that was answered survives a power cut. Each connection keeps 8 MB of pages, four times what it
/// does by itself: a page of lists reads more than 2 MB, and read it from the file again each time.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public const string Sql = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; "
        + "PRAGMA cache_size=-8000;";

    /// <summary>Connections that were told: the pool hands them out again and again, and they remember.</summary>
    private static readonly ConditionalWeakTable<object, object> Told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsTold(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
        Keep(connection);
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        if (IsTold(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Keep(connection);
    }

    private static bool IsTold(DbConnection connection) => Handle(connection) is { } handle && Told.TryGetValue(handle, out _);

    private static void Keep(DbConnection connection)
    {
        if (Handle(connection) is { } handle) Told.AddOrUpdate(handle, Sql);
    }

    /// <summary>The connection itself, which the pool hands out in one wrapping after the other.</summary>
    private static object? Handle(DbConnection connection) => (connection as SqliteConnection)?.Handle;
}
