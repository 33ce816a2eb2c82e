using System.Diagnostics;
using System.Globalization;
using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Bench;

/// <summary>The take-up proof and a unit as of a past day, of the root, a county and a village of two trees, against the bare page; and a
/// county that moves.</summary>
internal static class CascadeBench
{
    private sealed record Tree(int Units, int Obligations, int Tasks);

    public static async Task<Section> Run(Wish wish)
    {
        Tree[] trees = wish.Of<Tree[]>([new(2_248, 1_000_000, 400_000), new(665_277, 1_000_000, 1_330_000)],
            [new(2_248, 2_000, 5_000), new(4_000, 2_000, 8_000)]);
        var section =
            new Section("cascade", !wish.Small,
                $"Two made-up trees, of {string.Join(" and ", trees.Select(t => Figures.Whole(t.Units)))} units, each with " +
                $"{Figures.Whole(trees[0].Obligations)} obligations and a duty list in every unit that has units below, whose items take " +
                $"up what its own post is charged with. The take-up proof, and the unit as of 90 days ago, of the root, a county and a " +
                $"village, as the organiser of the whole asks for them, against the bare page of 50 rows; from {Wrk.Connections} " +
                $"connections, in turn, the median of the ratios counts. Where one request alone takes more than " +
                $"{Figures.Short(PageLoad.TooSlow.TotalSeconds)} s there is no load, and its time stands there. Then the county " +
                $"moves beneath " +
                $"another unit and back, by the action of the page.");
        foreach (var provider in wish.Providers)
            foreach (var tree in trees.Where(IsAsked)) await Measure(wish, section, provider, tree);
        return section;
    }

    /// <summary>With the units of one tree in <c>ANSWERABLE_BENCH_UNITS</c>, only that one; the section is not whole then.</summary>
    private static bool IsAsked(Tree tree) =>
        !int.TryParse(Environment.GetEnvironmentVariable("ANSWERABLE_BENCH_UNITS"), NumberStyles.None, CultureInfo.InvariantCulture,
            out var only) || only == tree.Units;

    private static async Task Measure(Wish wish, Section section, Provider provider, Tree tree)
    {
        var name = $"{provider.Name()}, {Figures.Whole(tree.Units)} units";
        Runs.Say($"  {name}: making it");
        await using var place = await Place.Fresh(wish, provider);
        await MadeUp.Fill(place, tree.Units == 2_248 ? 0 : tree.Units);
        var now = TimeProvider.System.GetUtcNow();
        var (tasks, lists) = await CascadeRows.Fill(place, tree.Tasks, now);
        await ObligationRows.Fill(place, tree.Obligations, now);
        var cookie = await MadeUp.SignInOrganiser(place);
        Runs.Say($"  {name}: folding");
        await CascadeSums.Fold(place);
        await place.Settle();
        section.Add($"{name}: duties, lists", $"{Figures.Whole(tasks)}, {Figures.Whole(lists)}");
        await using (var server = await Child.Serve(place))
        await using (var bare = await Child.ServeBare(place))
        {
            await PageLoad.Measure(wish, section, name, place, server, bare, cookie, await Pages(place));
            section.Add($"{name}: most memory held by the server", Figures.Mebibytes(server.Memory("VmHWM")));
        }
        await Move(section, name, place, wish);
    }

    private static async Task<List<Asked>> Pages(Place place)
    {
        var day = DateOnly.FromDateTime(DateTime.UnixEpoch.Add(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch)).AddDays(-90)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var units = await place.Scope(s => Chosen(s.GetRequiredService<Db>()));
        return
        [
            .. units.Select(u => new Asked($"take-up proof, {u.Kind}", $"/duties/take-up?unit={u.Code}")),
            .. units.Select(u => new Asked($"as of a day, {u.Kind}", $"/units/{u.Id}?on={day}")),
        ];
    }

    internal sealed record Place3(string Kind, string Code, Guid Id);

    /// <summary>The root, the county with most beneath, and a village in it.</summary>
    internal static async Task<List<Place3>> Chosen(Db db)
    {
        var root = await db.Set<Unit>().SingleAsync(u => u.ParentId == null);
        var county = await County(db);
        var village = await db.Set<Unit>().Within(u => u.Path, [county.Path]).Where(u => u.Level == "village").OrderBy(u => u.Path)
            .FirstAsync();
        return [new("root", root.Code, root.Id.Value), new("county", county.Code, county.Id.Value), new("village", village.Code,
            village.Id.Value)];
    }

    private static Task<Unit> County(Db db) => db.Set<Unit>().AsNoTracking().Where(u => u.Level == "county")
        .OrderByDescending(u => db.Set<Unit>().Count(b => b.ParentId == u.Id)).ThenBy(u => u.Path).FirstAsync();

    private static async Task Move(Section section, string name, Place place, Wish wish)
    {
        await using var product = place.Product();
        var (county, from, to, rows) = await Ends(product);
        var took = new List<double>();
        for (var run = 0; run < wish.Of(4, 2); run++)
        {
            await using var scope = product.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SessionReads>().Mark(scope.ServiceProvider.GetRequiredService<Db>());
            var started = Stopwatch.GetTimestamp();
            await scope.ServiceProvider.GetRequiredService<ChangeTree>().Move(Actor.System(SystemVerbs.Bench), county,
                run % 2 == 0 ? to : from);
            took.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        section.Add($"{name}: move of a county with {Figures.Whole(rows)} units", Figures.Runs(took, "s"));
    }

    private static async Task<(UnitId County, string From, string To, int Units)> Ends(WebApplication product)
    {
        await using var scope = product.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var county = await County(db);
        var from = await db.Set<Unit>().Where(u => u.Id == county.ParentId).Select(u => u.Code).SingleAsync();
        var to = await db.Set<Unit>().Where(u => u.Level == "county" && u.Id != county.Id && u.ParentId != county.Id
            && u.Code != from).OrderByDescending(u => u.Path).Select(u => u.Code).FirstAsync();
        return (county.Id, from, to, await db.Set<Unit>().Within(u => u.Path, [county.Path]).CountAsync());
    }
}
