using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>A build with a round whose debriefs wait to be filed.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private const int Clients = 16;

    private readonly HttpClient client;
    private readonly Child server;
    private readonly Queue<(string Id, string Cookie)> waiting;

    private Desk(Place place, Child server)
    {
        (Place, this.server, waiting) = (place, server, new(place.Cookies));
        client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(server.Address) };
    }

    public Place Place { get; }

    public int Filed { get; private set; }

    /// <summary>Milliseconds of each filing that was measured.</summary>
    public ConcurrentBag<double> Times { get; } = [];

    /// <summary>Of each batch: filings a second, and processor time of server and database a filing in milliseconds.</summary>
    public List<double> PerSecond { get; } = [];

    public List<double> Server { get; } = [];

    public List<double> Database { get; } = [];

    public IEnumerable<double> Processor => Server.Zip(Database, (s, d) => s + d);

    public static async Task<Desk> Open(Wish wish, Provider provider, Build build, int debriefers)
    {
        Runs.Say($"  {provider.Name()}, {build.Name}: making a round of {debriefers} debriefers");
        var place = await Place.Filled(wish, provider, build, "filing", debriefers);
        return new(place, await Child.Serve(place));
    }

    /// <summary>Files until nothing more is compiled.</summary>
    public Task<bool> WarmUp(int batch, int most) => Gauge.WarmUp(server, async () => await FileAll(await Opened(batch)), most / batch);

    public async Task Measure(int batch)
    {
        var forms = await Opened(batch);
        var (before, databaseBefore, started) = (await server.Read(), await DatabaseClock.Read(Place), Stopwatch.GetTimestamp());
        var times = await FileAll(forms);
        PerSecond.Add(batch / Stopwatch.GetElapsedTime(started).TotalSeconds);
        Server.Add(((await server.Read()).Processor - before.Processor).TotalMilliseconds / batch);
        Database.Add((await DatabaseClock.Read(Place)).Since(databaseBefore).TotalMilliseconds / batch);
        foreach (var time in times) Times.Add(time);
        Runs.Say(
            $"  {Place.Provider.Name()}, {Place.Build.Name}: {Figures.Short(PerSecond[^1])}/s, processor {Figures.Short(Server[^1])} + " +
            $"{Figures.Short(Database[^1])} ms a filing");
    }

    /// <summary>Statements of one filing, counted when nothing is timed any more.</summary>
    public async Task<double> Statements()
    {
        const int times = 10;
        var forms = await Opened(times);
        await server.Read(count: true);
        // EF looks a second later whether somebody listens.
        await Task.Delay(1500);
        var before = (await server.Read()).Statements;
        await FileAll(forms);
        return ((await server.Read()).Statements - before) / (double)times;
    }

    /// <summary>Ends the server without leave to finish anything.</summary>
    public ValueTask Kill() => server.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await Place.DisposeAsync();
    }

    /// <summary>The page of a debrief as its holder has it in front of them.</summary>
    private sealed record Form(string Address, string Cookies, List<KeyValuePair<string, string>> Fields);

    private async Task<List<Form>> Opened(int count)
    {
        var forms = new ConcurrentBag<Form>();
        var next = Enumerable.Range(0, count).Select(_ => waiting.Dequeue()).ToList();
        await InTurn(next, async one => forms.Add(await OpenPage(one.Id, one.Cookie)));
        return [.. forms];
    }

    private async Task<IReadOnlyCollection<double>> FileAll(List<Form> forms)
    {
        var times = new ConcurrentBag<double>();
        await InTurn(forms, async form => times.Add(await File(form)));
        Filed += forms.Count;
        return times;
    }

    private static Task InTurn<T>(IEnumerable<T> all, Func<T, Task> work) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Clients }, async (one, _) => await work(one));

    private async Task<Form> OpenPage(string id, string cookie)
    {
        var address = $"/debriefs/{id}/write";
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{address} answered {answer.StatusCode}: {html}");
        var form =
            new HtmlParser().ParseDocument(html).QuerySelector("input[name=_handler][value=debrief]")?.Closest("form") as IHtmlFormElement
            ?? throw new InvalidOperationException($"{address} has no form to file: {html}");
        var fields = form.Elements.Select(e => e switch
        {
            IHtmlInputElement { Type: "hidden" or "text" } input => (input.Name, input.Value),
            IHtmlTextAreaElement area => (area.Name, area.Value),
            _ => default,
        }).Where(f => !string.IsNullOrEmpty(f.Name)).Select(f => KeyValuePair.Create(f.Name!, f.Value)).Append(new("do", "file"));
        var set = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies.Select(c => c.Split(';')[0]) : [];
        return new(address, string.Join("; ", set.Prepend(cookie)), [.. fields]);
    }

    /// <returns>Milliseconds until the server said that it is filed.</returns>
    private async Task<double> File(Form form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Address) { Content = new FormUrlEncodedContent(form.Fields) };
        request.Headers.Add("Cookie", form.Cookies);
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if ((int)answer.StatusCode is not (302 or 303))
            throw new InvalidOperationException(
                $"Filing at {form.Address} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return took;
    }
}
