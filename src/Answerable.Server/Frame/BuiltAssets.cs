namespace Answerable.Server.Frame;

/// <summary>Addresses of the built style sheet and script, with the version that lets browsers keep them for good.</summary>
public sealed class BuiltAssets(IWebHostEnvironment environment)
{
    private readonly string version = Read(environment);

    public string Url(string name) => $"/assets/{name}?v={version}";

    private static string Read(IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("assets/version.txt");
        if (!file.Exists) return "0";
        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd().Trim();
    }
}
