using Answerable.Server.Backups;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Demo;
using Answerable.Server.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Backups;

/// <summary>What <c>answerable check</c> looks at: well in the demo world, and each planted fault is seen by the check that is for
/// it.</summary>
[Collection(nameof(ChineseDemo))]
public sealed class CheckTests(ChineseDemo demo)
{
    [Fact]
    public async Task In_the_demo_world_all_is_well_and_much_was_looked_at()
    {
        var (code, said) = await Said(demo.App.Services);
        Assert.True(code == 0, said);
        // The sums of the take-up proof are there once their job has run; TakeUpAtRandom checks them after each act.
        foreach (var check in (await Checks(demo.App.Services)).Where(c => c.Name != "take-up"))
            Assert.True((await check.Run(default)).Looked > (check.Name == "files" ? 2 : 100), check.Name);
    }

    [Theory]
    [InlineData("schema", "DROP INDEX {anIndex}", "only the scripts make")]
    [InlineData("schema", "ALTER TABLE people_person ADD COLUMN planted integer", "only the database has people_person.planted")]
    [InlineData("tally", "UPDATE obligations_tally SET open = open + 1 WHERE unit_path = (SELECT min(unit_path) FROM obligations_tally)",
        "the tally lacks -")]
    [InlineData("tally", "DELETE FROM obligations_tally WHERE unit_path = (SELECT max(unit_path) FROM obligations_tally)",
        "the tally lacks ")]
    [InlineData("obligations",
        "UPDATE obligations_obligation SET state = 'Waived' WHERE id = (SELECT {least}(id) FROM obligations_obligation WHERE state = " +
        "'Open')", "and not open so")]
    [InlineData("obligations",
        "UPDATE obligations_obligation SET due_on = '2031-05-06' WHERE id = (SELECT {least}(id) FROM obligations_obligation WHERE state " +
        "= 'Open')", "by 2031-05-06, and not awaited so")]
    [InlineData("obligations",
        "UPDATE obligations_obligation SET state = 'Open' WHERE id = (SELECT {least}(id) FROM obligations_obligation WHERE state = " +
        "'Discharged')", "and not awaited so")]
    [InlineData("obligations",
        "UPDATE obligations_obligation SET object_id = '00000000-0000-7000-8000-000000000001' WHERE id = (SELECT {least}(id) FROM " +
        "obligations_obligation WHERE state = 'Open')", "and no rule awaits it")]
    public async Task A_planted_fault_is_seen_by_its_check_and_by_no_other(string check, string sql, string told)
    {
        var backup = await TestBackup.Of(demo.App.Services);
        using var database = TestDatabase.Empty();
        await TestBackup.Restore(database, backup);
        await using (var connection = database.Connect())
        {
            await connection.OpenAsync();
            await SchemaTests.Execute(connection, sql
                .Replace("{anIndex}", "ix_organisation_unit_path", StringComparison.Ordinal)
                .Replace("{least}(id)", TestDatabase.IsPostgres ? "min(id::text)::uuid" : "min(id)", StringComparison.Ordinal));
        }
        await using var app = House.Build(database, new FakeClock(World.Start));
        foreach (var one in await Checks(app.Services))
        {
            var found = await one.Run(default);
            if (one.Name == check) Assert.Contains(found.Told, t => t.Contains(told, StringComparison.Ordinal));
            // What is open and should not be is counted wrongly, too.
            else if (check != "obligations") Assert.Equal(0, found.Wrong);
        }
    }

    [Fact]
    public async Task A_page_that_was_overwritten_is_seen()
    {
        if (TestDatabase.IsPostgres) return;
        using var database = TestDatabase.Empty();
        await TestBackup.Restore(database, await TestBackup.Of(demo.App.Services));
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        await using (var stream = File.OpenWrite(file))
        {
            stream.Position = stream.Length / 2 / 4096 * 4096 + 8;
            await stream.WriteAsync(new byte[64]);
        }
        await using var app = House.Build(database, new FakeClock(World.Start));
        var check = (await Checks(app.Services)).Single(c => c.Name == "integrity");
        try { Assert.NotEqual(0, (await check.Run(default)).Wrong); }
        catch (Microsoft.Data.Sqlite.SqliteException e) { Assert.Contains("malformed", e.Message, StringComparison.Ordinal); }
    }

    private static async Task<(int Code, string Said)> Said(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        using var print = new StringWriter();
        var code = await CheckVerb.Run(scope.ServiceProvider.GetServices<ICheck>(), VerbRun.ConsoleWords(), print, default);
        return (code, print.ToString());
    }

    private static Task<List<ICheck>> Checks(IServiceProvider services) =>
        Task.FromResult(services.CreateScope().ServiceProvider.GetServices<ICheck>().ToList());
}
