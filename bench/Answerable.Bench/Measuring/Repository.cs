namespace Answerable.Bench;

/// <summary>Where things lie.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    /// <summary>The product as users run it.</summary>
    public static string Product => Build.Ours.Product;

    /// <summary>This program.</summary>
    public static string Bench => typeof(Repository).Assembly.Location;

    /// <summary>A file of the made-up roster: no real place has a post or an obligation here.</summary>
    public static string Roster(string name) => Path.Combine(AppContext.BaseDirectory, "Roster", name);

    /// <summary>A file with real names, for the import alone: in <c>shared/data</c> beside the repository, or where
    /// <c>ANSWERABLE_SHARED</c> says.</summary>
    public static string Real(string name)
    {
        var shared = Environment.GetEnvironmentVariable("ANSWERABLE_SHARED") ?? Path.Combine(Root, "..", "shared");
        var path = Path.GetFullPath(Path.Combine(shared, "data", name));
        return File.Exists(path) ? path : throw new FileNotFoundException($"{name} is missing in shared/data.", path);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Answerable.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }
}
