using System.Diagnostics;
using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Organisation;
using Answerable.Server.Duties;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Bench;

/// <summary>A unit with very many descendants moves to another place and back, while others write and read.</summary>
internal static class MoveBench
{
    private const int Items = 2, Townships = 100;

    private const string Moved = "W1X", Here = "W1", There = "W2", Beside = "W3";

    public static async Task<Section> Run(Wish wish)
    {
        var units = wish.Of(10_000, 300);
        var section = new Section("move", !wish.Small,
            $"A made-up unit with {Figures.Whole(units)} descendants, a post each, charged with {Items} dated duties each, moves to " +
            $"another place and back by the action of the page: every column that a room declares to hold a path, and the tally, in one " +
            $"transaction. Time from the action's beginning to its commit. Meanwhile one writer enters units elsewhere, one after " +
            $"another, and one reader asks in single statements whether the subtree is whole. Medians, all runs in brackets.");
        foreach (var provider in wish.Providers) await Measure(wish, section, provider, units);
        return section;
    }

    private static async Task Measure(Wish wish, Section section, Provider provider, int units)
    {
        await using var place = await Place.Fresh(wish, provider);
        await Prepare(place, units);
        await using var product = place.Product();
        List<double> took = [], waits = [];
        var (stale, looks, halves, rows) = (0, 0, 0, 0L);
        for (var run = 0; run < wish.Of(6, 2); run++)
        {
            using var over = new CancellationTokenSource();
            var writer = Task.Run(() => Write(product, over.Token));
            var reader = Task.Run(() => Read(product, over.Token));
            await Task.Delay(500);
            var started = Stopwatch.GetTimestamp();
            await Do<ChangeTree>(product, (tree, by, id) => tree.Move(by, id, run % 2 == 0 ? There : Here), Moved);
            took.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            await over.CancelAsync();
            var (longest, refused) = await writer;
            var (looked, half) = await reader;
            waits.Add(longest);
            (stale, looks, halves) = (stale + refused, looks + looked, halves + half);
        }
        await using (var scope = product.Services.CreateAsyncScope()) rows = await Rows(scope.ServiceProvider.GetRequiredService<Db>());
        var name = provider.Name();
        section.Add($"{name}: rows whose path is rewritten", Figures.Whole(rows));
        section.Add($"{name}: move", Figures.Runs(took, "s"));
        section.Add($"{name}: longest wait of another writer", Figures.Runs(waits, "s"));
        section.Add($"{name}: the writer's acts refused as stale", Figures.Whole(stale));
        section.Add($"{name}: times looked, and seen half-moved", $"{Figures.Whole(looks)}, {Figures.Whole(halves)}", "never", halves == 0);
    }

    private static async Task<(double Longest, int Stale)> Write(WebApplication product, CancellationToken over)
    {
        var (longest, stale, number) = (0.0, 0, 0);
        while (!over.IsCancellationRequested)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"N{Stopwatch.GetTimestamp()}-{number++}");
            var started = Stopwatch.GetTimestamp();
            try
            {
                await Do<CreateUnit>(product, (act, by, id) => act.Run(by, id, code, "样单位", ""), Beside);
            }
            catch (Stale)
            {
                stale++;
            }
            longest = Math.Max(longest, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        return (longest, stale);
    }

    private static async Task<(int Looked, int Half)> Read(WebApplication product, CancellationToken over)
    {
        var (looked, half) = (0, 0);
        while (!over.IsCancellationRequested)
        {
            await using var scope = product.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            // In one statement: where the unit and a post beneath it lie, and whether any post lies elsewhere than its unit.
            var apart = await db.Set<Post>().AnyAsync(p => db.Set<Unit>().Any(u => u.Id == p.UnitId && u.Path != p.UnitPath), over)
                .ContinueWith(t => t.IsCompletedSuccessfully && t.Result, TaskScheduler.Default);
            (looked, half) = (looked + 1, half + (apart ? 1 : 0));
        }
        return (looked, half);
    }

