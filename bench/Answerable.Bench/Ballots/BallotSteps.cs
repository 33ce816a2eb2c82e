namespace Answerable.Bench;

/// <summary>A whole election, each step a process of its own with its time and the most memory that it held.</summary>
internal static class BallotSteps
{
    private const int Threshold = 2, Members = 3;
    private const double MostGrowth = 0.25;

    /// <summary>Makes an archive up in a folder of its own, where the reference finds it.</summary>
    public static async Task<string> Simulate(string folder, string name, int voters, string? keys) =>
        (await SimulateTimed(folder, name, voters, keys)).Archive;

    /// <summary>The steps at a tenth of the size and at the whole of it: what streams does not grow with the archive.</summary>
    public static async Task Measure(Section section, string folder, int voters)
    {
        var (small, smallSize) = await Steps(folder, voters / 10);
        var (large, largeSize) = await Steps(folder, voters);
        foreach (var (step, ended) in large)
        {
            var growth = ended.Peak - small[step].Peak;
            section.Add(
                $"{Figures.Whole(voters)} ballots: {step}",
                    $"{Figures.Short(ended.Took.TotalSeconds)} s (processor {Figures.Short(ended.Processor.TotalSeconds)} s), most " +
                    $"memory {Figures.Mebibytes(ended.Peak)}, {Figures.Mebibytes(growth)} more than for {voters / 10}",
                $"growth at most {MostGrowth} of the archive's", growth <= MostGrowth * (largeSize - smallSize));
        }
        section.Notes.Add(
            $"The archive of {Figures.Whole(voters)} ballots is {Figures.Mebibytes(largeSize)} long, that of {voters / 10} "
            + $"{Figures.Mebibytes(smallSize)}. Verification uses all cores, every other step one. Tally, decryption and result are "
            + "computed again from the archive and must be equal to what it holds.");
    }

    private static async Task<(Dictionary<string, Ended> Steps, long Size)> Steps(string folder, int voters)
    {
        var keys = Path.Combine(folder, $"keys-{voters}");
        var (archive, simulated) = await SimulateTimed(folder, $"whole-{voters}", voters, keys);
        var steps = new Dictionary<string, Ended> { ["simulate"] = simulated };
        steps["verify"] = await Child.Run(folder, "dotnet", Repository.Product, "verify", archive);
        foreach (var (step, name) in new[] { (BallotStep.Tally, "tally"), (BallotStep.Decrypt, $"decrypt, {Threshold} of {Members}"),
            (BallotStep.Result, "result") })
            steps[name] = await Child.Run(folder, "dotnet", Repository.Bench, "ballot-step", step, archive, keys);
        var size = new FileInfo(archive).Length;
        File.Delete(archive);
        return (steps, size);
    }

    private static async Task<(string Archive, Ended Ended)> SimulateTimed(string folder, string name, int voters, string? keys)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        string[] trustees =
            keys is null ? [] : ["--trustees", "0", "--threshold", $"{Threshold}", "--members", $"{Members}", "--keys", keys];
        var ended =
            await Child.Run(own, "dotnet",
                [Repository.Product, "ballots", "simulate", "--voters", $"{voters}", "--questions", $"{BallotsBench.Questions}",
                    "--answers", $"{BallotsBench.Answers}", .. trustees]);
        return (Directory.GetFiles(own, "*.bel").Single(), ended);
    }
}
