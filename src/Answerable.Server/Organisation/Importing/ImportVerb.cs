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
        var units = new Argument<FileInfo>("units")
        { Description = "CSV (or .csv.gz) or XLSX with the columns code, parent_code, name, level." };
        var posts =
            new Argument<FileInfo?>("posts")
            {
                Arity = ArgumentArity.ZeroOrOne,
                Description =
                    "CSV or XLSX with the columns unit_code, post_code, post, kind, person_code, person, since, rights, and " +
                    "member_post where it is needed."
            };
        var good = new Option<bool>("--good-rows") { Description = "Take the good rows although others are refused." };
        var zone =
            new Option<string?>(
                "--zone")
            { Description = "On an empty database: the organisation's time zone, for example Asia/Shanghai." };
        var vocabulary = new Option<string?>("--vocabulary") { Description = "On an empty database: party, company or university." };
        var organisation =
            new Command("organisation",
                "Take in a roster: units, posts and people. What is stored already is compared and never changed.") { units, posts, good,
                    zone, vocabulary };
        organisation.SetAction((result, cancel) => VerbRun.Run((services, words) =>
        {
            var (inZone, spoken) = (result.GetValue(zone), result.GetValue(vocabulary));
            var found = inZone is null && spoken is null ? null : new NewOrganisation(inZone ?? "", spoken ?? "");
            Roster files = new(result.GetRequiredValue(units), result.GetValue(posts), result.GetValue(good), found);
            return Run(services.GetRequiredService<ImportOrganisation>(), words, files, Console.Out, Console.Error, cancel);
        }, cancel));
        return new Command("import", "Take in data from files.") { organisation, CalendarVerb.Make() };
    }

    /// <summary>What the command names.</summary>
    internal sealed record Roster(FileInfo Units, FileInfo? Posts, bool GoodRows, NewOrganisation? Found);

    /// <returns>0, or 1 when rows were refused and nothing was taken.</returns>
    internal static async Task<int> Run(
        ImportOrganisation import, Words words, Roster roster, TextWriter print, TextWriter complain, CancellationToken cancel = default)
    {
        var watch = Stopwatch.StartNew();
        var told = TimeSpan.FromSeconds(1);
        import.Progress = (what, done, of) =>
        {
            if (watch.Elapsed - told < TimeSpan.FromSeconds(1)) return;
            told = watch.Elapsed;
            print.WriteLine(words[$"Organisation.console.{what}", ("done", done), ("of", of)]);
        };
        var posts = roster.Posts is null ? null : await Read(roster.Posts, RosterFile.Posts, cancel);
        var units = await Read(roster.Units, RosterFile.Units, cancel);
        var plan = await import.Run(Actor.System(SystemVerbs.Import), units, posts, roster.GoodRows, roster.Found, cancel: cancel);
        var written = plan.IsGood || roster.GoodRows;
        Show(print, words, "units", plan.UnitCounts, plan.Units.Rows, written);
        if (plan.Posts is { } planned) Show(print, words, "posts", plan.PostCounts, planned.Rows, written);
        if (written) return 0;
        await complain.WriteLineAsync(words["Organisation.console.rows-refused"]);
        return 1;
    }

    private static async Task<RosterFile> Read(FileInfo file, Func<string, byte[], RosterFile> read, CancellationToken cancel)
    {
        Require.That(file.Exists, RosterRefusals.NoSuchFile(file.FullName));
        Require.That(file.Length <= RosterFile.MaxUnpacked, RosterRefusals.FileTooLarge(RosterFile.MaxUnpacked >> 20));
        return read(file.Name, await File.ReadAllBytesAsync(file.FullName, cancel));
    }

    private static void Show(TextWriter print, Words words, string what, RowCounts counts, IReadOnlyList<RosterRow> rows, bool written)
    {
        print.WriteLine($"{words[$"Organisation.console.of-{what}"]} {RosterWords.Summary(words, counts, written)}");
        var told = rows.Where(r => r.State is RowState.Refused or RowState.Differs);
        foreach (var row in told.Take(MostShown))
            print.WriteLine(
                $"  {words["Organisation.row", ("row", RosterWords.Plain(row.Row))]} {row.Code}: {RosterWords.Why(words, row)}");
        if (counts.Refused + counts.Differing > MostShown)
            print.WriteLine($"  {words["Organisation.and-more", ("n", counts.Refused + counts.Differing - MostShown)]}");
    }
}
