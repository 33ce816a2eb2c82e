namespace Answerable.Server.Tests.PowerCut;

/// <summary>What a cut of power left.</summary>
/// <param name="Where">In words, for whoever reads that something was lost.</param>
/// <param name="Answered">How many acts had been answered by then.</param>
internal sealed record Cut(string Where, int Answered, IReadOnlyDictionary<string, byte[]> Files);

/// <summary>Plays a record again into empty files and cuts the power at each sync and at each answer to an act.</summary>
internal static class Replay
{
    /// <summary>An act is answered with the address to go to; whatever else is answered is only shown.</summary>
    public static bool IsAct(Step step) => step is { Kind: StepKind.Answers, Status: >= 300 and < 400 };

    /// <summary>Everything unsynced is lost.</summary>
    public static IEnumerable<Cut> Dropped(IReadOnlyList<Step> steps, Disk disk) =>
        Cuts(steps, disk, isBefore: false, () => [disk.Dropped()]);

    /// <summary>Any part of what is unsynced is lost, by the seed; at a sync, just before it returns, when most is unsynced.</summary>
    public static IEnumerable<Cut> Torn(IReadOnlyList<Step> steps, Disk disk, int seed)
    {
        var random = new Random(seed);
        return Cuts(steps, disk, isBefore: true, () => [disk.Torn(random, 512), disk.Torn(random, 4096)]);
    }

    /// <summary>Nothing is lost: what the process had written, at each answer to an act.</summary>
    public static IEnumerable<Cut> Kept(IReadOnlyList<Step> steps, Disk disk) =>
        Cuts([.. steps.Where(s => s.Kind != StepKind.SyncEnds)], disk, isBefore: false, () => [disk.Kept()]);

    /// <summary>Nothing is lost, and the process ends in each write on the way to one answer.</summary>
    public static IEnumerable<Cut> Ended(IReadOnlyList<Step> steps, Disk disk, int answer)
    {
        var answered = 0;
        foreach (var step in steps)
        {
            if (IsAct(step) && ++answered == answer) yield break;
            if (answered == answer - 1 && step.Kind == StepKind.Change)
                yield return new($"line {step.Line}, write to {Path.GetFileName(step.Path)}", answered, disk.Kept());
            step.Apply(disk);
        }
    }

    private static IEnumerable<Cut> Cuts(IReadOnlyList<Step> steps, Disk disk, bool isBefore,
        Func<IEnumerable<Dictionary<string, byte[]>>> left)
    {
        var answered = 0;
        foreach (var step in steps)
        {
            if (IsAct(step)) answered++;
            var cuts = IsAct(step) || step.Kind == StepKind.SyncEnds;
            if (!isBefore) step.Apply(disk);
            var what = step.Kind == StepKind.Answers ? $"answer {answered}" : $"sync of {Path.GetFileName(step.Path)}";
            if (cuts) foreach (var files in left()) yield return new($"line {step.Line}, {what}", answered, files);
            if (isBefore) step.Apply(disk);
        }
    }
}
