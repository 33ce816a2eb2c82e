namespace Answerable.Bench;

/// <summary>How soon a start answers, and how much memory the server holds at rest.</summary>
internal static class StartBench
{
    private const double MostOfBaseline = 0.75;

    public static async Task<Section> Run(Wish wish)
    {
        var (rest, requests) = (wish.Of(10, 1), wish.Of(1000, 50));
        var section =
            new Section("start", !wish.Small,
                $"From the start of the process to the first good answer of the sign-in page, and the processor time of the server until " +
                $"then, on an existing database of a made-up city; with a baseline in turn with it. Then the memory (VmRSS) that the " +
                $"server holds after {rest} s of rest, and after {Figures.Whole(requests)} requests of an organiser's first page and " +
                $"another {rest} s.");
        foreach (var provider in wish.Providers)
        {
            var places = new List<Place>();
            try
            {
                foreach (var build in wish.Builds) places.Add(await Place.Filled(wish, provider, build, "city"));
                await Measure(section, wish, places);
                await Rest(section, places[^1], TimeSpan.FromSeconds(rest), requests);
            }
            finally
            {
                foreach (var place in places) await place.DisposeAsync();
            }
        }
        return section;
    }

    private static async Task Measure(Section section, Wish wish, List<Place> places)
    {
        var times = places.ToDictionary(p => p, _ => new List<double>());
        var processor = places.ToDictionary(p => p, _ => new List<double>());
        for (var run = 0; run < wish.Pairs; run++)
            // Each goes first as often as it goes second, as near as it can be.
            foreach (var place in run % 2 == 0 ? places : places.AsEnumerable().Reverse())
            {
                await using var child = await Child.Serve(place, measured: false);
                processor[place].Add(child.Processor.TotalSeconds);
                times[place].Add(child.ToFirstPage.TotalSeconds);
            }
        var name = places[0].Provider.Name();
        foreach (var place in places)
        {
            section.Add($"{name}: start to first page, {place.Build.Name}", Figures.Runs(times[place], "s"));
            section.Add($"{name}: processor time of it, {place.Build.Name}", Figures.Runs(processor[place], "s"));
        }
        if (places.Count < 2) return;
        var ratios = Figures.Ratios(times[places[1]], times[places[0]], out var ratio);
        section.Add($"{name}: start by that of the baseline", ratios, $"at most {MostOfBaseline}", ratio <= MostOfBaseline);
        section.Add($"{name}: processor time by that of the baseline", Figures.Ratios(processor[places[1]], processor[places[0]], out _));
    }

    private static async Task Rest(Section section, Place place, TimeSpan rest, int requests)
    {
        await using var child = await Child.Serve(place, measured: false);
        await Task.Delay(rest);
        section.Add($"{place.Provider.Name()}: memory at rest", Figures.Mebibytes(child.Memory("VmRSS")));
        await Ask(child.Address, place.Cookies[0].Cookie, requests);
        await Task.Delay(rest);
        section.Add($"{place.Provider.Name()}: memory after {Figures.Whole(requests)} requests",
            $"{Figures.Mebibytes(child.Memory("VmRSS"))} (most: {Figures.Mebibytes(child.Memory("VmHWM"))})");
    }

    private static async Task Ask(string address, string cookie, int requests)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        for (var i = 0; i < requests; i++)
        {
            var html = await client.GetStringAsync(address);
            if (!html.Contains(MadeUp.OrganiserName, StringComparison.Ordinal))
                throw new InvalidOperationException($"Not the organiser's first page: {html}");
        }
    }
}
