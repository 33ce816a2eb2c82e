using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>How soon a start answers, and how much memory the server holds at rest.</summary>
internal static class StartBench
{
    public static async Task<Section> Run(Wish wish)
    {
        var (starts, rest, requests) = (wish.Of(5, 2), wish.Of(10, 1), wish.Of(1000, 50));
        var section = new Section("start", !wish.Small, $"From the start of the process to the first good answer of the sign-in page, on an existing database of a made-up city; then the memory (VmRSS) that the server holds after {rest} s of rest, and after {Figures.Whole(requests)} requests of an organiser's first page and another {rest} s.");
        foreach (var provider in wish.Providers)
        {
            await using var place = await Place.Fresh(wish, provider);
            await MadeUp.Fill(place);
            var cookie = await MadeUp.SignInOrganiser(place);
            await place.Settle();
            await Measure(section, place, cookie, starts, TimeSpan.FromSeconds(rest), requests);
        }
        return section;
    }

    private static async Task Measure(Section section, Place place, string cookie, int starts, TimeSpan rest, int requests)
    {
        var times = new List<double>();
        for (var i = 1; i < starts; i++)
        {
            await using var child = await Child.Serve(place);
            times.Add(child.ToFirstPage.TotalSeconds);
        }
        await using var last = await Child.Serve(place);
        times.Add(last.ToFirstPage.TotalSeconds);
        section.Add($"{place.Provider.Name()}: start to first page", Figures.Runs(times, "s"));
        await Task.Delay(rest);
        section.Add($"{place.Provider.Name()}: memory at rest", Figures.Mebibytes(last.Memory("VmRSS")));
        await Ask(last.Address, cookie, requests);
        await Task.Delay(rest);
        section.Add($"{place.Provider.Name()}: memory after {Figures.Whole(requests)} requests", $"{Figures.Mebibytes(last.Memory("VmRSS"))} (most: {Figures.Mebibytes(last.Memory("VmHWM"))})");
    }

    private static async Task Ask(string address, string cookie, int requests)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        for (var i = 0; i < requests; i++)
        {
            var html = await client.GetStringAsync(address);
            if (!html.Contains(MadeUp.OrganiserName, StringComparison.Ordinal)) throw new InvalidOperationException($"Not the organiser's first page: {html}");
        }
    }
}
