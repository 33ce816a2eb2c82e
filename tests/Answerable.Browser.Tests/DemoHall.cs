using System.Globalization;
using Answerable.Server;
using Answerable.Server.Demo;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Browser.Tests;

/// <summary>The Chinese demo world behind real HTTP, made once for the class that looks at it.</summary>
public sealed class DemoHall : IAsyncLifetime
{
    private TestDatabase database = null!;
    private WebApplication app = null!;
    private IReadOnlyList<DemoLink> links = [];

    public async Task InitializeAsync()
    {
        database = TestDatabase.Empty();
        var clock = new DemoClock(new FakeClock(new(2026, 3, 5, 8, 0, 0, TimeSpan.Zero)));
        app = AppHost.Build(configure: builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["ANSWERABLE_DATABASE"] = database.ConnectionString,
                    ["ANSWERABLE_DATA"] = database.Folder
                });
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        Assert.Null(await DemoVerb.Prepare(app.Services, clock, "zh-CN", fresh: false, _ => { }, default));
        await app.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        links = await app.Services.GetRequiredService<DemoLinks>().All(scope.ServiceProvider.GetRequiredService<Db>(), clock.GetUtcNow());
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        database.Dispose();
    }

    /// <summary>A window of whoever holds this post, signed in by the link that the demo prints.</summary>
    internal async Task<Seat> Seat(string post, string language, int width, ColorScheme theme)
    {
        var seat = await Tests.Seat.New(app.Urls.First(), language, width, width < 500 ? 740 : 800, theme);
        await seat.Go(links.First(l => l.PostCode == post).Path);
        return seat;
    }
}
