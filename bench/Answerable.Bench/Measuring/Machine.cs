using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Answerable.Server.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Answerable.Bench;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    /// <summary>Share of all processors, in percent, that others take while the benchmark does nothing.</summary>
    public static async Task<int> Busy()
    {
        var (busy, all) = Ticks();
        await Task.Delay(2000);
        var (busyThen, allThen) = Ticks();
        return (int)(100 * (busyThen - busy) / Math.Max(1, allThen - all));
    }

    /// <param name="stores">Whether databases and files have a part in what was measured.</param>
    /// <param name="before">How busy others were just before measuring.</param>
    /// <param name="after">And just after it.</param>
    public static async Task<string> Describe(Wish wish, bool stores, int before, int after)
    {
        var parts = new List<string>
        {
            $"{Environment.ProcessorCount} cores of " + (Field("/proc/cpuinfo", "model name")
                ?? RuntimeInformation.ProcessArchitecture.ToString()),
            $"{Memory():0.0} GiB of memory",
            Field("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription,
            $"Linux {Environment.OSVersion.Version}", RuntimeInformation.FrameworkDescription,
        };
        if (stores && wish.Providers.Contains(Provider.Sqlite))
            parts.Add(
                $"SQLite {await Scalar(new SqliteConnection("Data Source=:memory:"), "SELECT sqlite_version()")} (WAL, synchronous=FULL)");
        if (stores && wish.Providers.Contains(Provider.Postgres))
            parts.Add(
                $"PostgreSQL {await Scalar(new NpgsqlConnection(wish.Postgres), "SHOW server_version")} (fsync " +
                $"{await Scalar(new NpgsqlConnection(wish.Postgres), "SHOW fsync")}, default settings)");
        if (stores) parts.Add($"files on {FileSystem()}, {Figures.Short(Flush())} ms to write 4 KiB and flush");
        parts.Add($"others took {before} % of the processors just before and {after} % just after");
        return $"Measured on " +
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}{(stores ? "; server, database and load on the same machine" : "")}: " +
            $"{string.Join(", ", parts)}.";
    }

    /// <summary>Ticks since the machine's start: user, nice, system, then idle, waiting for disks, and the rest.</summary>
    private static (long Busy, long All) Ticks()
    {
        var ticks =
            File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8)
                .Select(t => long.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        return (ticks.Sum() - ticks[3] - ticks[4], ticks.Sum());
    }

    private static async Task<object?> Scalar(System.Data.Common.DbConnection connection, string sql)
    {
        await using var _ = connection;
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static string? Field(string file, string name, char separator = ':') => !File.Exists(file) ? null
        : File.ReadLines(file).Select(l => l.Split(separator, 2)).FirstOrDefault(l => l.Length == 2 && l[0].Trim() == name)?[1].Trim();

    private static double Memory() =>
        Field("/proc/meminfo", "MemTotal") is { } text ? long.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture) / 1048576.0 : 0;

    /// <summary>Of the folder that the databases are made in: a write is as durable as its disk.</summary>
    private static string FileSystem()
    {
        var folder = Path.GetFullPath(Path.GetTempPath());
        return File.ReadLines("/proc/mounts").Select(l => l.Split(' '))
            .Where(m => folder.StartsWith(m[1].TrimEnd('/') + "/", StringComparison.Ordinal))
            .OrderBy(m => m[1].Length).Last()[2];
    }

    private static double Flush()
    {
        var path = Path.Combine(Path.GetTempPath(), "answerable-flush");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        var times = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var started = Stopwatch.GetTimestamp();
            file.Write(new byte[4096]);
            file.Flush(true);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return Figures.Median(times);
    }
}