    private static async Task Do<T>(WebApplication product, Func<T, Actor, UnitId, Task> act, string unit) where T : notnull
    {
        await using var scope = product.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        // As a request begins.
        await scope.ServiceProvider.GetRequiredService<SessionReads>().Mark(db);
        var id = await db.Set<Unit>().Where(u => u.Code == unit).Select(u => u.Id).SingleAsync();
        await act(scope.ServiceProvider.GetRequiredService<T>(), Actor.System(SystemVerbs.Bench), id);
    }

    private static async Task<long> Rows(Db db)
    {
        var path = await db.Set<Unit>().Where(u => u.Code == Moved).Select(u => u.Path).SingleAsync();
        var (end, rows) = (UnitPath.End(path), 0L);
        foreach (var column in Server.Rooms.All.SelectMany(r => r.PathColumns).Where(c => !c.IsPast))
        {
            var entity = db.Model.FindEntityType(column.Entity)!;
            var (table, name) = (entity.GetTableName(), entity.FindProperty(column.Property)!.GetColumnName());
            var sql = $"SELECT count(*) AS \"Value\" FROM {table} WHERE \"{name}\" >= {{0}} AND \"{name}\" < {{1}}";
            rows += await db.Database.SqlQueryRaw<long>(sql, path, end).SingleAsync();
        }
        return rows;
    }

    /// <summary>Three districts, and in one of them a unit of townships and villages, with a duty list issued to all villages.</summary>
    private static async Task Prepare(Place place, int units)
    {
        var (file, held) = (Path.Combine(place.Folder, "units.csv"), Path.Combine(place.Folder, "posts.csv"));
        var towns = Math.Min(Townships, units / 3);
        var places = Enumerable.Range(1, units).Select(i => i.ToString("00000", CultureInfo.InvariantCulture)).ToList();
        await File.WriteAllLinesAsync(file,
        [
            "code,parent_code,name,level", "W,,样市,city", $"{Here},W,样甲县,county", $"{There},W,样乙县,county", $"{Beside},W,样丙县,county",
            $"{Moved},{Here},样片区,county",
            .. places.Select((n, i) => i < towns ? $"T{n},{Moved},样镇{n},township" : $"T{n},T{places[i % towns]},样村{n},village"),
        ]);
        await File.WriteAllLinesAsync(held,
        [
            "unit_code,post_code,post,kind,person_code,person,since,rights",
            $"W,W-organiser,承办人,organiser,{MadeUp.Organiser},{MadeUp.OrganiserName},2026-01-01,organise",
            .. places.Select(n => $"T{n},T{n}-head,村支部书记,secretary,,,,"),
        ]);
        await Child.Run(place, "import", "organisation", file, held, "--zone", "Asia/Shanghai", "--vocabulary", "party");
        await place.Scope(async services =>
        {
            var (db, now) = (services.GetRequiredService<Db>(), services.GetRequiredService<TimeProvider>().ReadNow());
            var person = await db.Set<Domain.People.Person>().Where(p => p.Code == MadeUp.Organiser).Select(p => p.Id).SingleAsync();
            var by = await services.GetRequiredService<SessionReads>().Actor(db, person, null, now);
            var root = await db.Set<Unit>().Where(u => u.ParentId == null).Select(u => u.Id).SingleAsync();
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            var id = await services.GetRequiredService<DraftDutyList>().Run(by, root,
                new("样清单", "secretary", today, today.AddDays(365)) { Source = new(SourceKind.Document, "样文件1号") });
            for (var i = 1; i <= Items; i++)
                await services.GetRequiredService<WriteDutyItem>().Run(by, id,
                    new(i, "party-building", $"样责任第{i}项", "", null, today.AddDays(30 * i)));
            await services.GetRequiredService<IssueDutyList>().Run(by, id, null);
            await services.GetRequiredService<FoldTally>().Run(Actor.System(SystemVerbs.FoldTally));
            return true;
        });
    }
}
