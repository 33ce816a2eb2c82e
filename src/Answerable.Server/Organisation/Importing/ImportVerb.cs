using System.CommandLine;
using System.Diagnostics;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Shell;

namespace Answerable.Server.Organisation.Importing;

/// <summary><c>answerable import organisation UNITS [POSTS]</c>.</summary>
internal static class ImportVerb
{
    private const int MostShown = 1000;

    public static Command Make()
    {
        var units = new Argument<FileInfo>("units") { Description = "CSV (or .csv.gz) with the columns code, parent_code, name, level." };
        var posts = new Argument<FileInfo?>("posts") { Arity = ArgumentArity.ZeroOrOne, Description = "CSV with the columns unit_code, post_code, post, kind, person_code, person, since, rights, and member_post where it is needed." };
        var good = new Option<bool>("--good-rows") { Description = "Take the good rows although others are refused." };
        var zone = new Option<string?>("--zone") { Description = "On an empty database: the organisation's time zone, for example Asia/Shanghai." };
        var vocabulary = new Option<string?>("--vocabulary") { Description = "On an empty database: party or company." };
        var organisation = new Command("organisation", "Take in a roster: units, posts and people. What is stored already is compared and never changed.") { units, posts, good, zone, vocabulary };
        organisation.SetAction((result, cancel) => VerbRun.Run((services, words) =>
        {
            var found = result.GetValue(zone) is null && result.GetValue(vocabulary) is null ? null : new NewOrganisation(result.GetValue(zone) ?? "", result.GetValue(vocabulary) ?? "");
            return Run(services.GetRequiredService<ImportOrganisation>(), words, result.GetRequiredValue(units), result.GetValue(posts), result.GetValue(good), found, cancel);
        }, cancel));
        return new Command("import", "Take in data from files.") { organisation };
    }

    private static async Task<int> Run(ImportOrganisation import, Words words, FileInfo units, FileInfo? posts, bool goodRows, NewOrganisation? found, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var told = TimeSpan.FromSeconds(1);
        import.Progress = (what, done, of) =>
        {
            if (watch.Elapsed - told < TimeSpan.FromSeconds(1)) return;
            told = watch.Elapsed;
            Console.WriteLine(words[$"Organisation.console.{what}", ("done", done), ("of", of)]);
        };
        var plan = await import.Run(Actor.System(SystemVerbs.Import), await Read(units, cancel), posts is null ? null : await Read(posts, cancel), goodRows, found, cancel: cancel);
        var written = plan.IsGood || goodRows;
        Show(words, "units", plan.UnitCounts, plan.Units.Rows, written);
        if (plan.Posts is { } planned) Show(words, "posts", plan.PostCounts, planned.Rows, written);
        if (written) return 0;
        await Console.Error.WriteLineAsync(words["Organisation.console.rows-refused"]);
        return 1;
    }

    private static async Task<RosterFile> Read(FileInfo file, CancellationToken cancel)
    {
        Require.That(file.Exists, RosterRefusals.NoSuchFile(file.FullName));
        Require.That(file.Length <= RosterFile.MaxUnpacked, RosterRefusals.FileTooLarge);
        return RosterFile.Read(file.Name, await File.ReadAllBytesAsync(file.FullName, cancel));
    }

    private static void Show(Words words, string what, RowCounts counts, IReadOnlyList<RosterRow> rows, bool written)
    {
        Console.WriteLine($"{words[$"Organisation.console.of-{what}"]} {RosterWords.Summary(words, counts, written)}");
        var told = rows.Where(r => r.State is RowState.Refused or RowState.Differs);
        foreach (var row in told.Take(MostShown)) Console.WriteLine($"  {words["Organisation.row", ("row", RosterWords.Plain(row.Row))]} {row.Code}: {RosterWords.Why(words, row)}");
        if (counts.Refused + counts.Differing > MostShown) Console.WriteLine($"  {words["Organisation.and-more", ("n", counts.Refused + counts.Differing - MostShown)]}");
    }
}
