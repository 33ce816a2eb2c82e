using System.Globalization;
using Answerable.Server.Storage;
using Npgsql;

namespace Answerable.Bench;

/// <summary>
/// Processor time of PostgreSQL on this machine for one database: of its connections, and of the processes that write for all databases.
/// SQLite's is the product's own.
/// </summary>
/// <param name="Nanoseconds">By process.</param>
internal sealed record DatabaseClock(IReadOnlyDictionary<int, long> Nanoseconds)
{
    private const string Processes =
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() OR backend_type IN ('walwriter', 'background writer', " +
        "'checkpointer')";

    public static async Task<DatabaseClock> Read(Place place)
    {
        var times = new Dictionary<int, long>();
        if (place.Provider == Provider.Sqlite) return new(times);
        await using var connection = new NpgsqlConnection(place.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Processes;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync()) times[rows.GetInt32(0)] = Of(rows.GetInt32(0));
        return new(times);
    }

    /// <summary>What was used since; a process that ended meanwhile takes its last moments along.</summary>
    public TimeSpan Since(DatabaseClock before) =>
        TimeSpan.FromMicroseconds(Nanoseconds.Sum(n => n.Value - before.Nanoseconds.GetValueOrDefault(n.Key)) / 1000.0);

    /// <summary>Time on a processor, to the nanosecond (schedstat).</summary>
    private static long Of(int process)
    {
        try
        {
            return long.Parse(File.ReadAllText($"/proc/{process}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
