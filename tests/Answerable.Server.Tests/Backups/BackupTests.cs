using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Server.Backups;
using Answerable.Server.Ledger;
using Answerable.Server.Obligations;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Storage;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Backups;

/// <summary>A backup holds everything, comes back into either database, and never half.</summary>
public sealed class BackupTests(House house) : IClassFixture<House>
{
    /// <summary>Where putting back leaves its own trace.</summary>
    private static readonly string[] Traced =
        ["ledger_line", "ledger_body", "ledger_unfolded_line", "storage_generation", "storage_script"];

    [Fact]
    public async Task What_was_backed_up_comes_back_row_for_row_and_the_ledger_says_so()
    {
        using var empty = TestDatabase.Empty();
        var backup = await TestBackup.Of(house.App.Services);
        await TestBackup.Restore(empty, backup);
        var (before, after) = (await TestBackup.Rows(house.Database), await TestBackup.Rows(empty));
        Assert.True(before.Count > 60 && before.Values.Sum(r => r.Count) > 100);
        foreach (var (table, rows) in before.Where(t => !Traced.Contains(t.Key))) Assert.Equal(rows, after[table]);
        Assert.Equal(before.Keys, after.Keys);
        var kept = (await TestBackup.Manifest(backup)).Tables.Select(t => t.Name).Append("storage_script");
        Assert.Equal(before.Keys.Order(), kept.Order());
        Assert.Superset(before["ledger_line"].ToHashSet(), after["ledger_line"].ToHashSet());
        await using var app = House.Build(empty, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var line = await db.Set<Line>().SingleAsync(l => l.Act == "backup.restored");
        Assert.Equal(SystemVerbs.Restore, line.Verb);
        Assert.Contains("madeAt", (await db.Set<LineBody>().SingleAsync(b => b.LineId == line.Id)).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_was_put_back_serves_and_numbers_go_on()
    {
        using var empty = TestDatabase.Empty();
        await TestBackup.Restore(empty, await TestBackup.Of(house.App.Services));
        await using var app = House.Build(empty, new FakeClock(World.Start));
        await app.StartAsync();
        var visitor = new Visitor(app.GetTestServer(), "en");
        await visitor.Get("/sign-in");
        await visitor.Submit("sign-in", ("code", "olga"), ("password", World.Password));
        Assert.Equal("/", visitor.Path);
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RebuildTally>().Run(Actor.System(SystemVerbs.FoldTally));
        await app.StopAsync();
    }

    [Fact]
    public async Task What_the_target_holds_is_kept_unless_told_and_then_replaced()
    {
        var backup = await TestBackup.Of(house.App.Services);
        using var full = TestDatabase.Empty();
        await TestBackup.Restore(full, backup);
        var before = await TestBackup.Rows(full);
        var refused = await Assert.ThrowsAsync<Refused>(() => TestBackup.Restore(full, backup));
        Assert.Equal(BackupRefusals.NotEmpty, Assert.Single(refused.Refusals));
        Assert.Equal(before, await TestBackup.Rows(full));
        await TestBackup.Restore(full, backup, replace: true);
        Assert.Equal(before["organisation_unit"], (await TestBackup.Rows(full))["organisation_unit"]);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.999)]
    public async Task One_that_is_cut_off_leaves_the_target_as_it_was(double at)
    {
        var backup = await TestBackup.Of(house.App.Services);
        using var full = TestDatabase.Empty();
        await TestBackup.Restore(full, backup);
        var before = await TestBackup.Rows(full);
        await Assert.ThrowsAsync<Refused>(() => TestBackup.Restore(full, backup[..(int)(backup.Length * at)], replace: true));
        Assert.Equal(before, await TestBackup.Rows(full));
    }

    [Fact]
    public async Task One_whose_rows_were_changed_is_refused_by_name()
    {
        var changed =
            TestBackup.Changed(await TestBackup.Of(house.App.Services), "tables/people_person.jsonl", text => text.Replace("\"", "'"));
        using var empty = TestDatabase.Empty();
        var refused = await Assert.ThrowsAsync<Refused>(() => TestBackup.Restore(empty, changed));
        Assert.Equal(BackupRefusals.Damaged("tables/people_person.jsonl").Args, Assert.Single(refused.Refusals).Args);
    }

    [Fact]
    public async Task One_whose_row_the_database_refuses_changes_nothing()
    {
        var backup = await TestBackup.Of(house.App.Services);
        var doubled = TestBackup.Changed(backup, "tables/people_person.jsonl", text => text + text, tell: true);
        using var full = TestDatabase.Empty();
        await TestBackup.Restore(full, backup);
        var before = await TestBackup.Rows(full);
        await Assert.ThrowsAsync<Refused>(() => TestBackup.Restore(full, doubled, replace: true));
        Assert.Equal(before, await TestBackup.Rows(full));
    }

    [Fact]
    public async Task From_one_kind_of_database_into_the_other_and_back_every_stream_is_the_same()
    {
        if (!TestDatabase.IsPostgres) return;
        var first = await TestBackup.Of(house.App.Services);
        var file = Path.Combine(house.Folder, "moved.db");
        var moved = new DatabaseSetting(Provider.Sqlite, $"Data Source={file}", house.Folder);
        await new RestoreBackup(moved, new FakeClock(World.Start)).Run(new MemoryStream(first), replace: false);
        using var gate = new WriteGate(moved);
        await using var db = StorageRoom.Open(moved, gate);
        using var second = new MemoryStream();
        await new MakeBackup(db, moved, new FakeClock(World.Start)).Run(second);
        var (there, back) = (await TestBackup.Manifest(first), await TestBackup.Manifest(second.ToArray()));
        foreach (var table in there.Tables.Where(t => !Traced.Contains(t.Name)))
            Assert.Equal(Told(table), Told(back.Tables.Single(t => t.Name == table.Name)));
        using var empty = TestDatabase.Empty();
        await TestBackup.Restore(empty, second.ToArray());
        var (before, after) = (await TestBackup.Rows(house.Database), await TestBackup.Rows(empty));
        foreach (var (table, rows) in before.Where(t => !Traced.Contains(t.Key))) Assert.Equal(rows, after[table]);

        // A restore ends sessions, which stands in each account; the rows below are compared without it.
        static (string, long, string) Told(BackupTable table) =>
            (table.Name, table.Rows, table.Name == "people_account" ? "" : table.Sha256);
    }

    /// <summary>The drill: back up under load, destroy, put back, compare.</summary>
    [Fact]
    public async Task What_is_backed_up_while_people_act_is_one_instant_and_holds_all_that_was_answered_before()
    {
        var answered = new List<ObjectRef>();
        var ending = false;
        var acting = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref ending))
            {
                var made = await house.Owes("YB1-head", 3, "Under load");
                lock (answered) answered.Add(made);
            }
        })).ToArray();
        List<ObjectRef> before;
        byte[] backup;
        do
        {
            lock (answered) before = [.. answered];
            backup = await TestBackup.Of(house.App.Services);
        }
        while (before.Count == 0);
        Volatile.Write(ref ending, true);
        await Task.WhenAll(acting);
        using var empty = TestDatabase.Empty();
        await TestBackup.Restore(empty, backup);
        await using var app = House.Build(empty, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var kept = await db.Set<Obligation>().Where(o => o.Subject == "Under load").Select(o => o.ObjectId).ToListAsync();
        Assert.Empty(before.Select(b => b.Id).Except(kept));
        var tally = scope.ServiceProvider.GetServices<ICheck>().Single(c => c.Name == "tally");
        Assert.Empty((await tally.Run(default)).Told);
    }
}
