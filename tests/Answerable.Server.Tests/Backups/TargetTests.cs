using Answerable.Domain;
using Answerable.Server.Backups;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Storage;
using Microsoft.Data.Sqlite;

namespace Answerable.Server.Tests.Backups;

/// <summary>What a backup is put in place of: nothing that is used, and nothing of it lives on.</summary>
public sealed class TargetTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_database_that_somebody_uses_is_not_replaced()
    {
        var backup = await TestBackup.Of(house.App.Services);
        using var full = TestDatabase.Empty();
        await TestBackup.Restore(full, backup);
        await using var other = full.Connect();
        await other.OpenAsync();
        await SchemaTests.Execute(other, "SELECT * FROM people_person");
        var refused = await Assert.ThrowsAsync<Refused>(() => TestBackup.Restore(full, backup, replace: true));
        Assert.Equal(BackupRefusals.InUse, Assert.Single(refused.Refusals));
    }

    [Fact]
    public async Task A_log_left_beside_an_old_file_does_not_reach_the_new_one()
    {
        if (TestDatabase.IsPostgres) return;
        var backup = await TestBackup.Of(house.App.Services);
        using var full = TestDatabase.Empty();
        await TestBackup.Restore(full, backup);
        var file = new SqliteConnectionStringBuilder(full.ConnectionString).DataSource;
        await File.WriteAllBytesAsync(file + "-wal", await File.ReadAllBytesAsync(file));
        await TestBackup.Restore(full, backup, replace: true);
        Assert.False(File.Exists(file + "-wal"));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        // Nor does one beside a file that is no database any more, with which nothing else could be done.
        var log = Path.Combine(full.Folder, "log");
        await using (var other = full.Connect())
        {
            await other.OpenAsync();
            await SchemaTests.Execute(other, "UPDATE people_person SET name = name || '!'");
            File.Copy(file + "-wal", log);
        }
        full.Close();
        await File.WriteAllTextAsync(file, new string('x', 8192));
        File.Copy(log, file + "-wal");
        await TestBackup.Restore(full, backup, replace: true);
        await using var connection = full.Connect();
        await connection.OpenAsync();
        Assert.Empty(await Catalogue.Rows(connection, "SELECT name FROM people_person WHERE name LIKE '%!'"));
        Assert.Equal("ok", (await Catalogue.Rows(connection, "PRAGMA integrity_check"))[0][0]);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_yet_is_made()
    {
        if (TestDatabase.IsPostgres) return;
        using var empty = TestDatabase.Empty();
        var file = Path.Combine(empty.Folder, "not", "yet", "answerable.db");
        var there = new DatabaseSetting(Provider.Sqlite, $"Data Source={file}", empty.Folder);
        var backup = new MemoryStream(await TestBackup.Of(house.App.Services));
        await new RestoreBackup(there, new FakeClock(World.Start)).Run(backup, replace: false);
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }
}
