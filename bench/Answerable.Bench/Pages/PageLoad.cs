using System.Diagnostics;
using System.Net;

namespace Answerable.Bench;

/// <summary>A page that is measured.</summary>
internal sealed record Asked(string Name, string Path);

/// <summary>Pages under load, each in turn with the bare page: its tail by the bare one's, processor time, statements.</summary>
internal static class PageLoad
{
    /// <summary>How many times the bare page's tail a page may have.</summary>
    public const double MostTimes = 5;

    /// <summary>A page that takes longer is not put under load: no answer would come in time.</summary>
    public static readonly TimeSpan TooSlow = TimeSpan.FromSeconds(1.2);

    /// <summary>Turns in which a server may come to compile nothing more.</summary>
    private const int Turns = 6;

    /// <summary>Adds a figure for each page, with whether it held.</summary>
    public static async Task Measure(Wish wish, Section section, string name, Place place, Child server, Child bare, string cookie,
        IReadOnlyList<Asked> pages)
    {
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
}
