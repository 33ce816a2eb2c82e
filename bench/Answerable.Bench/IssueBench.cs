using System.Diagnostics;
using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server;
using Answerable.Server.Duties;
using Answerable.Server.Ledger;
using Answerable.Server.Obligations;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Bench;

/// <summary>A duty list issued to very many posts at once, by the action that the page uses, in a process of its own.</summary>
internal static class IssueBench
{
    /// <summary>The verb of the process that issues.</summary>
    public const string Verb = "issue-step";

    private const int Items = 10;

    public static async Task<Section> Run(Wish wish)
    {
        var posts = wish.Of(46_927, 500);
        var section =
            new Section("issue", !wish.Small,
                $"A duty list of {Items} dated items issued to {Figures.Whole(posts)} posts of made-up units, a post each, by the action " +
                $"of the page: charges, tasks, {Figures.Whole(posts * (Items + 1))} obligations with their spans, and the tally, in one " +
                $"transaction. Time from the action's beginning to its commit; memory of the whole process at its peak, and before the " +
                $"action. Medians, all runs in brackets.");
        foreach (var provider in wish.Providers) await Measure(wish, section, provider, posts);
        return section;
    }

    private static async Task Measure(Wish wish, Section section, Provider provider, int posts)
    {
        List<double> took = [];
        var (peak, before) = (0L, 0L);
        for (var run = 0; run < wish.Of(3, 1); run++)
        {
            await using var place = await Place.Fresh(wish, provider);
            var list = await Prepare(place, posts);
            var ended =
                await Child.Run(place.Folder, "dotnet", Repository.Bench, Verb, place.ConnectionString, place.Folder, list.ToString());
            var said = ended.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            took.Add(double.Parse(said[0], CultureInfo.InvariantCulture));
            before = Math.Max(before, long.Parse(said[1], CultureInfo.InvariantCulture));
            peak = Math.Max(peak, ended.Peak);
            await RequireAll(place, posts);
        }
        section.Add($"{provider.Name()}: issue", Figures.Runs(took, "s"));
        section.Add($"{provider.Name()}: obligations a second", Figures.Whole((long)(posts * (Items + 1) / Figures.Median(took))));
        section.Add($"{provider.Name()}: most memory held", $"{Figures.Mebibytes(peak)}, before it {Figures.Mebibytes(before)}",
            "under 1 GiB", peak < 1L << 30);
    }

    /// <summary>The other process: issues the list and says how long it took, and the memory that it held before.</summary>
    public static async Task<int> Step(string database, string folder, string list)
    {
        await using var product = AppHost.Build(configure: builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(
                new Dictionary<string, string?> { ["ANSWERABLE_DATABASE"] = database, ["ANSWERABLE_DATA"] = folder });
        });
        await using var scope = product.Services.CreateAsyncScope();
        var by = await Organiser(scope.ServiceProvider);
        var before = Process.GetCurrentProcess().WorkingSet64;
        var started = Stopwatch.GetTimestamp();
        await scope.ServiceProvider.GetRequiredService<IssueDutyList>().Run(by, new(Guid.Parse(list)), null);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalSeconds:0.000} {before}"));
        return 0;
    }

    /// <summary>A city of so many units with a post each, and the draft of a list for them.</summary>
    private static async Task<Guid> Prepare(Place place, int posts)
    {
        var (units, held) = (Path.Combine(place.Folder, "units.csv"), Path.Combine(place.Folder, "posts.csv"));
        var numbers = Enumerable.Range(1, posts).Select(i => i.ToString("00000", CultureInfo.InvariantCulture)).ToList();
        await File.WriteAllLinesAsync(units,
            ["code,parent_code,name,level", "W,,样市,city", .. numbers.Select(n => $"W{n},W,样村{n},village")]);
        await File.WriteAllLinesAsync(held,
        [
            "unit_code,post_code,post,kind,person_code,person,since,rights",
                $"W,W-organiser,承办人,organiser,{MadeUp.Organiser},{MadeUp.OrganiserName},2026-01-01,organise",
            .. numbers.Select(n => $"W{n},W{n}-head,村支部书记,secretary,,,,"),
        ]);
        await Child.Run(place, "import", "organisation", units, held, "--zone", "Asia/Shanghai", "--vocabulary", "party");
        return await place.Scope(async services =>
        {
            var (by, today) =
                (await Organiser(services), DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().ReadNow().UtcDateTime));
            var root = await services.GetRequiredService<Db>().Set<Unit>().Where(u => u.ParentId == null).Select(u => u.Id).SingleAsync();
            var id = await services.GetRequiredService<DraftDutyList>().Run(by, root,
                new("样清单", "secretary", today, today.AddDays(365)) { Source = new(SourceKind.Document, "样文件1号") });
            for (var i = 1; i <= Items; i++)
                await services.GetRequiredService<WriteDutyItem>().Run(by, id,
                    new(i, "party-building", $"样责任第{i}项：每季度至少开展一次专题学习", "", null, today.AddDays(30 * i)));
            return id.Value;
        });
    }

    private static async Task<Actor> Organiser(IServiceProvider services)
    {
        var (db, now) = (services.GetRequiredService<Db>(), services.GetRequiredService<TimeProvider>().ReadNow());
        var person = await db.Set<Person>().Where(p => p.Code == MadeUp.Organiser).Select(p => p.Id).SingleAsync();
        return await services.GetRequiredService<SessionReads>().Actor(db, person, null, now);
    }

    private static async Task RequireAll(Place place, int posts)
    {
        var kept = await place.Scope(async services =>
        {
            var db = services.GetRequiredService<Db>();
            return (Charges: await db.Set<DutyCharge>().CountAsync(), Tasks: await db.Set<DutyTask>().CountAsync(),
                Owed: await db.Set<Obligation>().CountAsync(),
                Spans: await db.Set<ObligationSpan>().CountAsync(), Tally: await db.Set<TallyDelta>().SumAsync(d => d.Open),
                    Lines: await db.Set<Line>().CountAsync(l => l.Act == "duty-list.issued"));
        });
        if (kept != (posts, posts * Items, posts * (Items + 1), posts * (Items + 1), posts * (Items + 1), 1))
            throw new InvalidOperationException($"Not everything is stored: {kept}");
    }
}
