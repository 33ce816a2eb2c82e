using System.Diagnostics;
using System.IO.Compression;
using Answerable.Domain.Organisation;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Answerable.Bench;

/// <summary>The largest roster through the command, against the least that storing its rows can cost.</summary>
internal static class ImportBench
{
    private const string Table = "organisation_unit";
    private const long MostMemory = 1L << 30;
    private const double MostTimes = 3;

    private static readonly Column[] Columns =
    [
        new("id", NpgsqlDbType.Uuid), new("code", NpgsqlDbType.Text), new("parent_id", NpgsqlDbType.Uuid), new("name", NpgsqlDbType.Text),
        new("level", NpgsqlDbType.Text), new("path", NpgsqlDbType.Text), new("from", NpgsqlDbType.TimestampTz), new("version", NpgsqlDbType.Integer),
    ];

    public static async Task<Section> Run(Wish wish)
    {
        var file = Repository.Real("divisions-china.csv.gz");
        var units = 665_277;
        if (wish.Small) (file, units) = (await FirstLines(file, 5000), 5000);
        var section = new Section("import", !wish.Small, $"A roster of {Figures.Whole(units)} units through `answerable import organisation` on an empty database: the whole process, from its start to its end, schema and checks included. Against it, in turn, a bare insert of the same rows with the same values, which lie ready in memory, into an empty table with the columns and indexes of the schema script: one prepared statement in one transaction on SQLite, a binary COPY on PostgreSQL. Medians, all runs in brackets.");
        foreach (var provider in wish.Providers) await Measure(wish, section, provider, file, units);
        section.Notes.Add("The wanted ratio is taken to the cheaper bare insert, without the table's reference to itself.");
        return section;
    }

    private static async Task Measure(Wish wish, Section section, Provider provider, string file, int units)
    {
        List<double> imports = [], again = [], bare = [], withKey = [];
        var peak = 0L;
        object?[][]? rows = null;
        for (var run = 0; run < wish.Of(3, 1); run++)
        {
            await using (var place = await Place.Fresh(wish, provider))
            {
                var (took, _, memory, _) = await Child.Run(place, "import", "organisation", file, "--zone", "Asia/Shanghai", "--vocabulary", "party");
                imports.Add(took.TotalSeconds);
                peak = Math.Max(peak, memory);
                rows ??= await Rows(place);
                await RequireCount(place, units);
                again.Add((await Child.Run(place, "import", "organisation", file)).Took.TotalSeconds);
                await RequireCount(place, units);
            }
            bare.Add(await Bare(wish, provider, rows, foreignKeys: false));
            withKey.Add(await Bare(wish, provider, rows, foreignKeys: true));
        }
        var ratio = Figures.Median(imports) / Figures.Median(bare);
        section.Add($"{provider.Name()}: import", Figures.Runs(imports, "s"));
        section.Add($"{provider.Name()}: bare insert", Figures.Runs(bare, "s"));
        section.Add($"{provider.Name()}: bare insert with the table's foreign key", Figures.Runs(withKey, "s"));
        section.Add($"{provider.Name()}: import in bare inserts", $"{Figures.Short(ratio)} ({Figures.Short(Figures.Median(imports) / Figures.Median(withKey))} of the one with foreign key)", $"at most {MostTimes}", ratio <= MostTimes);
        section.Add($"{provider.Name()}: most memory held by the import", Figures.Mebibytes(peak), "under 1 GiB", peak < MostMemory);
        section.Add($"{provider.Name()}: the same file again, nothing to change", Figures.Runs(again, "s"));
    }

    /// <returns>Seconds from the transaction's beginning to its commit.</returns>
    private static async Task<double> Bare(Wish wish, Provider provider, object?[][] rows, bool foreignKeys)
    {
        await using var place = await Place.Fresh(wish, provider);
        await using var connection = await place.Open();
        await Place.Execute(connection, BareInsert.Schema(provider, Table, foreignKeys));
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        BareInsert.Write(connection, Table, Columns, rows);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>What the import stored, in the order in which it wrote it.</summary>
    private static Task<object?[][]> Rows(Place place) => place.Scope(async services =>
    {
        var rows = new List<object?[]>();
        await foreach (var u in services.GetRequiredService<Db>().Set<Unit>().AsNoTracking().OrderBy(u => u.Id).AsAsyncEnumerable())
            rows.Add([u.Id.Value, u.Code, u.ParentId?.Value, u.Name, u.Level, u.Path, u.From.UtcDateTime, u.Version]);
        return rows.ToArray();
    });

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
