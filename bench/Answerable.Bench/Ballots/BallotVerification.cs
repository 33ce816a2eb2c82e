using System.Diagnostics;
using System.Globalization;
using Answerable.Ballots;

namespace Answerable.Bench;

/// <summary>The speed of verification: against the reference, by cores, and against the products that it cannot do without.</summary>
internal static class BallotVerification
{
    private const double LeastTimes = 3;

    /// <summary>Both programs on the same archive, as processes on one core.</summary>
    public static async Task Compare(Section section, string archive, int ballots, int runs)
    {
        List<Ended> ours = [], theirs = [];
        for (var run = 0; run < runs; run++)
        {
            ours.Add(await OnOneCore(archive, "dotnet", Repository.Product, "verify", archive, "--cores", "1"));
            theirs.Add(await OnOneCore(archive, "belenios-tool", "election", "verify"));
        }
        foreach (var (name, ended) in new[] { ("answerable verify", ours), ("belenios-tool election verify", theirs) })
        {
            section.Add($"{ballots} ballots, `{name}`",
                $"{Figures.Runs([.. ended.Select(e => e.Took.TotalSeconds)], "s")}; processor " +
                $"{Figures.Runs([.. ended.Select(e => e.Processor.TotalSeconds)], "s")}");
            section.Add($"{ballots} ballots, `{name}`, ballots a second",
                $"{Figures.Short(ballots / Median(ended, e => e.Took))}; by processor time " +
                $"{Figures.Short(ballots / Median(ended, e => e.Processor))}");
        }
        var (wall, processor) =
            (Median(theirs, e => e.Took) / Median(ours, e => e.Took), Median(theirs, e => e.Processor) / Median(ours, e => e.Processor));
        section.Add("our ballots a second by the reference's", Figures.Short(wall), $"at least {LeastTimes}", wall >= LeastTimes);
        section.Add("the same by processor time", Figures.Short(processor), $"at least {LeastTimes}", processor >= LeastTimes);
        section.Add("most memory held",
            $"ours {Figures.Mebibytes(ours.Max(e => e.Peak))}, the reference {Figures.Mebibytes(theirs.Max(e => e.Peak))}");
    }

    /// <summary>The verifier inside this process.</summary>
    public static void Measure(Section section, string archive, int ballots, int runs)
    {
        var cores = Enumerable.Range(0, 10).Select(i => 1 << i).TakeWhile(c => c <= Environment.ProcessorCount).ToArray();
        Verify(archive, new(Cores: 1));
        var measured = cores.ToDictionary(c => c, _ => new List<Pass>());
        for (var run = 0; run < runs; run++)
            foreach (var c in cores) measured[c].Add(Verify(archive, new(Cores: c)));
        foreach (var c in cores)
            section.Add($"verifier, {c} {(c == 1 ? "core" : "cores")}",
                $"{Figures.Runs([.. measured[c].Select(p => ballots / p.Wall)], "ballots/s")}; processor " +
                $"{Figures.Runs([.. measured[c].Select(p => 1000 * p.Processor / ballots)], "ms a ballot")}");
        var one = measured[1];
        foreach (var c in cores.Skip(1))
            section.Add($"{c} cores by one", Figures.Short(one.Min(p => p.Wall) / measured[c].Min(p => p.Wall)));
        section.Add("allocated", $"{Figures.Short(one.Min(p => p.Allocated) / 1024.0 / ballots)} KiB a ballot");
        Products(section, archive, ballots, 1e6 * one.Min(p => p.Processor) / ballots);
    }

    /// <param name="microseconds">What a ballot takes.</param>
    private static void Products(Section section, string archive, int ballots, double microseconds)
    {
        var fast = (LibcryptoArithmetic)Arithmetic.Best;
        var counting = new CountingArithmetic(fast);
        Verify(archive, new(Cores: 1, Arithmetic: counting));
        var (products, squarings) = ((double)counting.Products / ballots, (double)counting.Squarings / ballots);
        var (product, squaring) = (One(fast, square: false), One(fast, square: true));
        var pure = products * product + squarings * squaring;
        section.Add("Montgomery products a ballot",
            string.Create(CultureInfo.InvariantCulture,
                $"{products:N0} at {Figures.Short(product)} µs, and {squarings:N0} squarings at {Figures.Short(squaring)} µs: " +
                $"{Figures.Short(pure / 1000)} ms"));
        section.Add("a ballot's processor time by that of its products", Figures.Short(microseconds / pure));
    }

    /// <returns>Microseconds of one product or squaring: the least of several batches.</returns>
    private static double One(LibcryptoArithmetic arithmetic, bool square)
    {
        const int Batch = 20_000;
        var scratch = arithmetic.Rent();
        LibcryptoScratch.Load(scratch.A, Group.G.Value);
        LibcryptoScratch.Load(scratch.B, Group.P - Group.G.Value);
        var least = double.MaxValue;
        for (var batch = 0; batch < 10; batch++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Batch; i++) arithmetic.Multiply(scratch.A, scratch.A, square ? scratch.A : scratch.B, scratch);
            least = Math.Min(least, Stopwatch.GetElapsedTime(started).TotalMicroseconds / Batch);
        }
        arithmetic.Return(scratch);
        return least;
    }

    private static Pass Verify(string archive, VerifierOptions options)
    {
        using var stream = File.OpenRead(archive);
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var (allocated, processor, started) =
            (GC.GetTotalAllocatedBytes(precise: true), process.TotalProcessorTime, Stopwatch.GetTimestamp());
        var report = Verifier.Verify(stream, options);
        var wall = Stopwatch.GetElapsedTime(started);
        process.Refresh();
        if (report is not { IsValid: true, LastEvent: EventType.Result })
            throw new InvalidOperationException($"The archive is not verified: {report.Fault}");
        return new(wall.TotalSeconds, (process.TotalProcessorTime - processor).TotalSeconds,
            GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    /// <summary>The last core that this process may use, so that both programs get the same one and no other.</summary>
    private static Task<Ended> OnOneCore(string archive, params string[] command)
    {
        var allowed = File.ReadLines("/proc/self/status").Single(l => l.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal));
        return Child.Run(Path.GetDirectoryName(archive)!, "taskset", ["-c", allowed.Split(':', ',', '-')[^1].Trim(), .. command]);
    }

    private static double Median(List<Ended> ended, Func<Ended, TimeSpan> of) => Figures.Median(ended.Select(e => of(e).TotalSeconds));

    private sealed record Pass(double Wall, double Processor, long Allocated);
}
