using System.Text;
using Answerable.Server.Tests.Rights;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Answerable.Server.Tests.Malformed;

/// <summary>A house with an object of every kind, whose log is read and whose routes are asked for.</summary>
public sealed class MalformedHouse : IAsyncLifetime
{
    private static readonly string[] Likely = ["olga", "anna", "chen", "tess", "sysadmin", "secadmin", "auditor", "ivan"];

    private readonly Dictionary<string, Visitor> visitors = [];

    internal House House { get; } = new();

    internal KeptLog Log { get; } = new();

    internal IReadOnlyList<RouteEndpoint> Routes { get; private set; } = [];

    private Addresses addresses = null!;

    public async Task InitializeAsync()
    {
        House.Asked = new();
        await House.InitializeAsync();
        addresses = new(await Arrangement.Make(House, Stage.Decided));
        foreach (var code in Cast.All) visitors[code] = await House.SignedIn(code);
        visitors[""] = House.Stranger();
        Routes = [.. House.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => !Path(e).StartsWith("/_framework", StringComparison.Ordinal))
            .Where(e => !Path(e).StartsWith("/assets", StringComparison.Ordinal))
            .OrderBy(Path, StringComparer.Ordinal)];
        House.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
    }

    public Task DisposeAsync() => House.DisposeAsync();

    internal static string Path(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    internal string Address(RouteEndpoint route) => addresses.Of(Path(route));

    /// <summary>Nobody for an empty code.</summary>
    internal Visitor By(string code) => visitors[code];

    /// <summary>The first of those likely to open it, or nobody.</summary>
    internal async Task<string> Opens(string address)
    {
        foreach (var code in Likely)
        {
            using var answer = await By(code).Client.GetAsync(address);
            if ((int)answer.StatusCode == 200) return code;
        }
        return "";
    }

    /// <summary>What is wrong with an answer, whatever was sent: null where nothing is.</summary>
    internal async Task<string?> Fault(HttpClient client, HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        var failures = Log.Take();
        if ((int)answer.StatusCode >= 500) return $"{(int)answer.StatusCode} {string.Join(' ', failures)}";
        if (failures.Count > 0) return $"{(int)answer.StatusCode}, and the log says {failures[0]}";
        // Kestrel refuses to write such a header, and answers 500 instead; the server of the tests lets it pass.
        var odd = answer.Headers.Concat(answer.Content.Headers).FirstOrDefault(h => h.Value.Any(v => v.Any(c => c is < ' ' or > '~')));
        if (odd.Key is not null) return $"{(int)answer.StatusCode}, and {odd.Key} cannot be sent: {string.Join(' ', odd.Value)}";
        return said.Length == 0 && (int)answer.StatusCode >= 400 ? $"{(int)answer.StatusCode} without a word" : null;
    }

    internal static string Name(string code) => code.Length == 0 ? "a stranger" : code;

    /// <summary>The start of what was sent.</summary>
    internal static string Shortly(string text) => text.Length <= 160 ? text : $"{text[..160]}… ({text.Length} characters)";

    internal static ByteArrayContent Form(string body, string type = "application/x-www-form-urlencoded")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
