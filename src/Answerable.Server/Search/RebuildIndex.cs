using System.CommandLine;
using Answerable.Domain;
using Answerable.Server.Storage;

namespace Answerable.Server.Search;

/// <summary>Throws the index away and reads everything anew: after a bulk load, or when somebody doubts it.</summary>
internal sealed class RebuildIndex(Db db, FillIndex fill)
{
    /// <returns>How many objects were read.</returns>
    public async Task<int> Run(Actor by, CancellationToken cancel = default)
    {
        Require.That(by.IsSystem, SearchRefusals.NotTheSystem);
        await db.InTransaction(async () =>
        {
            await IndexWriter.Clear(db, cancel);
            await PendingTexts.NoteAll(db, cancel);
        }, cancel);
        return await fill.Run(by, cancel);
    }

    /// <summary>The verb <c>answerable rebuild search</c>.</summary>
    public static Command Verb() => Verbs.Verb("search", "Read everything anew that the search finds.", cancel =>
        VerbRun.Run(async (services, _) =>
    {
        var read = await services.GetRequiredService<RebuildIndex>().Run(Actor.System(SystemVerbs.FillIndex), cancel);
        Console.WriteLine($"The search has read {read} objects.");
        return 0;
    }, cancel));
}

internal static class SearchRefusals
{
    public static readonly Refusal NotTheSystem = Refusal.Denied("search.not-the-system");
}
