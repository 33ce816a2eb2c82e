using System.CommandLine;
using System.Globalization;
using Answerable.Ballots;

namespace Answerable.Server.Ballots;

/// <summary><c>ballots simulate</c>: makes a whole sealed election up, with every secret of it, for tests and benchmarks.</summary>
internal static class SimulateVerb
{
    public static Command Make()
    {
        var voters = Number("--voters", 10, "Credentials on the list.");
        var questions = Number("--questions", 10, "Questions.");
        var answers = Number("--answers", 4, "Answers to each.");
        var absent = Number("--absent", 0, "How many do not vote.");
        var revotes = Number("--revotes", 0, "How many vote twice.");
        var singles = Number("--trustees", 1, "Single trustees, who all decrypt.");
        var threshold = Number("--threshold", 0, "How many of --members decrypt; 0 for no group of trustees.");
        var members = Number("--members", 0, "Members of the group of trustees.");
        var blank = new Option<bool>("--blank") { Description = "Questions allow a blank vote." };
        var weights = new Option<bool>("--weights") { Description = "Credentials have weights, 1 to 3." };
        var output = new Option<FileInfo?>("--output") { Description = "The archive; UUID.bel unless said." };
        var keys =
            new Option<DirectoryInfo?>(
                "--keys")
            { Description = "A folder for private keys, seeds and credentials; they are not kept unless said." };
        var simulate = new Command("simulate", "Make a whole sealed election up: keys, credentials, ballots, tally, decryption, result.")
            { voters, questions, answers, absent, revotes, singles, threshold, members, blank, weights, output, keys };
        simulate.SetAction(r => Run(
            new(r.GetValue(voters), r.GetValue(questions), r.GetValue(answers), r.GetValue(absent), r.GetValue(revotes),
                r.GetValue(singles),
                r.GetValue(threshold), r.GetValue(members), r.GetValue(blank), r.GetValue(weights)),
            r.GetValue(output)?.FullName, r.GetValue(keys)?.FullName, Console.Out, Console.Error));
        return new Command("ballots", "Sealed elections.") { simulate };
    }

    internal static int Run(SimulationPlan plan, string? output, string? keys, TextWriter print, TextWriter complain)
    {
        if (!plan.IsPossible)
        {
            complain.WriteLine(
                "The numbers do not fit together: no more absent than voters, no more re-votes than ballots, a question, two answers, " +
                "and a trustee or a threshold within the members.");
            return 1;
        }
        var progress = new SlowProgress(complain);
        using var simulation = new Simulation(plan, timestamp: TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        var file = output ?? simulation.Election.Uuid + ".bel";
        using (var archive = new FileStream(file, FileMode.CreateNew))
            simulation.Write(archive, made => progress.Say($"{made} of {plan.Voters - plan.Absent + plan.Revotes} ballots made"));
        if (keys is not null) Keep(simulation, keys);
        print.WriteLine(
            string.Create(CultureInfo.InvariantCulture,
                $"{file}: {plan.Voters - plan.Absent + plan.Revotes} ballots, {new FileInfo(file).Length:N0} bytes."));
        return 0;
    }

    /// <summary>The files that the reference reads: a private key is its number as a JSON string.</summary>
    private static void Keep(Simulation simulation, string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        for (var i = 0; i < simulation.Keys.PrivateKeys.Count; i++)
        {
            var name = Path.Combine(folder, (i + 1).ToString(CultureInfo.InvariantCulture));
            File.WriteAllText(name + ".privkey", $"\"{simulation.Keys.PrivateKeys[i].Reveal()}\"\n");
            if (simulation.Keys.Seeds[i] is { } seed) File.WriteAllText(name + ".key", seed + "\n");
            if (simulation.Keys.EncryptedKeys[i] is { } encrypted) File.WriteAllBytes(name + ".dkey", Canonical.Bytes(encrypted));
        }
        File.WriteAllLines(Path.Combine(folder, "credentials.txt"), simulation.Credentials.Select(c => c.ToString()));
    }

    private static Option<int> Number(string name, int unlessSaid, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => unlessSaid };
}
