using System.CommandLine;
using System.Globalization;
using Answerable.Server.Files;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Answerable.Server.Demo;

/// <summary><c>demo</c>: makes the demo world where there is none, prints a sign-in link a role, and serves it.</summary>
internal static class DemoVerb
{
    /// <summary>The world keeps the language in which it was made, so another one needs a new world.</summary>
    internal const string LanguageHint = "To make the world anew in Chinese: --fresh --language zh-CN; in English: --fresh --language en.";

    public static Command Make()
    {
        var language =
            new Option<string?>(
                "--language")
            {
                Description =
                    "What the world is written in: zh-CN or en. Pages are in the reader's language all the same."
            };
        language.AcceptOnlyFromAmong([.. DemoContent.Languages]);
        var fresh = new Option<bool>("--fresh") { Description = "Throw an existing demo away and make it anew (SQLite)." };
        var command =
            new Command("demo",
                "Make a city that does not exist, in the middle of its yearly round; print a sign-in link for each role; serve it.")
            { language, fresh };
        command.SetAction((result, cancel) => Run(result.GetValue(language), result.GetValue(fresh), cancel));
        return command;
    }

    private static async Task<int> Run(string? language, bool fresh, CancellationToken cancel)
    {
        var clock = new DemoClock(TimeProvider.System);
        await using var app = AppHost.Build(configure: builder =>
        {
            UseOwnFile(builder.Configuration);
            builder.Services.AddSingleton<TimeProvider>(clock);
        });
        var wanted = language ?? (CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "zh" ? "zh-CN" : "en");
        if (await Prepare(app.Services, clock, wanted, fresh, Console.WriteLine, cancel) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 1;
        }
        app.Services.GetRequiredService<FileStore>().TakeBodies();
        await app.StartAsync(cancel);
        await Print(app, app.Urls.First());
        if (language is null) Console.WriteLine(LanguageHint);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>Makes the world unless it is there. Returns the sentence that says why not, or null.</summary>
    internal static async Task<string?> Prepare(IServiceProvider services, DemoClock clock, string language, bool fresh,
        Action<string> say, CancellationToken cancel)
    {
        var setting = services.GetRequiredService<DatabaseSetting>();
        var found = await Look(services, cancel);
        if (found == DemoFound.SomethingElse)
            return "This database holds an organisation that is not the demo. Name another one in ANSWERABLE_DATABASE.";
        if (found == DemoFound.Ready && !fresh) return null;
        if (found != DemoFound.Empty)
        {
            if (setting.Provider != Provider.Sqlite)
                return "This PostgreSQL database already holds a demo. Empty it first, or name an empty one in ANSWERABLE_DATABASE.";
            Delete(setting);
            await Look(services, cancel);
        }
        say($"Making the demo world ({language}):");
        await new DemoWorld(services, clock).Make(language, say);
        return null;
    }

    private static async Task<DemoFound> Look(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().Run(cancel);
        return await DemoWorld.Find(scope.ServiceProvider.GetRequiredService<Db>());
    }

    private static void UseOwnFile(ConfigurationManager configuration)
    {
        if (!string.IsNullOrWhiteSpace(configuration["ANSWERABLE_DATABASE"])) return;
        var folder = Path.GetFullPath(configuration["ANSWERABLE_DATA"] ?? "data");
        configuration["ANSWERABLE_DATABASE"] = $"Data Source={Path.Combine(folder, "demo.db")}";
    }

    private static void Delete(DatabaseSetting setting)
    {
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(setting.ConnectionString).DataSource;
        foreach (var part in new[] { file, file + "-wal", file + "-shm" }) File.Delete(part);
        if (Directory.Exists(setting.FilesFolder)) Directory.Delete(setting.FilesFolder, recursive: true);
    }

    private static async Task Print(WebApplication app, string address)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var links =
            await app.Services.GetRequiredService<DemoLinks>().All(scope.ServiceProvider.GetRequiredService<Db>(),
                app.Services.GetRequiredService<TimeProvider>().ReadNow());
        Console.WriteLine("\nSign in as (each link may be used again):");
        foreach (var link in links)
            Console.WriteLine($"\n  {link.Role}: {link.Person} · {link.Unit} · {link.Post}\n  {address}{link.Path}");
        Console.WriteLine(
            $"\nAnswerable serves {address} ({app.Services.GetRequiredService<DatabaseSetting>().Provider}). Press Ctrl+C to stop.");
    }
}
