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
    private const double MostTimes = 5;

    /// <summary>Turns in which a server may come to compile nothing more.</summary>
    private const int Turns = 6;

    /// <summary>A page that takes longer is not put under load: no answer would come in time.</summary>
    private static readonly TimeSpan TooSlow = TimeSpan.FromSeconds(1.2);

    private sealed record Tree(int Units, int Obligations, int Tasks);

    private sealed record Asked(string Name, string Path);

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
                $"{Figures.Short(TooSlow.TotalSeconds)} s there is no load, and its time stands there. Then the county moves beneath " +
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
            await Load(wish, section, name, place, server, bare, cookie);
            section.Add($"{name}: most memory held by the server", Figures.Mebibytes(server.Memory("VmHWM")));
        }
        await Move(section, name, place, wish);
    }

    private static async Task Load(Wish wish, Section section, string name, Place place, Child server, Child bare, string cookie)
    {
        var pages = await Pages(place);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        { Timeout = TimeSpan.FromMinutes(10) };
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        var loads = new Dictionary<string, List<Load>>();
        var fast = new List<Asked>();
        foreach (var page in pages)
        {
            await Once(client, server, page);
            var took = Math.Min(await Once(client, server, page), await Once(client, server, page));
            if (took < TooSlow.TotalSeconds) fast.Add(page);
            else section.Add($"{name}: {page.Name}", $"{Figures.Short(took)} s for one request", $"at most {MostTimes} times", false);
        }
        await Gauge.WarmUp(bare, () => Wrk.Run(wish, place, bare, BareServer.Path), Turns);
        foreach (var page in fast)
        {
            if (!await Gauge.WarmUp(server, () => Wrk.Run(wish, place, server, page.Path, cookie), wish.Of(Turns, 2)))
                section.Notes.Add(Gauge.Restless(place.Provider, page.Name));
        }
        for (var run = 0; run < wish.Of(3, 1); run++)
        {
            Add("bare", await Wrk.Run(wish, place, bare, BareServer.Path));
            foreach (var page in fast) Add(page.Name, await Wrk.Run(wish, place, server, page.Path, cookie));
        }
        section.Add($"{name}: bare page", $"{Middle(loads["bare"])}");
        foreach (var page in fast)
        {
            var ratios = Figures.Ratios(loads[page.Name].Select(l => l.P99), loads["bare"].Select(l => l.P99), out var ratio);
            section.Add($"{name}: {page.Name}", $"{Middle(loads[page.Name])}, {Figures.Short(await Statements(client, server, page))} " +
                $"statements; p99 by the bare page's {ratios}", $"at most {MostTimes} times", ratio <= MostTimes);
        }

        void Add(string what, Load load)
        {
            if (!loads.TryGetValue(what, out var all)) loads[what] = all = [];
            all.Add(load);
            Runs.Say($"    {what}: {load}");
        }
    }

    private static Load Middle(List<Load> loads)
    {
        double Of(Func<Load, double> part) => Figures.Median(loads.Select(part));
        return new(Of(l => l.PerSecond), Of(l => l.Median), Of(l => l.P99), Of(l => l.Server), Of(l => l.Database));
    }

    private static async Task<double> Once(HttpClient client, Child server, Asked page)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(server.Address + page.Path);
        var html = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK || !html.Contains(MadeUp.OrganiserName, StringComparison.Ordinal))
            throw new InvalidOperationException($"{page.Path} answered {answer.StatusCode}: {html} {server.Output}");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> Statements(HttpClient client, Child server, Asked page)
    {
        const int times = 5;
        var before = await server.Read(count: true);
        // EF looks a second later whether somebody listens.
        if (before.Statements == 0) await Task.Delay(1500);
        before = await server.Read();
        for (var i = 0; i < times; i++) await Once(client, server, page);
        return ((await server.Read()).Statements - before.Statements) / (double)times;
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

    private sealed record Place3(string Kind, string Code, Guid Id);

    /// <summary>The root, the county with most beneath, and a village in it.</summary>
    private static async Task<List<Place3>> Chosen(Db db)
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
