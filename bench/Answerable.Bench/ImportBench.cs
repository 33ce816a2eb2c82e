using System.Diagnostics;
using System.IO.Compression;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Bench;

/// <summary>The largest roster through the command, against the least that the database itself needs for its rows.</summary>
internal static class ImportBench
{
    private const string Table = "organisation_unit";
    private const long MostMemory = 1L << 30;

    public static async Task<Section> Run(Wish wish)
    {
        var file = Repository.Real("divisions-china.csv.gz");
        var units = 665_277;
        if (wish.Small) (file, units) = (await FirstLines(file, 5000), 5000);
        var section =
            new Section("import", !wish.Small,
                $"A roster of {Figures.Whole(units)} units through `answerable import organisation` on an empty database: the whole " +
                $"process, from its start to its end, schema and checks included; with a baseline in turn with it. Against it, on the " +
                $"database just imported, one `INSERT … SELECT` of the same rows into an empty table with the same columns, indexes and " +
                $"foreign key, which is enforced. Then the whole process of `answerable check` on that database; its processor time is " +
                $"without that of PostgreSQL's server. Medians, all runs in brackets.");
        foreach (var provider in wish.Providers) await Measure(wish, section, provider, file, units);
        return section;
    }

    private static async Task Measure(Wish wish, Section section, Provider provider, string file, int units)
    {
        var times = wish.Builds.ToDictionary(b => b, _ => new List<double>());
        var processor = wish.Builds.ToDictionary(b => b, _ => new List<double>());
        List<double> again = [], least = [], check = [], checking = [];
        var peak = 0L;
        for (var run = 0; run < wish.Pairs; run++)
            foreach (var build in run % 2 == 0 ? wish.Builds : wish.Builds.Reverse())
            {
                await using var place = await Place.Fresh(wish, provider, build);
                var ended = await Child.Run(place, "import", "organisation", file, "--zone", "Asia/Shanghai", "--vocabulary", "party");
                times[build].Add(ended.Took.TotalSeconds);
                processor[build].Add(ended.Processor.TotalSeconds);
                if (build != Build.Ours) continue;
                peak = Math.Max(peak, ended.Peak);
                await RequireCount(place, units);
                least.Add(await InsertSelect(wish, place));
                again.Add((await Child.Run(place, "import", "organisation", file)).Took.TotalSeconds);
                await RequireCount(place, units);
                var checkedThere = await Child.Run(place, "check");
                check.Add(checkedThere.Took.TotalSeconds);
                checking.Add(checkedThere.Processor.TotalSeconds);
            }
        var (name, ours) = (provider.Name(), times[Build.Ours]);
        var mostTimes = provider == Provider.Sqlite ? 4 : 3;
        foreach (var build in wish.Builds)
            section.Add($"{name}: import, {build.Name}",
                $"{Figures.Runs(times[build], "s")}; processor {Figures.Runs(processor[build], "s")}");
        section.Add($"{name}: insert from a selection", Figures.Runs(least, "s"));
        var ratios = Figures.Ratios(ours, least, out var ratio);
        section.Add($"{name}: import by that", ratios, $"at most {mostTimes}", ratio <= mostTimes);
        if (wish.Baseline is { } baseline)
            section.Add($"{name}: import by that of the baseline", Figures.Ratios(ours, times[baseline], out _));
        section.Add($"{name}: most memory held by the import", Figures.Mebibytes(peak), "under 1 GiB", peak < MostMemory);
        section.Add($"{name}: the same file again, nothing to change", Figures.Runs(again, "s"));
        section.Add($"{name}: `answerable check` on it", $"{Figures.Runs(check, "s")}; processor {Figures.Runs(checking, "s")}");
    }

    /// <returns>Seconds of the one statement, which commits by itself.</returns>
    private static Task<double> InsertSelect(Wish wish, Place imported) =>
        imported.Provider == Provider.Sqlite ? BetweenFiles(wish, imported) : BetweenTables(imported);

    private static async Task<double> BetweenFiles(Wish wish, Place imported)
    {
        await using var place = await Place.Fresh(wish, imported.Provider);
        await using var connection = await place.Open();
        await Place.Execute(connection, BareInsert.Schema(place.Provider, Table, foreignKeys: true));
        await Place.Execute(connection, $"ATTACH '{Path.Combine(imported.Folder, "answerable.db")}' AS imported");
        var started = Stopwatch.GetTimestamp();
        await Place.Execute(connection, $"INSERT INTO main.{Table} SELECT * FROM imported.{Table} ORDER BY id");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> BetweenTables(Place imported)
    {
        await using var connection = await imported.Open();
        await Place.Execute(connection,
            $"CREATE TABLE copied (LIKE {Table} INCLUDING ALL); ALTER TABLE copied ADD FOREIGN KEY (parent_id) REFERENCES copied (id)");
        var started = Stopwatch.GetTimestamp();
        await Place.Execute(connection, $"INSERT INTO copied SELECT * FROM {Table} ORDER BY id");
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await Place.Execute(connection, "DROP TABLE copied");
        return took;
    }

    private static async Task RequireCount(Place place, int units)
    {
        var stored = await place.Scope(services => services.GetRequiredService<Db>().Set<Unit>().CountAsync());
        if (stored != units) throw new InvalidOperationException($"{stored} units are stored, not {units}.");
    }

    private static async Task<string> FirstLines(string file, int units)
    {
        var path = Path.Combine(Path.GetTempPath(), "first-units.csv");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var lines = new List<string>();
        while (lines.Count <= units && await reader.ReadLineAsync() is { } line) lines.Add(line);
        await File.WriteAllLinesAsync(path, lines);
        return path;
    }
}
