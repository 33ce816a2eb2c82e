using Answerable.Domain;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Backups;

/// <summary>
/// A SQLite file. The backup is put into a new file beside it, which takes its name when all is stored: what lies beside the old
/// one, its log and its index, belongs to the old one and would destroy the new.
/// </summary>
internal sealed class SqliteTarget(DatabaseSetting setting) : IRestoreTarget
{
    private readonly string file = setting.File ?? throw new InvalidOperationException("A backup is put into a file.");
    private WriteGate? gate;
    private Db? db;

    private string Beside => file + ".restoring";

    public async Task<Db> Begin(bool replace, CancellationToken cancel)
    {
        if (new FileInfo(file) is { Exists: true, Length: > 0 }) await Claim(replace, cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Remove(Beside);
        PrivateFile.Make(Beside);
        var alone = new SqliteConnectionStringBuilder { DataSource = Beside, Pooling = false };
        var opened = setting with { ConnectionString = alone.ConnectionString };
        gate = new(opened);
        db = StorageRoom.Open(opened, gate);
        await db.Database.OpenConnectionAsync(cancel);
        return db;
    }

    public Task Empty(Db into, CancellationToken cancel) =>
        // References are looked at when all is there.
        SchemaScripts.Execute(into.Database.GetDbConnection(), "PRAGMA defer_foreign_keys=ON", cancel);

    /// <summary>Nothing: the commit looks at the references.</summary>
    public Task Settle(Db into, CancellationToken cancel) => Task.CompletedTask;

    public async Task Finish(Db into, CancellationToken cancel)
    {
        await SchemaScripts.Execute(into.Database.GetDbConnection(), "PRAGMA wal_checkpoint(TRUNCATE)", cancel);
        await into.Database.CloseConnectionAsync();
        await using (var stored = new FileStream(Beside, FileMode.Open, FileAccess.ReadWrite)) PrivateFile.FlushFile(stored);
        foreach (var left in Companions(file)) File.Delete(left);
        if (File.Exists(file) && !OperatingSystem.IsWindows()) File.SetUnixFileMode(Beside, File.GetUnixFileMode(file));
        File.Move(Beside, file, overwrite: true);
        PrivateFile.FlushFolder(Path.GetDirectoryName(file)!);
    }

    public async ValueTask DisposeAsync()
    {
        if (db is not null) await db.DisposeAsync();
        gate?.Dispose();
        if (File.Exists(Beside)) Remove(Beside);
    }

    /// <summary>Empties the log of the old file, which nobody can who is not alone with it.</summary>
    private async Task Claim(bool replace, CancellationToken cancel)
    {
        try
        {
            var alone = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 };
            await using var old = new SqliteConnection(alone.ConnectionString);
            await old.OpenAsync(cancel);
            var tables = await SchemaScripts.Tables(old, cancel);
            var ours = tables.Contains("storage_script");
            Require.That(replace || (tables.Count == 0 || ours) && !await Holding.Rows(old, tables, cancel), BackupRefusals.NotEmpty);
            // Who is not alone is told the mode that stays.
            await SchemaScripts.Execute(old, "PRAGMA busy_timeout=1000", cancel);
            Require.That((await Catalogue.Rows(old, "PRAGMA journal_mode=DELETE"))[0][0] == "delete", BackupRefusals.InUse);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SqliteErrors.Busy or SqliteErrors.Locked)
        {
            throw new Refused(BackupRefusals.InUse);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SqliteErrors.NotADatabase or SqliteErrors.CannotOpen && !replace)
        {
            throw new Refused(BackupRefusals.NotEmpty);
        }
        catch (SqliteException e) when (e.SqliteErrorCode != SqliteErrors.CannotOpen && replace)
        {
            // A broken file is just what a backup is put back for.
        }
    }

    private static IEnumerable<string> Companions(string path) => [path + "-wal", path + "-shm", path + "-journal"];

    private static void Remove(string path)
    {
        foreach (var left in Companions(path).Prepend(path)) File.Delete(left);
    }
}
