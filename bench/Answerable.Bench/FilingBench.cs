using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>A whole organisation files its debriefs on the last evening.</summary>
internal static class FilingBench
{
    private const int Clients = 16;

    public static async Task<Section> Run(Wish wish)
    {
        var (filings, warmUp) = (wish.Of(1000, 50), wish.Of(200, 10));
        var section = new Section("filing", !wish.Small, $"{Figures.Whole(filings)} debriefs of about 2,400 characters, each with a holder of its own, filed over HTTP by {Clients} clients at once after {warmUp} others: each client opens the page as a browser does, and posts its form with its antiforgery token. Timed is the posting, from sending the form to the redirect that says it is stored. Then the server is killed, and another process counts what is stored: filed versions, discharged obligations, the vetter's new obligations and ledger lines.");
        foreach (var provider in wish.Providers)
        {
            await using var place = await Place.Fresh(wish, provider);
            Runs.Say($"  {provider.Name()}: making a round of {filings + warmUp} debriefers");
            await MadeUp.Fill(place);
            var ready = await FilingRound.Make(place, filings + warmUp);
            await place.Settle();
            await Measure(section, place, ready, warmUp);
        }
        return section;
    }

    private static async Task Measure(Section section, Place place, List<Ready> ready, int warmUp)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
        await using (var server = await Child.Serve(place))
        {
            client.BaseAddress = new(server.Address);
            foreach (var form in await Opened(client, ready[..warmUp])) await File(client, form);
            var forms = await Opened(client, ready[warmUp..]);
            var times = new ConcurrentBag<double>();
            var started = Stopwatch.GetTimestamp();
            await InTurn(forms, async form => times.Add(await File(client, form)));
            var filed = forms.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
            section.Add($"{place.Provider.Name()}: filings a second", Figures.Short(filed));
            section.Add($"{place.Provider.Name()}: time of a filing", $"median {Figures.Short(Figures.Median(times))} ms, p99 {Figures.Short(Figures.Percentile(times, 0.99))} ms, longest {Figures.Short(times.Max())} ms");
        }
        var kept = await FilingRound.Count(place);
        var lost = !kept.IsAll(ready.Count);
        section.Add($"{place.Provider.Name()}: kept of {Figures.Whole(ready.Count)} answered", $"{Figures.Whole(kept.Versions)} versions, {Figures.Whole(kept.Discharged)} discharged, {Figures.Whole(kept.Vetting)} to vet, {Figures.Whole(kept.Lines)} lines", "none lost", !lost);
        if (lost) throw new InvalidOperationException($"Filed {ready.Count}, but stored: {kept}.");
    }

    /// <summary>The page of a debrief as its holder has it in front of them.</summary>
    private sealed record Open(string Address, string Cookies, List<KeyValuePair<string, string>> Fields);

    private static async Task<List<Open>> Opened(HttpClient client, List<Ready> ready)
    {
        var forms = new ConcurrentBag<Open>();
        await InTurn(ready, async one => forms.Add(await OpenPage(client, one)));
        return [.. forms];
    }

    private static Task InTurn<T>(IEnumerable<T> all, Func<T, Task> work) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (one, _) => await work(one));

    private static async Task<Open> OpenPage(HttpClient client, Ready ready)
    {
        var address = $"/debriefs/{ready.Id.Value}/write";
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", ready.Cookie);
        using var answer = await client.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{address} answered {answer.StatusCode}: {html}");
        var form = new HtmlParser().ParseDocument(html).QuerySelector("input[name=_handler][value=debrief]")?.Closest("form") as IHtmlFormElement
            ?? throw new InvalidOperationException($"{address} has no form to file: {html}");
        var fields = form.Elements.Select(e => e switch
        {
            IHtmlInputElement { Type: "hidden" or "text" } input => (input.Name, input.Value),
            IHtmlTextAreaElement area => (area.Name, area.Value),
            _ => default,
        }).Where(f => !string.IsNullOrEmpty(f.Name)).Select(f => KeyValuePair.Create(f.Name!, f.Value)).Append(new("do", "file"));
        var set = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(c => c.Split(';')[0]) : [];
        return new(address, string.Join("; ", set.Prepend(ready.Cookie)), [.. fields]);
    }

    /// <returns>Milliseconds until the server said that it is filed.</returns>
    private static async Task<double> File(HttpClient client, Open form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Address) { Content = new FormUrlEncodedContent(form.Fields) };
        request.Headers.Add("Cookie", form.Cookies);
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if ((int)answer.StatusCode is not (302 or 303)) throw new InvalidOperationException($"Filing at {form.Address} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return took;
    }
}
