using System.Data.Common;
using System.Text.Json;
using Answerable.Server;
using Answerable.Server.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Answerable.Bench;

/// <summary>A fresh database with a folder of its own, gone when it is no longer needed.</summary>
internal sealed class Place : IAsyncDisposable
{
    private static int count;

    private readonly string server;
    private readonly string name = $"answerable_bench_{Environment.ProcessId}_{Interlocked.Increment(ref count)}";

    private Place(Provider provider, string server)
    {
        (Provider, this.server) = (provider, server);
        Folder = Path.Combine(Path.GetTempPath(), name);
        Directory.CreateDirectory(Folder);
        ConnectionString =
            provider == Provider.Sqlite ? $"Data Source={Path.Combine(Folder, "answerable.db")}"
                : new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private Place(Provider provider, string server, Build build, Made made)
    {
        (Provider, this.server, Build, Folder, ConnectionString) = (provider, server, build, made.folder, made.connection);
        name = Path.GetFileName(made.folder);
        Cookies = [.. made.cookies.Select(c => (c[0], c[1]))];
    }

    /// <summary>The build that filled it and is measured on it.</summary>
    public Build Build { get; private init; } = Build.Ours;

    /// <summary>Who was signed in when it was filled: the object that they came for, and their cookie.</summary>
    public IReadOnlyList<(string Id, string Cookie)> Cookies { get; } = [];

    /// <summary>A database that a build filled by its own code.</summary>
    /// <param name="what"><c>city</c>, <c>obligations</c> or <c>filing</c>, and how many.</param>
    public static async Task<Place> Filled(Wish wish, Provider provider, Build build, string what, int size = 0)
    {
        var said = await Child.Prepare(build, $"{provider}|{wish.Postgres}|{what}|{size}");
        var line =
            said.Split('\n').FirstOrDefault(l => l.StartsWith(Prepared, StringComparison.Ordinal))
                ?? throw new InvalidOperationException(said);
        return new(provider, wish.Postgres, build, JsonSerializer.Deserialize<Made>(line[Prepared.Length..])!);
    }

    private const string Prepared = "PREPARED ";

#pragma warning disable IDE1006, CA1812 // As the hook writes it.
    private sealed record Made(string connection, string folder, string[][] cookies);
#pragma warning restore IDE1006, CA1812

    public Provider Provider { get; }

    public string ConnectionString { get; }

    public string Folder { get; }

    public static async Task<Place> Fresh(Wish wish, Provider provider, Build? build = null)
    {
        var place = new Place(provider, wish.Postgres) { Build = build ?? Build.Ours };
        await place.OnServer($"CREATE DATABASE {place.name}");
        return place;
    }

    /// <summary>The settings that the product reads.</summary>
    public Dictionary<string, string?> Settings => new() { ["ANSWERABLE_DATABASE"] = ConnectionString, ["ANSWERABLE_DATA"] = Folder };

    /// <summary>The product inside this process, not started: to prepare data and to count it.</summary>
    public WebApplication Product() => AppHost.Build(configure: builder =>
    {
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(Settings);
    });

    /// <summary>Runs work in a scope of the product inside this process.</summary>
    public async Task<T> Scope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var product = Product();
        await using var scope = product.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>A plain connection, as durable as the product's.</summary>
    public async Task<DbConnection> Open()
    {
        DbConnection connection =
            Provider == Provider.Sqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        if (Provider == Provider.Sqlite) await Execute(connection, SqlitePragmas.Sql);
        return connection;
    }

    /// <summary>What a server does by itself some time after a bulk load; SQLite does nothing of the kind.</summary>
    public async Task Settle()
    {
        await using var connection = await Open();
        await Execute(connection, Provider == Provider.Sqlite ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VACUUM ANALYZE");
        if (Provider == Provider.Postgres) await Execute(connection, "CHECKPOINT");
    }

    public static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        await OnServer($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private async Task OnServer(string sql)
    {
        if (Provider == Provider.Sqlite) return;
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await Execute(connection, sql);
    }
}
