using System.Diagnostics;
using Answerable.Ballots;
using Answerable.Ballots.Browser.Tests;

namespace Answerable.Bench;

/// <summary>How long one ballot takes to make.</summary>
internal static class BallotMaking
{
    private const double MostSeconds = 5;
    private const int Persons = 24, Grades = 5, Throttled = 6;

    /// <summary>In C#, from the choices and the credential to the ballot.</summary>
    public static void InLibrary(Section section, int runs)
    {
        foreach (var (questions, answers) in new[] { (BallotsBench.Questions, BallotsBench.Answers), (Persons, Grades) })
        {
            using var simulation = new Simulation(new(Voters: 1, questions, answers));
            var choices = simulation.Choices();
            simulation.MakeBallot(0, choices);
            var times = new List<double>();
            for (var run = 0; run < runs; run++)
            {
                var started = Stopwatch.GetTimestamp();
                simulation.MakeBallot(0, choices);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            section.Add($"making a ballot in C#, {questions} × {answers}",
                $"{Figures.Short(Figures.Median(times))} ms (least {Figures.Short(times.Min())})");
        }
    }

    /// <summary>In Chromium, at full speed and slowed down; the page's own thread, as throttling does not reach workers.</summary>
    public static async Task InChromium(Section section)
    {
        var site = new BoothSite();
        await site.InitializeAsync();
        try
        {
            await using var booth = await site.Booth();
            foreach (var (questions, answers) in new[] { (BallotsBench.Questions, BallotsBench.Answers), (Persons, Grades) })
            {
                var full = await BoothSpeed.Measure(booth, questions, answers, rate: 1);
                section.Add($"making a ballot in Chromium, {questions} × {answers}",
                    $"{Figures.Short(full.PageMs)} ms (in a worker, messages included: {Figures.Short(full.WorkerMs)} ms)");
                var slow = await BoothSpeed.Measure(booth, questions, answers, Throttled);
                var judged = (questions, answers) == (Persons, Grades);
                section.Add(
                    $"the same at {Throttled} × throttle",
                        $"{Figures.Short(slow.PageMs / 1000)} s (a loop of fixed work became " +
                        $"{Figures.Short(slow.SpinMs / full.SpinMs)} times slower)",
                    judged ? $"under {MostSeconds} s" : null, judged ? slow.PageMs < 1000 * MostSeconds : null);
            }
        }
        finally
        {
            await site.DisposeAsync();
        }
    }
}
