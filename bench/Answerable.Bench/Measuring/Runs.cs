using Answerable.Server.Storage;

namespace Answerable.Bench;

/// <summary>What to measure, at which size, on which databases.</summary>
/// <param name="Small">Only shows that a benchmark works: nothing is written to the results.</param>
/// <param name="Postgres">Connection string of a server that databases may be made on.</param>
/// <param name="Baseline">Another build to measure in turn with this one, or null.</param>
internal sealed record Wish(IReadOnlyList<string> Names, bool Small, IReadOnlyList<Provider> Providers, string Postgres, Build? Baseline)
{
    /// <summary>This build, and before it the baseline where there is one.</summary>
    public IReadOnlyList<Build> Builds => Baseline is null ? [Build.Ours] : [Baseline, Build.Ours];

    /// <summary>How often a pair is measured.</summary>
    public int Pairs => Of(5, 2);

    /// <summary>The full size, or the one that shows that it works.</summary>
    public T Of<T>(T full, T small) => Small ? small : full;
}

/// <summary>The command line: <c>[all|import|obligations|filing|issue|move|cascade|plan|digests|start|pages|search|ballots|walk]… [--small]
/// [--only sqlite|postgres] [--baseline FOLDER]</c>.</summary>
internal static class Runs
{
    /// <summary>In the order in which they run and stand in the results.</summary>
    private static readonly (string Name, Func<Wish, Task<Section>> Run)[] All =
    [
        ("import", ImportBench.Run), ("obligations", ObligationsBench.Run), ("filing", FilingBench.Run), ("issue", IssueBench.Run),
            ("move", MoveBench.Run), ("cascade", CascadeBench.Run), ("plan", PlanBench.Run), ("overview", OverviewBench.Run),
            ("files", FilesBench.Run), ("digests", DigestBench.Run),
            ("start", StartBench.Run), ("pages", PagesBench.Run), ("search", SearchBench.Run), ("ballots", BallotsBench.Run), ("walk",
                WalkSection.Run),
    ];

    /// <returns>0 when every wanted figure was reached, 1 when one was missed, 2 when something failed.</returns>
    public static async Task<int> Start(string[] args)
    {
        if (Read(args) is not { } wish)
        {
            await Console.Error.WriteLineAsync(
                $"Usage: bench/run [all|{string.Join('|', All.Select(a => a.Name))}]… [--small] [--only sqlite|postgres] [--baseline " +
                $"FOLDER]");
            return 2;
        }
        var (missed, failed) = (false, false);
        foreach (var (name, run) in All.Where(a => wish.Names.Contains(a.Name)))
        {
            Say($"{name} …");
            try
            {
                var before = await Machine.Busy();
                var section = await run(wish);
                missed |= section.Figures.Any(f => f.Held == false);
                var machine = await Machine.Describe(wish, section.Stores, before, await Machine.Busy());
                Console.WriteLine(Results.Text(section, machine));
                if (!wish.Small) await Results.Write(All.Select(a => a.Name), section, machine);
            }
            catch (Exception e)
            {
                await Console.Error.WriteLineAsync($"{name} failed: {e}");
                failed = true;
            }
        }
        return failed ? 2 : missed ? 1 : 0;
    }

    public static void Say(string text) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {text}");

    private static Wish? Read(string[] args)
    {
        var names = new List<string>();
        Build? baseline = null;
        var (small, providers) = (false, (Provider[])[Provider.Sqlite, Provider.Postgres]);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--small") small = true;
            else if (args[i] == "--only" && i + 1 < args.Length && Enum.TryParse<Provider>(args[++i], true, out var only))
                providers = [only];
            else if (args[i] == "--baseline" && i + 1 < args.Length) baseline = Build.Baseline(args[++i]);
            else if (args[i] == "all") names.AddRange(All.Select(a => a.Name));
            else if (All.Any(a => a.Name == args[i])) names.Add(args[i]);
            else return null;
        }
        if (names.Count == 0) names.AddRange(All.Select(a => a.Name));
        var postgres = Environment.GetEnvironmentVariable("ANSWERABLE_BENCH_POSTGRES") ?? "";
        return postgres.Length == 0 && providers.Contains(Provider.Postgres) ? null : new(names, small, providers, postgres, baseline);
    }
}
