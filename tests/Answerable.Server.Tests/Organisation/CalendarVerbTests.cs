using System.Globalization;
using Answerable.Domain;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>Calendars where there is no page yet: at set-up, and by the command.</summary>
public sealed class CalendarVerbTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Empty();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task An_organisation_elsewhere_has_no_calendar_until_it_takes_one_in()
    {
        await using var app = House.Build(database, new FakeClock(World.Start));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
            Assert.Equal("organisation.not-set-up", await Refused(app.Services, "cn-2026"));
            await scope.ServiceProvider.GetRequiredService<SetUp>().Run(new("Y", "Elsewhere", "Europe/Berlin", "company",
                new("sysadmin", "Sybil System"), new("secadmin", "Sean Security"), new("auditor", "Aude Audit")),
                new("System administrator", "Security administrator", "Auditor"));
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<CalendarQueries>().Years());
        }
        Assert.Equal("organisation.calendar-not-shipped", await Refused(app.Services, "cn-1999"));
        Assert.Contains("The calendar of 2026 was taken in.", await Run(app.Services, null, "cn-2026"), StringComparison.Ordinal);
        Assert.Equal("organisation.calendar-same", await Refused(app.Services, "cn-2026"));
        await using var later = app.Services.CreateAsyncScope();
        var special = (await later.ServiceProvider.GetRequiredService<OrganisationZone>().Calendar()).Special;
        Assert.Equal((true, false), (special.IsWorkingDay(new(2026, 10, 1), World.Start),
            special.IsWorkingDay(new(2026, 10, 1), World.Start.AddDays(1))));
    }

    [Fact]
    public async Task The_command_takes_a_file_and_says_what_is_wrong_with_its_rows()
    {
        await using var app = House.Build(database, new FakeClock(World.Start));
        await using (var scope = app.Services.CreateAsyncScope()) await World.Build(scope.ServiceProvider);
        var file = Path.Combine(database.Folder, "calendar.csv");
        await File.WriteAllTextAsync(file, "day,day_kind,day_name,source\n2027-01-01,holiday,New Year,Notice\n2027-01-04,work,Work,\n");
        Assert.Contains("row 3: 4 January 2027 is no weekend day",
            await Run(app.Services, file, null, refused: "shell.layout-bad-rows"), StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "day,day_kind,day_name,source\n2027-01-01,holiday,New Year,Notice\n");
        Assert.Contains("2027", await Run(app.Services, file, null), StringComparison.Ordinal);
        Assert.Contains("no-such.csv", (await Assert.ThrowsAsync<Refused>(() => Run(app.Services, "no-such.csv", null)))
            .Refusals[0].Args.Select(a => a.Value?.ToString()).Single()!, StringComparison.Ordinal);
    }

    private static async Task<string> Run(IServiceProvider services, string? file, string? shipped, string? refused = null)
    {
        await using var scope = services.CreateAsyncScope();
        using var said = new StringWriter(CultureInfo.InvariantCulture);
        var words = new Words(CultureInfo.GetCultureInfo("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc);
        var run = CalendarVerb.Run(scope.ServiceProvider, words, file is null ? null : new(file), shipped, said, said);
        if (refused is null) Assert.Equal(0, await run);
        else Assert.Equal(refused, (await Assert.ThrowsAsync<Refused>(() => run)).Refusals[0].Code);
        return said.ToString();
    }

    private static async Task<string> Refused(IServiceProvider services, string shipped) =>
        (await Assert.ThrowsAsync<Refused>(() => Run(services, null, shipped))).Refusals[0].Code;
}
