using System.IO.Compression;
using System.Text;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Answerable.Server.Tests.Ballots;

/// <summary>Everything that is kept anywhere: the database's files with their log, the server's log, backups; not the keys of
/// papers.</summary>
internal sealed class Kept(House house)
{
    public async Task AssertNowhere(IReadOnlyList<string> papers, CollectedLog log, params byte[][] backups)
    {
        var (places, known) = (0, false);
        await foreach (var (place, bytes) in Everything(log, backups))
        {
            places++;
            foreach (var paper in papers)
                Assert.True(bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(paper)) < 0, $"a paper stands in {place}");
            known |= bytes.AsSpan().IndexOf("Alder Secretary"u8) >= 0;
        }
        // The search finds what does stand there.
        Assert.True(known && places > 3, $"{places} places");
    }

    private async IAsyncEnumerable<(string Place, byte[] Bytes)> Everything(CollectedLog log, byte[][] backups)
    {
        yield return ("the log", Encoding.UTF8.GetBytes(log.Text));
        foreach (var backup in backups)
        {
            using var zip = new ZipArchive(new MemoryStream(backup));
            foreach (var entry in zip.Entries)
            {
                await using var stream = entry.Open();
                using var plain = new MemoryStream();
                await stream.CopyToAsync(plain);
                yield return ($"the backup's {entry.Name}", plain.ToArray());
            }
        }
        foreach (var file in await Files())
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var plain = new MemoryStream();
            await stream.CopyToAsync(plain);
            yield return (file, plain.ToArray());
        }
    }

    /// <summary>The files of the database with its log; those of PostgreSQL where its server runs on this machine.</summary>
    private async Task<IReadOnlyList<string>> Files()
    {
        if (!TestDatabase.IsPostgres)
            return [.. Directory.GetFiles(house.Folder, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetDirectoryName(f) != Path.Combine(house.Folder, "papers"))];
        var (folder, database) = await house.Read(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("CHECKPOINT");
            return (await db.Database.SqlQueryRaw<string>("SELECT current_setting('data_directory') AS \"Value\"").SingleAsync(),
                await db.Database.SqlQueryRaw<string>(
                        "SELECT CAST(oid AS text) AS \"Value\" FROM pg_database WHERE datname = current_database()")
                    .SingleAsync());
        });
        Assert.True(Directory.Exists(folder), "PostgreSQL must run on the machine of the tests, so that its files can be read.");
        return [.. Directory.GetFiles(Path.Combine(folder, "base", $"{database}")), .. Directory.GetFiles(Path.Combine(folder, "pg_wal"))];
    }
}

/// <summary>Whatever the server writes to its log.</summary>
internal sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly StringBuilder text = new();

    public string Text { get { lock (text) return text.ToString(); } }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        lock (text) text.AppendLine(formatter(state, exception)).Append(exception);
    }

    public void Dispose() { }
}
