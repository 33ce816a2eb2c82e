using System.Text.Json;
using Answerable.Domain;
using Answerable.Server.Backups;
using Answerable.Server.Tests.Storage;

namespace Answerable.Server.Tests.Backups;

/// <summary>What is no backup, or one of another version, is refused in a sentence of its own before anything changes.</summary>
public sealed class RefusedBackupTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_file_that_is_none_and_one_of_a_later_version_are_refused_and_the_target_stays()
    {
        var backup = await TestBackup.Of(house.App.Services);
        using var full = TestDatabase.Empty();
        await TestBackup.Restore(full, backup);
        var before = await TestBackup.Rows(full);
        foreach (var (file, refusal) in new (byte[], Refusal)[]
        {
            ("no backup at all"u8.ToArray(), BackupRefusals.NotABackup), ([], BackupRefusals.NotABackup),
            (Told(m => m with { Format = BackupManifest.CurrentFormat + 1 }), BackupRefusals.FromLaterVersion),
            (Told(m => m with { Schema = m.Schema + 1 }), BackupRefusals.FromLaterVersion),
            (Told(m => m with { Tables = [] }), BackupRefusals.Damaged(BackupManifest.Entry)),
            (Told(m => m with { Tables = [m.Tables[0] with { Name = "../person" }] }), BackupRefusals.Damaged(BackupManifest.Entry)),
            (Written(_ => """{"format":1,"tables":[null]}"""), BackupRefusals.Damaged(BackupManifest.Entry)),
            (Written(_ => "{"), BackupRefusals.Damaged(BackupManifest.Entry)),
        })
        {
            var told = Assert.Single((await Assert.ThrowsAsync<Refused>(() => TestBackup.Restore(full, file, replace: true))).Refusals);
            Assert.Equal((refusal.Code, refusal.Args.FirstOrDefault().Value), (told.Code, told.Args.FirstOrDefault().Value));
        }
        Assert.Equal(before, await TestBackup.Rows(full));

        byte[] Told(Func<BackupManifest, BackupManifest> change) => Written(text =>
            JsonSerializer.Serialize(change(JsonSerializer.Deserialize<BackupManifest>(text, BackupManifest.Json)!), BackupManifest.Json));

        byte[] Written(Func<string, string> change) => TestBackup.Changed(backup, BackupManifest.Entry, change);
    }

    [Fact]
    public async Task On_postgres_a_database_with_tables_of_another_product_is_refused_by_their_names()
    {
        if (!TestDatabase.IsPostgres) return;
        var backup = await TestBackup.Of(house.App.Services);
        using var foreign = TestDatabase.Empty();
        await using (var connection = foreign.Connect())
        {
            await connection.OpenAsync();
            await SchemaTests.Execute(connection, "CREATE TABLE payroll (id integer)");
        }
        foreign.Close();
        var refused = await Assert.ThrowsAsync<Refused>(() => TestBackup.Restore(foreign, backup, replace: true));
        Assert.Equal(BackupRefusals.ForeignTables("payroll").Args, Assert.Single(refused.Refusals).Args);
    }
}
