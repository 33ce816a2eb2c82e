namespace Answerable.Server.Tests.PowerCut;

/// <summary>One recorded run of the server, for the tests to replay; made on SQLite only.</summary>
public sealed class RecordedDeeds : IAsyncLifetime
{
    private Recorder recorder = null!;
    private Judge judge = null!;

    internal IReadOnlyList<Step> Steps { get; private set; } = [];

    /// <summary>For each answer that leads on: the act that it was for, or null.</summary>
    internal IReadOnlyList<Acted?> Acts { get; private set; } = [];

    /// <summary>Every line of every act that was answered.</summary>
    internal IReadOnlyList<Stored.Line> AnsweredLines => [.. Enumerable.Range(1, Acts.Count).SelectMany(judge.LinesOf)];

    internal Disk Disk() => recorder.Disk();

    /// <summary>What is wrong after a cut, each with where it was made.</summary>
    internal async Task<IReadOnlyList<string>> Faults(Cut cut, string? spoil = null) =>
        [.. judge.Faults(cut.Answered, await Stored.Read(cut.Files, spoil)).Select(f => $"{cut.Where}: {f}")];

    public async Task InitializeAsync()
    {
        if (TestDatabase.IsPostgres) return;
        var house = new House();
        await house.InitializeAsync();
        try
        {
            var deeds = await Deeds.Arranged(house);
            recorder = await Recorder.Start(house);
            await deeds.Do(house, recorder.Server);
            Steps = await recorder.Steps();
            // What the client heard is what the server sent: the record was understood.
            Assert.Equal(deeds.Statuses, Steps.Where(s => s.Kind == StepKind.Answers).Select(s => s.Status));
            judge = await Judge.Of(Acts = deeds.Acts, Steps, Disk);
        }
        finally
        {
            await house.DisposeAsync();
        }
    }

    public Task DisposeAsync()
    {
        recorder?.Dispose();
        return Task.CompletedTask;
    }
}
