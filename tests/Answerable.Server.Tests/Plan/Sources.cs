namespace Answerable.Server.Tests.Plan;

/// <summary>The source tree, for the tests that hold the code against the house plan.</summary>
internal static class Sources
{
    public static readonly string Root = Find();

    /// <summary>Hand-written files below a folder of the repository, with their text.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f =>
                extensions.Contains(Path.GetExtension(f)) && !f.Split('/').Any(p => p is "obj" or "bin" or "node_modules" or "wwwroot"))
            .Order(StringComparer.Ordinal)
            .Select(f => (Path.GetRelativePath(Root, f), File.ReadAllText(f)));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Answerable.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
