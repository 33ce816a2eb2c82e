namespace Answerable.Ballots.Browser.Tests;

/// <summary>How long Chromium takes to make one ballot, at a rate of CPU throttling.</summary>
/// <param name="Rate">1 for none; 6 is what developer tools call a mid-tier phone.</param>
/// <param name="PageMs">The least of three, in milliseconds, on the page's own thread, which throttling reaches.</param>
/// <param name="WorkerMs">The same in the worker, with its messages. Throttling does not reach workers: this figure is at full speed
/// whatever the rate.</param>
/// <param name="SpinMs">A loop of fixed work on the page's thread: its ratio to rate 1 is the throttling that really took place.</param>
internal sealed record BoothSpeed(int Rate, double PageMs, double WorkerMs, double SpinMs)
{
    private const string Measurement = """
        (async ([persons, answers]) => {
            const given = Array.from({ length: answers }, (_, j) => `Answer ${j}`);
            const questions = Array.from({ length: persons }, (_, i) => ({ answers: given, min: 1, max: 1, question: `Person ${i}` }));
            const public_key = ballots.power(ballots.G, 2n ** 250n + 12345n).toString();
            const election = JSON.stringify(
                { version: 1, description: "", name: "Speed", group: "BELENIOS-2048", public_key, questions, uuid: "SpeedSpeedSpeed" });
            const choices = questions.map((_, i) => Array.from({ length: answers }, (_, j) => (j === i % answers ? 1 : 0)));
            const request = { election, credential: ballots.makeCredential(), choices };
            const least = async (work) => {
                let best = Infinity;
                for (let i = 0; i < 4; i++) {
                    const started = performance.now();
                    await work();
                    if (i > 0) best = Math.min(best, performance.now() - started);
                }
                return best;
            };
            const spin = async () => { let x = 3n; for (let i = 0; i < 20000; i++) x = (x * x) % ballots.P; return x; };
            return [await least(spin), await least(() => ballots.perform("makeBallot", request)),
                await least(() => globalThis.ballotWorker.perform("makeBallot", request))];
        })(argument)
        """;

    /// <summary>Measures so many persons with so many answers each.</summary>
    public static async Task<BoothSpeed> Measure(Booth booth, int persons, int answers, int rate)
    {
        var session = await booth.Page.Context.NewCDPSessionAsync(booth.Page);
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = rate });
        var times = await booth.Call($"await {Measurement}", new[] { persons, answers });
        await session.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 1 });
        await session.DetachAsync();
        return new(rate, times[1].GetDouble(), times[2].GetDouble(), times[0].GetDouble());
    }
}
