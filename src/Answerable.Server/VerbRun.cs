using System.Globalization;
using System.Net.Sockets;
using Answerable.Domain;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Answerable.Server;

/// <summary>Runs a verb against the database that the settings name: schema first, refusals as sentences, 1 when refused.</summary>
internal static class VerbRun
{
    public static Task<int> Run(Func<IServiceProvider, Words, Task<int>> work, CancellationToken cancel) =>
        AsItIs(async (services, words) =>
    {
        await services.GetRequiredService<Migrator>().Run(cancel);
        return await work(services, words);
    });

    /// <summary>The same without touching the schema: for verbs that look at the database as it is, or replace it.</summary>
    public static async Task<int> AsItIs(Func<IServiceProvider, Words, Task<int>> work)
    {
        var words = ConsoleWords();
        await using var app = AppHost.Build();
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider, words);
        }
        catch (Refused refused)
        {
            return await Complain(refused, words, Console.Error);
        }
    }

    /// <summary>The same for verbs that look at what is stored: there must be something.</summary>
    public static Task<int> OnWhatIsThere(Func<IServiceProvider, Words, Task<int>> work, CancellationToken cancel) =>
        AsItIs(async (services, words) =>
    {
        await SchemaScripts.RequireMade(services.GetRequiredService<DatabaseSetting>(), cancel);
        return await work(services, words);
    });

    /// <summary>Refusals as sentences.</summary>
    /// <returns>1, how the verb ends.</returns>
    public static async Task<int> Complain(Refused refused, Words words, TextWriter complain)
    {
        foreach (var refusal in refused.Refusals) await complain.WriteLineAsync(words.Text(refusal));
        return 1;
    }

    /// <summary>What an operator can do something about, in a sentence; null for a fault of ours.</summary>
    public static string? SentenceFor(Exception exception) => exception switch
    {
        Refused refused => string.Join('\n', refused.Refusals.Select(ConsoleWords().Text)),
        IOException { InnerException: AddressInUseException } or SocketException =>
            ConsoleWords()["Shell.address-in-use", ("problem", exception.Message)],
        NpgsqlException or SqliteException => ConsoleWords()["Shell.database-unreachable", ("problem", exception.Message)],
        IOException or UnauthorizedAccessException => exception.Message,
        OperationCanceledException => ConsoleWords()["Shell.stopped"],
        _ => null,
    };

    /// <summary>The console's language; English for every other than Chinese.</summary>
    public static Words ConsoleWords()
    {
        var chinese = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
        return new(CultureInfo.GetCultureInfo(chinese ? "zh-CN" : "en"), Vocabulary.Of("party"), TimeZoneInfo.Utc);
    }
}
