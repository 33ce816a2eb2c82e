using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Answerable.Bench;

/// <summary>A served database, and an address of each kind of page that links lead its readers to.</summary>
internal sealed partial class Sight : IAsyncDisposable
{
    /// <summary>Requests of one measurement.</summary>
    public const int Times = 10;

    private const int MostKinds = 80;

    /// <summary>A page that takes longer at its first sight is said at once.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private readonly Place place;
    private readonly Child server;
    private readonly HttpClient client;

    private Sight(Place place, Child server)
    {
        (this.place, this.server) = (place, server);
        client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new(server.Address), Timeout = TimeSpan.FromMinutes(10),
        };
    }

    /// <summary>By kind, which is a reader and an address with its identifiers and numbers taken out.</summary>
    public Dictionary<string, (string Cookie, string Path)> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Processor time a request in milliseconds, by kind, of each measurement.</summary>
    public Dictionary<string, List<(double Server, double Database)>> Costs { get; } = new(StringComparer.Ordinal);

    public string Cost(string kind) =>
        $"{Figures.Short(Figures.Median(Costs[kind].Select(c => c.Server)))} + " +
        $"{Figures.Short(Figures.Median(Costs[kind].Select(c => c.Database)))}";

    public static async Task<Sight> Open(Place place, IEnumerable<(string Name, string Cookie)> readers)
    {
        var sight = new Sight(place, await Child.Serve(place));
        foreach (var (name, cookie) in readers) await sight.Look(name, cookie);
        return sight;
    }

    /// <summary>Follows the links that a reader is shown from the first page on.</summary>
    private async Task Look(string reader, string cookie)
    {
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal) { [$"{reader} /"] = (cookie, "/") };
        var ahead = new Queue<string>(["/"]);
        while (ahead.TryDequeue(out var path))
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await Get((cookie, path));
            if (Stopwatch.GetElapsedTime(started) > Slow)
                Runs.Say($"    {reader} {path}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s");
            if (answer is not { } html)
            {
                found.Remove($"{reader} {KindOf(path)}");
                continue;
            }
            foreach (var link in new HtmlParser().ParseDocument(html).QuerySelectorAll("main a[href], .an-rail a[href]")
                .Where(a => !a.HasAttribute("download")).Select(a => a.GetAttribute("href")!.Split('#')[0]))
                if (link.StartsWith('/') && !Other().IsMatch(link) && !IsMixed(link) && found.Count < MostKinds
                    && found.TryAdd($"{reader} {KindOf(link)}", (cookie, link))) ahead.Enqueue(link);
        }
        foreach (var (kind, page) in found) Pages[kind] = page;
    }

    /// <summary>Two filters at once, which would make a kind of every pair of them: each alone, a unit's and the next page say
    /// enough.</summary>
    private static bool IsMixed(string link) => link.Count(c => c == '&') > (link.Contains("after=", StringComparison.Ordinal) ? 2 : 1);

    public Task<bool> WarmUp(IReadOnlyList<string> kinds, int most) => Gauge.WarmUp(server, async () =>
    {
        for (var i = 0; i < Times; i++)
            foreach (var kind in kinds) await Get(Pages[kind]);
    }, most);

    public async Task Measure(string kind)
    {
        var (before, databaseBefore) = (await server.Read(), await DatabaseClock.Read(place));
        for (var i = 0; i < Times; i++) await Get(Pages[kind]);
        var (after, databaseAfter) = (await server.Read(), await DatabaseClock.Read(place));
        if (!Costs.TryGetValue(kind, out var costs)) Costs[kind] = costs = [];
        costs.Add(
            ((after.Processor - before.Processor).TotalMilliseconds / Times,
                databaseAfter.Since(databaseBefore).TotalMilliseconds / Times));
    }

    /// <summary>Statements of one page, counted when nothing is timed any more.</summary>
    public async Task<double> Statements(string kind)
    {
        var before = (await server.Read(count: true)).Statements;
        // EF looks a second later whether somebody listens.
        if (before == 0) await Task.Delay(1500);
        before = (await server.Read()).Statements;
        for (var i = 0; i < Times; i++) await Get(Pages[kind]);
        return ((await server.Read()).Statements - before) / (double)Times;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await place.DisposeAsync();
    }

    /// <returns>The page, or null where there is none for this reader.</returns>
    private async Task<string?> Get((string Cookie, string Path) page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Path) { Headers = { { "Cookie", page.Cookie } } };
        using var answer = await client.SendAsync(request);
        var html = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "text/html" ? html : null;
    }

    private static string KindOf(string path)
    {
        var (bare, asked) =
            path.Split('?', 2) is [var before, var query]
                ? (before, "?" + string.Join('&', query.Split('&').Select(q => q.Split('=')[0]).Order(StringComparer.Ordinal)))
                    : (path, "");
        return Number().Replace(Id().Replace(bare, "{id}"), "{n}") + asked;
    }

    [GeneratedRegex(@"\.[a-z]{3,4}(\.gz)?(\?|$)|/csv|/xlsx|/json|/export|^/demo|^/sign-out|^/api|^/language|^/theme")]
    private static partial Regex Other();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"(?<=/)\d+(?=/|$)|(?<=components/)[\w-]+")]
    private static partial Regex Number();
}
