using System.Globalization;
using Answerable.Server;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Browser.Tests;

/// <summary>The product serving real HTTP on a fresh, empty database, with a clock that the test moves.</summary>
public sealed class Hall : IAsyncLifetime
{
    private TestDatabase database = null!;
    private WebApplication app = null!;

    internal FakeClock Clock { get; } = new(new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero));

    internal string Address { get; private set; } = "";

    internal string SetUpCode => app.Services.GetRequiredService<SetUpCode>().Value;

    internal string ConnectionString => database.ConnectionString;

    internal IServiceProvider Services => app.Services;

    public async Task InitializeAsync()
    {
        database = TestDatabase.Empty();
        app = AppHost.Build(configure: builder =>
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["ANSWERABLE_DATABASE"] = database.ConnectionString,
                    ["ANSWERABLE_DATA"] = database.Folder
                });
            builder.Services.AddSingleton<TimeProvider>(Clock);
            // Hashing is slow by design; a walk signs in a hundred times.
            builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 100);
        });
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        await app.StartAsync();
        Address = app.Urls.First();
    }

    public async Task DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        database.Dispose();
    }

    internal Task<Seat> Seat(string language = "en", int width = 1280, int height = 800, bool scripts = true,
        ColorScheme theme = ColorScheme.Light) =>
        Tests.Seat.New(Address, language, width, height, theme, scripts);

    internal static string File(params string[] parts) => Path.Combine([AppContext.BaseDirectory, .. parts]);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
