using System.Net;
using AngleSharp.Html.Parser;
using Answerable.Server.Shell;
using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>The list of a city's obligations at two sizes, against a page that shows 50 rows and nothing else.</summary>
internal static class ObligationsBench
{
    private const int Rows = 50;
    private const double MostCost = 1.5, LeastShare = 0.25;

    /// <summary>Lists of the root's whole subtree: what is open, and what is late.</summary>
    private static readonly string[] Filters = ["open", "late"];

    public static async Task<Section> Run(Wish wish)
    {
        int[] sizes = wish.Of<int[]>([10_000, 1_000_000], [1_000, 10_000]);
        var section = new Section("obligations", !wish.Small, $"A page of {Rows} obligations of a whole made-up city of 2,248 units, filtered to what is open or late, as its organiser sees it: signed in, with rights, the count and the whole layout, asked for by wrk from {Wrk.Connections} connections. Against it a bare Razor page of {Rows} rows from the same database: one query with two joins through EF, no sign-in, no rights, no count, no layout. Every case is measured twice in turn with the others.");
        foreach (var provider in wish.Providers) await Measure(wish, section, provider, sizes);
        section.Notes.Add("Cost is the requests a second at the smaller size by those at the larger, and the share is those of the list by those of the bare page; both of the means of the two runs.");
        return section;
    }

    private static async Task Measure(Wish wish, Section section, Provider provider, int[] sizes)
    {
        var halls = new List<Hall>();
        try
        {
            foreach (var size in sizes) halls.Add(await Hall.Open(wish, provider, size));
            var loads = new Dictionary<(int Size, string What), List<Load>>();
            for (var run = 0; run < 2; run++)
            {
                foreach (var what in Filters.Append("bare"))
                    foreach (var hall in halls)
                    {
                        var load = await hall.Measure(wish, what);
                        Runs.Say($"  {provider.Name()}, {hall.Size}, {what}: {load}");
                        (loads.TryGetValue((hall.Size, what), out var found) ? found : loads[(hall.Size, what)] = []).Add(load);
                    }
            }
            Tell(section, provider, sizes, loads);
        }
        finally
        {
            foreach (var hall in halls) await hall.DisposeAsync();
        }
    }

    private static void Tell(Section section, Provider provider, int[] sizes, Dictionary<(int Size, string What), List<Load>> loads)
    {
        double Rate(int size, string what) => loads[(size, what)].Average(l => l.PerSecond);
        foreach (var size in sizes)
            foreach (var what in Filters.Append("bare"))
                section.Add($"{provider.Name()}: {(what == "bare" ? "bare page" : $"list, {what}")}, {Figures.Whole(size)}", string.Join("; ", loads[(size, what)]));
        foreach (var what in Filters)
        {
            var cost = Rate(sizes[0], what) / Rate(sizes[^1], what);
            section.Add($"{provider.Name()}: cost of {Figures.Whole(sizes[^1])} by {Figures.Whole(sizes[0])}, {what}", Figures.Short(cost), $"at most {MostCost}", cost <= MostCost);
            foreach (var size in sizes)
            {
                var share = Rate(size, what) / Rate(size, "bare");
                section.Add($"{provider.Name()}: requests a second by those of the bare page, {what}, {Figures.Whole(size)}", Figures.Short(share), $"at least {LeastShare}", share >= LeastShare);
            }
        }
    }

    /// <summary>A database of one size with the product and the bare page serving it.</summary>
    private sealed record Hall(int Size, Place Place, Child Product, Child Bare, string Cookie) : IAsyncDisposable
    {
        public static async Task<Hall> Open(Wish wish, Provider provider, int size)
        {
            Runs.Say($"  {provider.Name()}: making {Figures.Whole(size)} obligations");
            var place = await Place.Fresh(wish, provider);
            await MadeUp.Fill(place);
            var stored = await ObligationRows.Fill(place, size, TimeProvider.System.ReadNow());
            if (stored != size) throw new InvalidOperationException($"{stored} obligations are stored, not {size}.");
            var cookie = await MadeUp.SignInOrganiser(place);
            await place.Settle();
            return new(size, place, await Child.Serve(place), await Child.ServeBare(place), cookie);
        }

        public async Task<Load> Measure(Wish wish, string what)
        {
            if (what == "bare")
            {
                await Require(Bare, BareServer.Path, null, html => html.Contains("<html", StringComparison.Ordinal));
                return await Wrk.Run(wish, Bare.Address + BareServer.Path);
            }
            var path = $"/obligations?unit={MadeUp.Root}&state={what}";
            await Require(Product, path, Cookie, html => html.Contains(MadeUp.OrganiserName, StringComparison.Ordinal));
            return await Wrk.Run(wish, Product.Address + path, Cookie);
        }

        /// <summary>What will be measured is a good answer with all its rows, for the right reader.</summary>
        private static async Task Require(Child server, string path, string? cookie, Func<string, bool> isRight)
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
            if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
            using var answer = await client.GetAsync(server.Address + path);
            var html = await answer.Content.ReadAsStringAsync();
            var rows = new HtmlParser().ParseDocument(html).QuerySelectorAll("tbody tr").Length;
            if (answer.StatusCode != HttpStatusCode.OK || rows != Rows || !isRight(html))
                throw new InvalidOperationException($"{path} answered {answer.StatusCode} with {rows} rows: {html} {server.Output}");
        }

        public async ValueTask DisposeAsync()
        {
            await Product.DisposeAsync();
            await Bare.DisposeAsync();
            await Place.DisposeAsync();
        }
    }
}
