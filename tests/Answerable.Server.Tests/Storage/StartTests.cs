using Answerable.Server.Tests.Backups;
using System.Diagnostics;
using Answerable.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Storage;

/// <summary>What a start prepares, and what it refuses.</summary>
public sealed class StartTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("en_US.UTF-8", "with which nobody could sign in")]
    [InlineData("zh_CN.UTF-8", "任何人都无法登录")]
    public async Task A_start_with_multiplexed_connections_is_refused_in_a_sentence(string language, string sentence)
    {
        Assert.Contains(sentence, await Refused("Host=nowhere.invalid;Database=answerable;Multiplexing=true", language),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en_US.UTF-8", "CREATE TABLE somebody_elses (a integer)", false, "holds tables that the product has not made")]
    [InlineData("zh_CN.UTF-8", "CREATE TABLE somebody_elses (a integer)", false, "数据库中的表不是本产品建立的")]
    [InlineData("en_US.UTF-8", "INSERT INTO storage_script (number, name, hash, applied_at) VALUES (9999, '9999-later.sql', '0', '0')",
        true, "by a later version of the product")]
    [InlineData("en_US.UTF-8", "UPDATE storage_script SET hash = '0' WHERE number = 1", true,
        "0001-first.sql is not the one that this database has seen")]
    [InlineData("en_US.UTF-8", "ALTER TABLE people_person DROP COLUMN name", true, "The database lacks people_person.name")]
    public async Task A_start_on_what_is_not_the_products_database_is_refused_in_a_sentence(string language, string sql, bool ours,
        string sentence)
    {
        using var database = TestDatabase.Empty();
        if (ours) await TestBackup.Restore(database, await TestBackup.Of(house.App.Services));
        await using (var connection = await SchemaTests.Opened(database)) await SchemaTests.Execute(connection, sql);
        database.Close();
        Assert.Contains(sentence, await Refused(database.ConnectionString, language), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("backup", "none.backup")]
    public async Task Who_looks_where_there_is_no_database_is_told_so_and_makes_none(params string[] verb)
    {
        using var database = TestDatabase.Empty();
        var said = await Refused(database.ConnectionString, "en_US.UTF-8", verb);
        Assert.StartsWith("There is no database of the product at ", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(database.Folder, "answerable.db")));
        Assert.False(File.Exists("none.backup"));
    }

    [Fact]
    public async Task A_file_that_was_left_open_and_is_broken_is_not_served()
    {
        if (TestDatabase.IsPostgres) return;
        using var database = TestDatabase.Empty();
        await TestBackup.Restore(database, await TestBackup.Of(house.App.Services));
        var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        await using (var stream = File.OpenWrite(file))
        {
            for (var page = 4; page < stream.Length / 4096; page += 3)
            {
                stream.Position = page * 4096L;
                await stream.WriteAsync(new byte[512]);
            }
        }
        await File.WriteAllTextAsync(file + "-wal", "left behind");
        var said = await Refused(database.ConnectionString, "en_US.UTF-8");
        File.Delete(file + "-wal");
        File.Delete(file);
        Assert.Contains("is damaged", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:port")]
    [InlineData("http://localhost:5080;ftp://127.0.0.1:1")]
    public async Task An_address_on_which_no_server_can_listen_is_refused_in_a_sentence(string urls)
    {
        using var database = TestDatabase.Empty();
        var said = await RefusedAt(urls, database.ConnectionString, "en_US.UTF-8");
        Assert.StartsWith($"ASPNETCORE_URLS names {urls.Split(';')[^1]}, ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_and_an_address_of_another_machine_are_said_in_a_sentence()
    {
        using var database = TestDatabase.Empty();
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var said = await RefusedAt($"http://{taken.LocalEndpoint}", database.ConnectionString, "en_US.UTF-8");
        Assert.EndsWith("Choose another address in ASPNETCORE_URLS.", said, StringComparison.Ordinal);
        // An address for documentation alone (RFC 5737).
        said = await RefusedAt("http://192.0.2.1:5080", database.ConnectionString, "zh_CN.UTF-8");
        Assert.EndsWith("请用 ASPNETCORE_URLS 指定其他地址。", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hst=1;Password=hushed;;==")]
    [InlineData("Host=;Password=hushed;x")]
    [InlineData("Host=nowhere.invalid;Password=hushed;Nonsense=1")]
    [InlineData("Data Source=")]
    public async Task A_connection_that_cannot_be_read_is_refused_in_a_sentence_that_does_not_repeat_it(string connection)
    {
        var said = await Refused(connection, "en_US.UTF-8");
        Assert.StartsWith("ANSWERABLE_DATABASE cannot be read (", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hushed", said, StringComparison.Ordinal);
    }

    /// <summary>From before anything is opened to about when it serves.</summary>
    [Theory]
    [InlineData(300)]
    [InlineData(900)]
    [InlineData(1500)]
    [InlineData(2100)]
    public async Task A_stop_while_it_starts_leaves_no_trace_of_the_code_and_a_whole_database(int milliseconds)
    {
        using var database = TestDatabase.Empty();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "answerable.dll")]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["ANSWERABLE_DATABASE"] = database.ConnectionString;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await Task.Delay(milliseconds);
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain("   at ", await output + await error, StringComparison.Ordinal);
        using var server = await Child.Serve(database.ConnectionString, database.Folder, jobs: false);
        await server.Stop();
    }

    /// <summary>The one sentence that a start ends with.</summary>
    private static Task<string> Refused(string connection, string language, params string[] verb) =>
        RefusedAt("http://127.0.0.1:0", connection, language, verb);

    private static async Task<string> RefusedAt(string urls, string connection, string language, params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "answerable.dll"), .. verb]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["ANSWERABLE_DATABASE"] = connection;
        start.Environment["ASPNETCORE_URLS"] = urls;
        start.Environment["LC_ALL"] = language;
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        // A trace would stand on either.
        Assert.DoesNotContain("   at ", await process.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        return Assert.Single((await said).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_model_that_is_built_beside_the_start_is_the_one_that_requests_use()
    {
        var setting = house.App.Services.GetRequiredService<DatabaseSetting>();
        Assert.Same(StorageRoom.BuildModel(setting), await house.Read(db => Task.FromResult(db.Model)));
    }
}
