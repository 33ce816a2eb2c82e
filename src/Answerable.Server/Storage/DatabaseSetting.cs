using System.Data.Common;
using Answerable.Domain;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Answerable.Server.Storage;

/// <summary>The database servers the product runs on.</summary>
internal enum Provider { Sqlite, Postgres }

/// <summary>Where the data is: <c>ANSWERABLE_DATABASE</c>, or a SQLite file in the folder <c>ANSWERABLE_DATA</c>.</summary>
internal sealed record DatabaseSetting(Provider Provider, string ConnectionString, string DataFolder)
{
    /// <summary>
    /// Statements that PostgreSQL keeps prepared on a connection; a pooler that cannot hold them is told by <c>Max Auto Prepare=0</c> in
    /// the
    /// connection string.
    /// </summary>
    private const int Prepared = 100;

    /// <summary>Reads the two settings; a PostgreSQL connection string is known by its <c>Host=</c>.</summary>
    /// <exception cref="Refused">The connection string asks for what the product cannot work with.</exception>
    public static DatabaseSetting From(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["ANSWERABLE_DATA"] ?? "data");
        var text = configuration["ANSWERABLE_DATABASE"];
        var files = configuration["ANSWERABLE_FILES"] is { Length: > 0 } named ? Path.GetFullPath(named) : null;
        if (string.IsNullOrWhiteSpace(text)) return new(Provider.Sqlite, $"Data Source={Path.Combine(folder, "answerable.db")}", folder) { Files = files };
        if (!text.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            Require.That(Read(() => new SqliteConnectionStringBuilder(text).DataSource).Length > 0, Unreadable("Data Source=…"));
            return new(Provider.Sqlite, text, folder) { Files = files };
        }
        // Keys of cookies and forms are read synchronously, which multiplexed connections refuse, and the migrator's lock is its
        // connection's.
        Require.That(!Read(() => new NpgsqlConnectionStringBuilder(text)).Multiplexing, Refusal.Of("shell.multiplexing"));
        return new(Provider.Postgres, text, folder) { Files = files };
    }

    /// <summary>
    /// Where contents of files lie: beside the SQLite file, or in the folder that the operator named or that of the data. The folder bears
    /// the name of the database, so that none sweeps away what another one names.
    /// </summary>
    public string FilesFolder => Path.Combine(Files ?? Path.GetDirectoryName(File) ?? DataFolder, $"{Name}-files");

    private string Name => File is { } file ? Path.GetFileNameWithoutExtension(file)
        : Provider == Provider.Postgres ? new NpgsqlConnectionStringBuilder(ConnectionString).Database ?? "postgres" : "memory";

    /// <summary>The folder that the operator named for contents of files, shared by several servers; null for none.</summary>
    public string? Files { get; init; }

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new Refused(Unreadable(e.Message));
        }
    }

    /// <summary>It may hold a password, so it is not repeated.</summary>
    private static Refusal Unreadable(string problem) => Refusal.Of("shell.database-unreadable", ("problem", problem));

    /// <summary>The file of a SQLite database; null for PostgreSQL and for one in memory.</summary>
    public string? File => Provider == Provider.Sqlite
        && new SqliteConnectionStringBuilder(ConnectionString) is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file }
        && file != ":memory:" ? Path.GetFullPath(file) : null;

    /// <summary>
    /// A plain connection, closed. Nothing here leaves a trace in one (locks are of a transaction, but for the migrator's, which it gives
    /// back),
    /// so PostgreSQL need not wipe it after every query, and need not parse and plan the same query again.
    /// </summary>
    public DbConnection Connection() => Provider switch
    {
        Provider.Sqlite => new SqliteConnection(ConnectionString),
        Provider.Postgres => new NpgsqlConnection(Tuned),
    };

    /// <summary>The connection string of PostgreSQL with what the product adds where the setting says nothing.</summary>
    public string Tuned
    {
        get
        {
            var connection = new NpgsqlConnectionStringBuilder(ConnectionString) { NoResetOnClose = true };
            if (!connection.ContainsKey("Max Auto Prepare")) connection.MaxAutoPrepare = Prepared;
            return connection.ConnectionString;
        }
    }
}
