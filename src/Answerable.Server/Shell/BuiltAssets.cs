using System.Text.Json;

namespace Answerable.Server.Shell;

/// <summary>
/// The built style sheet, script and pictures. Each lies under a name with a hash of what it holds, so browsers keep it for good, and
/// compressed beside it; a list that the build writes tells the framework how to serve them.
/// </summary>
internal static class BuiltAssets
{
    private static readonly Lazy<Dictionary<string, string>> Addresses = new(Read);

    /// <summary>The folder of what is served as it lies: beside the program, or in the source tree that it was built from.</summary>
    public static readonly string Root = Find();

    /// <summary>The list of what is served.</summary>
    public static string Endpoints => Path.Combine(Root, "assets", "endpoints.json");

    /// <summary>Where <c>app.css</c>, <c>app.js</c>, <c>icons.svg</c> or <c>favicon.svg</c> is asked for.</summary>
    public static string Url(string name) => Addresses.Value[name];

    public static void MapBuiltAssets(this WebApplication app)
    {
        // Served before anything asks who is there.
        app.MapStaticAssets(Endpoints).AllowAnonymous().ShortCircuit();
    }

    private static Dictionary<string, string> Read()
    {
        using var file = File.OpenRead(Endpoints);
        return JsonSerializer.Deserialize<Served>(file)!.Endpoints
            .GroupBy(e => e.EndpointProperties.Single().Value)
            .ToDictionary(forms => forms.Key, forms => "/" + forms.First().Route);
    }

    private static string Find()
    {
        var beside = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (Directory.Exists(Path.Combine(beside, "assets"))) return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine(folder.FullName, "src", "Answerable.Server", "wwwroot");
            if (Directory.Exists(source)) return source;
        }
        Directory.CreateDirectory(beside);
        return beside;
    }

    private sealed record Served(IReadOnlyList<Endpoint> Endpoints);

    /// <param name="EndpointProperties">One: the name that pages say.</param>
    private sealed record Endpoint(string Route, IReadOnlyList<Label> EndpointProperties);

    private sealed record Label(string Value);
}
