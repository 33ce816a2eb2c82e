namespace Answerable.Bench;

/// <summary>A built product to measure, with the benchmark that was built beside it and knows its schema.</summary>
/// <param name="Product"><c>answerable.dll</c>, compiled ahead of time where <c>./run</c> does that.</param>
/// <param name="Bench"><c>Answerable.Bench.dll</c>.</param>
internal sealed record Build(string Name, string Product, string Bench)
{
    public static readonly Build Ours = In("this", Repository.Root);

    /// <summary>The build in another copy of the repository.</summary>
    /// <exception cref="FileNotFoundException">It was not built there.</exception>
    public static Build Baseline(string folder) => In("baseline", Path.GetFullPath(folder));

    private static Build In(string name, string root)
    {
        var bin = Path.Combine(root, "src", "Answerable.Server", "bin");
        var found =
            new[] { "ahead", Path.Combine("Release", "net10.0") }.Select(b => Path.Combine(bin, b, "answerable.dll"))
                .FirstOrDefault(File.Exists);
        var bench = Path.Combine(root, "bench", "Answerable.Bench", "bin", "Release", "net10.0", "Answerable.Bench.dll");
        return found is not null && File.Exists(bench) ? new(name, found, bench)
            : throw new FileNotFoundException($"{root} is not built: ./run and bench/run build there.");
    }
}
