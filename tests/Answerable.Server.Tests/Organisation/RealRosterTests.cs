using System.Diagnostics;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>The real files, through the command as people run it; a missing file fails.</summary>
public sealed class RealRosterTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Empty();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task A_city_of_2248_units_comes_in_and_the_second_time_changes_nothing()
    {
        var file = Rosters.Real("divisions-mianyang.csv");
        var notSetUp = await Run(file);
        Assert.Equal(1, notSetUp.Code);
        Assert.Contains("not set up", notSetUp.Output);
        Assert.Contains("2248 added, 0 unchanged", (await Run(file, "--zone", "Asia/Shanghai", "--vocabulary", "party")).Output);
        var again = await Run(file);
        Assert.Equal(0, again.Code);
        Assert.Contains("0 added, 2248 unchanged", again.Output);
        Assert.Equal(1, await Count<Line>());
    }

    [Fact]
    public async Task The_command_says_what_would_be_added_how_to_take_the_good_rows_and_which_file_is_missing()
    {
        var missing = await Run("nowhere.csv");
        Assert.Equal(1, missing.Code);
        Assert.Contains("There is no file", missing.Output);
        Assert.DoesNotContain("Could not find", missing.Output);
        var path = Path.Combine(database.Folder, "bad.csv");
        await File.WriteAllTextAsync(path, "code,parent_code,name,level\nY,,Yunsample City,city\nB,NIX,Bad,county\n");
        var refused = await Run(path, "--zone", "Asia/Shanghai", "--vocabulary", "party");
        Assert.Equal(1, refused.Code);
        Assert.Contains("1 would be added", refused.Output);
        Assert.Contains("--good-rows", refused.Output);
        Assert.Contains("1 added", (await Run(path, "--zone", "Asia/Shanghai", "--vocabulary", "party", "--good-rows")).Output);
    }

    [Fact]
    public async Task A_killed_import_leaves_nothing_and_the_whole_country_comes_in_afterwards()
    {
        var file = Rosters.Real("divisions-china.csv.gz");
        using (var killed = Start(file, "--zone", "Asia/Shanghai", "--vocabulary", "party"))
        {
            while (await killed.StandardOutput.ReadLineAsync() is { } line)
                if (line.Contains("units written", StringComparison.Ordinal)) break;
            Assert.False(killed.HasExited);
            killed.Kill();
            await killed.WaitForExitAsync();
            Assert.NotEqual(0, killed.ExitCode);
        }
        Assert.Equal((0, 0, 0), (await Count<Unit>(), await Count<Line>(), await Count<Server.Organisation.OrganisationSettings>()));

        Assert.Contains("665277 added, 0 unchanged", (await Run(file, "--zone", "Asia/Shanghai", "--vocabulary", "party")).Output);
        Assert.Equal(665_277, await Count<Unit>());
        Assert.Contains("0 added, 665277 unchanged", (await Run(file)).Output);
    }

    private async Task<int> Count<T>() where T : class
    {
        await using var app = House.Build(database, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Set<T>().CountAsync();
    }

    private async Task<(int Code, string Output)> Run(params string[] args)
    {
        using var process = Start(args);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    private Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var arg in (string[])[Path.Combine(AppContext.BaseDirectory, "answerable.dll"), "import", "organisation", .. args]) start.ArgumentList.Add(arg);
        start.Environment["ANSWERABLE_DATABASE"] = database.ConnectionString;
        start.Environment["ANSWERABLE_DATA"] = database.Folder;
        start.Environment["LANG"] = "C.UTF-8";
        return Process.Start(start)!;
    }
}
