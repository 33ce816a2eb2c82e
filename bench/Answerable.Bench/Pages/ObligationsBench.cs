using System.Net;
using AngleSharp.Html.Parser;
using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>The list of a city's obligations at two sizes, against a page that shows 50 rows and nothing else, and against a
/// baseline.</summary>
internal static class ObligationsBench
{
    private const int Rows = 50;
    private const double MostP99 = 2;

    /// <summary>Lists of the root's whole subtree: what is open, and what is late; then the bare page.</summary>
    private static readonly string[] Pages = ["open", "late", "bare"];

    public static async Task<Section> Run(Wish wish)
    {
        int[] sizes = wish.Of<int[]>([10_000, 1_000_000], [1_000, 10_000]);
        var section =
            new Section("obligations", !wish.Small,
                $"A page of {Rows} obligations of a whole made-up city of 2,248 units, filtered to what is open or late, as its " +
                $"organiser sees it: signed in, with rights, the count and the whole layout, asked for by wrk "
                + $"from {Wrk.Connections} connections once the server compiles nothing more. Against it a bare Razor page of {Rows} "
                + "rows from the same database: one query with two joins through EF, no sign-in, no rights, no count, no layout. "
                + $"All are measured {wish.Pairs} times, each in turn with the others; ratios are of neighbours, and their median "
                + "counts. Processor time is that of the server + that of PostgreSQL a request.");
        foreach (var provider in wish.Providers)
            foreach (var size in sizes) await Measure(wish, section, provider, size);
        return section;
    }

    private static async Task Measure(Wish wish, Section section, Provider provider, int size)
    {
        var halls = new List<Hall>();
        try
        {
            foreach (var build in wish.Builds) halls.Add(await Hall.Open(wish, provider, build, size));
            var cases = halls.SelectMany(h => Pages.Where(p => p != "bare" || h.Bare is not null).Select(p => (Hall: h, Page: p))).ToList();
            foreach (var (hall, page) in cases)
                if (!await hall.WarmUp(wish, page))
                    section.Notes.Add(Gauge.Restless(provider, $"{hall.Place.Build.Name}, {page}, {Figures.Whole(size)},"));
            var loads = cases.ToDictionary(c => c, _ => new List<Load>());
            for (var run = 0; run < wish.Pairs; run++)
                foreach (var one in run % 2 == 0 ? cases : cases.AsEnumerable().Reverse())
                {
                    loads[one].Add(await one.Hall.Measure(wish, one.Page));
                    Runs.Say($"  {provider.Name()}, {size}, {one.Hall.Place.Build.Name}, {one.Page}: {loads[one][^1]}");
                }
            await Tell(section, provider, size, loads);
        }
        finally
        {
            foreach (var hall in halls) await hall.DisposeAsync();
        }
    }

    private static async Task Tell(Section section, Provider provider, int size, Dictionary<(Hall Hall, string Page), List<Load>> loads)
    {
        var name = $"{provider.Name()}, {Figures.Whole(size)}";
        foreach (var ((hall, page), found) in loads)
        {
            var statements = page == "bare" ? 1 : await hall.Statements(page);
            section.Add($"{name}: {(page == "bare" ? "bare page" : $"list, {page}, {hall.Place.Build.Name}")}",
                $"{Middle(found)}, {Figures.Short(statements)} statements");
        }
        var ours = loads.Keys.Last().Hall;
        var leastShare = provider == Provider.Sqlite ? 0.5 : 0.4;
        foreach (var page in Pages.Where(p => p != "bare"))
        {
            var (list, bare) = (loads[(ours, page)], loads[(ours, "bare")]);
            var shares = Figures.Ratios(list.Select(l => l.PerSecond), bare.Select(l => l.PerSecond), out var share);
            section.Add($"{name}: requests a second by those of the bare page, {page}", shares, $"at least {leastShare}",
                share >= leastShare);
            var slowest = Figures.Ratios(list.Select(l => l.P99), bare.Select(l => l.P99), out var p99);
            section.Add($"{name}: p99 by that of the bare page, {page}", slowest, $"at most {MostP99}", p99 <= MostP99);
            if (loads.Keys.FirstOrDefault(k => k.Page == page && k.Hall != ours) is { Hall: { } } before)
                section.Add($"{name}: processor time by that of the baseline, {page}",
                    Figures.Ratios(list.Select(l => l.Processor), loads[before].Select(l => l.Processor), out _));
        }
    }

    private static Load Middle(List<Load> loads)
    {
        double Of(Func<Load, double> part) => Figures.Median(loads.Select(part));
        return new(Of(l => l.PerSecond), Of(l => l.Median), Of(l => l.P99), Of(l => l.Server), Of(l => l.Database));
    }

    /// <summary>A database of one size with a build, and beside ours the bare page, serving it.</summary>
    private sealed record Hall(Place Place, Child Product, Child? Bare, string Cookie) : IAsyncDisposable
    {
        public static async Task<Hall> Open(Wish wish, Provider provider, Build build, int size)
        {
            Runs.Say($"  {provider.Name()}, {build.Name}: making {Figures.Whole(size)} obligations");
            var place = await Place.Filled(wish, provider, build, "obligations", size);
            return new(place, await Child.Serve(place), build == Build.Ours ? await Child.ServeBare(place) : null, place.Cookies[0].Cookie);
        }

        private (Child Server, string Path, string? Cookie) Asked(string page) => page == "bare" ? (Bare!, BareServer.Path, null)
            : (Product, $"/obligations?unit={MadeUp.Root}&state={page}", Cookie);

        public async Task<bool> WarmUp(Wish wish, string page)
        {
            var (server, path, cookie) = Asked(page);
            await Require(server, path, cookie);
            return await Wrk.WarmUp(wish, server, path, cookie);
        }

        public Task<Load> Measure(Wish wish, string page)
        {
            var (server, path, cookie) = Asked(page);
            return Wrk.Run(wish, Place, server, path, cookie);
        }

        /// <summary>Statements of one page, counted when nothing is timed any more.</summary>
        public async Task<double> Statements(string page)
        {
            const int times = 10;
            var (server, path, cookie) = Asked(page);
            var before = (await server.Read(count: true)).Statements;
            // EF looks a second later whether somebody listens.
            if (before == 0) await Task.Delay(1500);
            for (var i = 0; i < times; i++) await Require(server, path, cookie);
            return ((await server.Read()).Statements - before) / (double)times;
        }

        /// <summary>What is measured is a good answer with all its rows, for the right reader.</summary>
        private static async Task Require(Child server, string path, string? cookie)
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
            if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
            using var answer = await client.GetAsync(server.Address + path);
            var html = await answer.Content.ReadAsStringAsync();
            var rows = new HtmlParser().ParseDocument(html).QuerySelectorAll("tbody tr").Length;
            if (answer.StatusCode != HttpStatusCode.OK || rows != Rows
                || !html.Contains(cookie is null ? "<html" : MadeUp.OrganiserName, StringComparison.Ordinal))
                throw new InvalidOperationException($"{path} answered {answer.StatusCode} with {rows} rows: {html} {server.Output}");
        }

        public async ValueTask DisposeAsync()
        {
            await Product.DisposeAsync();
            if (Bare is not null) await Bare.DisposeAsync();
            await Place.DisposeAsync();
        }
    }
}
