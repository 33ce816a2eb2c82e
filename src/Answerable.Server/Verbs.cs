using System.CommandLine;
using Answerable.Server.Ballots;
using Answerable.Server.Demo;
using Answerable.Server.Records;
using Answerable.Server.Duties;
using Answerable.Server.Files;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.People;
using Answerable.Server.Reminders;
using Answerable.Server.Search;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Answerable.Server.Backups;
using Answerable.Server.Storage.Checks;
using Microsoft.Data.Sqlite;

namespace Answerable.Server;

/// <summary>The verbs of the one executable; <c>serve</c> is the default.</summary>
internal static class Verbs
{
    public static RootCommand Root()
    {
        var root = new RootCommand("Answerable: who owes what, what was reported, how it was judged, and whether it was put right.");
        root.SetAction((_, cancel) => Serve(cancel));
        root.Add(Verb("serve", "Serve the pages and the API (the default).", Serve));
        root.Add(ImportVerb.Make());
        root.Add(DemoVerb.Make());
        root.Add(InviteVerb.Make());
        root.Add(BackupVerb.Make());
        root.Add(RestoreVerb.Make());
        root.Add(CheckVerb.Make());
        root.Add(SchemaVerb.Make());
        root.Add(new Command("rebuild", "Build derived tables anew.") { RebuildTally.Verb(), RebuildLines.Verb(), RebuildIndex.Verb(),
            RebuildTakeUp.Verb() });
        root.Add(MailVerb.Make());
        root.Add(VerifyVerb.Make());
        root.Add(SimulateVerb.Make());
        return root;
    }

    public static Command Verb(string name, string description, Func<CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description);
        command.SetAction((_, cancel) => run(cancel));
        return command;
    }

    private static async Task<int> Serve(CancellationToken cancel)
    {
        // The model is built beside the rest of the start, which is as long; the first query waits for it.
        Task model = Task.CompletedTask;
        var app = AppHost.Build(configure: builder =>
            model = Task.Run(() => StorageRoom.BuildModel(DatabaseSetting.From(builder.Configuration)), cancel));
        var setting = app.Services.GetRequiredService<DatabaseSetting>();
        if (StartCheck.WasLeftOpen(setting)) await StartCheck.Pages(setting, cancel);
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Migrator>().Run(cancel);
        app.Services.GetRequiredService<FileStore>().TakeBodies();
        var isEmpty = Task.Run(() => IsEmpty(app.Services, model, cancel), cancel);
        await app.StartAsync(cancel);
        var address = app.Services.GetRequiredService<Reach>().Address ?? app.Urls.First();
        var listening = app.Urls.Contains(address) ? "" : $", listening on {string.Join(' ', app.Urls)}";
        Console.WriteLine($"Answerable serves {address} ({setting.Provider}){listening}. Press Ctrl+C to stop.");
        if (await isEmpty)
            Console.WriteLine(
                $"The database is empty. Set up with this one-time link: " +
                $"{address}/set-up/{app.Services.GetRequiredService<SetUpCode>().Value}\nThis product is not for state secrets.");
        await app.WaitForShutdownAsync(cancel);
        await app.DisposeAsync();
        // The last connection that closes leaves the file without a log: a start that finds one knows that this was not reached.
        SqliteConnection.ClearAllPools();
        return 0;
    }

    /// <summary>Asks the first query, which costs the more the first time.</summary>
    private static async Task<bool> IsEmpty(IServiceProvider services, Task model, CancellationToken cancel)
    {
        await model;
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        await StartCheck.Columns(db, cancel);
        await scope.ServiceProvider.GetRequiredService<PaperVault>().Sweep(db, TimeProvider.System, cancel);
        return !await scope.ServiceProvider.GetRequiredService<SetUp>().IsDone();
    }
}
