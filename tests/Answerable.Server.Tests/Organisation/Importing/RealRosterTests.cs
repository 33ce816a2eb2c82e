using System.Diagnostics;
using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>The real files, through the command as people run it; a missing file fails.</summary>
public sealed class RealRosterTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Empty();

    public void Dispose() => database.Dispose();

    private static readonly NewOrganisation New = new("Asia/Shanghai", "party");

    [Fact]
    public async Task A_city_of_2248_units_comes_in_and_the_second_time_changes_nothing()
    {
        await using var app = await Ready();
        var file = Rosters.Real("divisions-mianyang.csv");
        var notSetUp = await Import(app, file);
        Assert.Equal(1, notSetUp.Code);
        Assert.Contains("not set up", notSetUp.Output);
        Assert.Contains("2248 added, 0 unchanged", (await Import(app, file, New)).Output);
        var again = await Import(app, file);
        Assert.Equal(0, again.Code);
        Assert.Contains("0 added, 2248 unchanged", again.Output);
        // One of the import, and one of each year's calendar that ships for the zone.
        Assert.Equal(1 + ShippedCalendar.For(New.Zone).Count, await Count<Line>(app));
    }

    [Fact]
    public async Task The_command_says_what_would_be_added_how_to_take_the_good_rows_and_which_file_is_missing()
    {
        var missing = await Run("nowhere.csv");
        Assert.Equal(1, missing.Code);
        Assert.Contains("There is no file", missing.Output);
        Assert.DoesNotContain("Could not find", missing.Output);
        await using var app = await Ready();
        var path = Path.Combine(database.Folder, "bad.csv");
        await File.WriteAllTextAsync(path, "code,parent_code,name,level\nY,,Yunsample City,city\nB,NIX,Bad,county\n");
        var refused = await Import(app, path, New);
        Assert.Equal(1, refused.Code);
        Assert.Contains("1 would be added", refused.Output);
        Assert.Contains("--good-rows", refused.Output);
        var good = await Import(app, path, New, goodRows: true);
        Assert.Equal(0, good.Code);
        Assert.Contains("1 added", good.Output);
    }

    [Fact]
    public async Task A_killed_import_leaves_nothing_and_the_whole_country_comes_in_afterwards()
    {
        var file = Rosters.Real("divisions-china.csv.gz");
        using (var killed = Start(file, "--zone", New.Zone, "--vocabulary", New.Vocabulary))
        {
            while (await killed.StandardOutput.ReadLineAsync() is { } line)
                if (line.Contains("units written", StringComparison.Ordinal)) break;
            Assert.False(killed.HasExited);
            killed.Kill();
            await killed.WaitForExitAsync();
            Assert.NotEqual(0, killed.ExitCode);
        }
        await using var app = House.Build(database, new FakeClock(World.Start));
        Assert.Equal((0, 0, 0),
            (await Count<Unit>(app), await Count<Line>(app), await Count<Server.Organisation.OrganisationSettings>(app)));

        var came = await Run(file, "--zone", New.Zone, "--vocabulary", New.Vocabulary);
        Assert.Equal(0, came.Code);
        Assert.Contains("665277 added, 0 unchanged", came.Output);
        Assert.Equal(665_277, await Count<Unit>(app));
    }

    private static async Task<int> Count<T>(WebApplication app) where T : class
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Db>().Set<T>().CountAsync();
    }

    private async Task<WebApplication> Ready()
    {
        var app = House.Build(database, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        return app;
    }

    /// <summary>What the command does and says, without starting it: a start costs more than the import of a city.</summary>
    private static async Task<(int Code, string Output)> Import(
        WebApplication app, string file, NewOrganisation? found = null, bool goodRows = false)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var import = scope.ServiceProvider.GetRequiredService<ImportOrganisation>();
        var said = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            return (await ImportVerb.Run(import, Words, new(new(file), null, goodRows, found), said, said), said.ToString());
        }
        catch (Refused refused)
        {
            return (await VerbRun.Complain(refused, Words, said), said.ToString());
        }
    }

    private static Words Words => new(CultureInfo.GetCultureInfo("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc);

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
        foreach (var arg in (string[])[Path.Combine(AppContext.BaseDirectory, "answerable.dll"), "import", "organisation", .. args])
            start.ArgumentList.Add(arg);
        start.Environment["ANSWERABLE_DATABASE"] = database.ConnectionString;
        start.Environment["ANSWERABLE_DATA"] = database.Folder;
        start.Environment["LANG"] = "C.UTF-8";
        return Process.Start(start)!;
    }
}
