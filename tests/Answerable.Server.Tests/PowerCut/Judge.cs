namespace Answerable.Server.Tests.PowerCut;

/// <summary>An act that the server has answered, as the client knows it.</summary>
/// <param name="Form">The form that was sent.</param>
/// <param name="Act">The act of the line that it must have left; null for a form that leaves none, as a paper.</param>
/// <param name="Object">The object of that line where the client knows it.</param>
internal sealed record Acted(string Form, string? Act, Guid? Object);

/// <summary>Says what of the acts that were answered before a cut is missing after it, and whether what is there is whole.</summary>
internal sealed class Judge
{
    private readonly IReadOnlyList<Acted?> acts;
    private readonly List<Stored> states;
    private readonly List<IReadOnlyList<Stored.Line>> lines;

    private Judge(IReadOnlyList<Acted?> acts, List<Stored> states)
    {
        (this.acts, this.states) = (acts, states);
        lines = [.. states.Skip(1).Zip(states, (after, before) => (IReadOnlyList<Stored.Line>)[.. after.Lines.Except(before.Lines)])];
    }

    /// <param name="acts">For each answer the act that it was for; null for one that is no act, as a sign-in.</param>
    /// <exception cref="Xunit.Sdk.XunitException">An act was answered before it was written.</exception>
    public static async Task<Judge> Of(IReadOnlyList<Acted?> acts, IReadOnlyList<Step> steps, Func<Disk> disk)
    {
        // Before the first answer, and at each answer what the process had written.
        var states = new List<Stored> { await Stored.Read(disk().Kept()) };
        foreach (var cut in Replay.Kept(steps, disk())) states.Add(await Stored.Read(cut.Files));
        Assert.Equal(acts.Count, states.Count - 1);
        var judge = new Judge(acts, states);
        for (var i = 1; i <= acts.Count; i++)
        {
            if (acts[i - 1] is not { } acted) continue;
            Assert.False(states[i].Rows.SetEquals(states[i - 1].Rows), $"{acted} had changed nothing when it was answered");
            if (acted.Act is { } act)
                Assert.Contains(judge.LinesOf(i), l => l.Act == act && (acted.Object is null || acted.Object == l.Object));
        }
        return judge;
    }

    /// <summary>The lines that the process had written when it gave an answer, and not when it gave the one before.</summary>
    public IReadOnlyList<Stored.Line> LinesOf(int answer) => lines[answer - 1];

    /// <summary>What is wrong after a cut, in sentences; none when all is well.</summary>
    public List<string> Faults(int answered, Stored found)
    {
        var faults = found.Damage.Select(d => $"damaged: {d}").ToList();
        var ids = found.Lines.Select(l => l.Id).ToHashSet();
        for (var i = 1; i <= answered; i++)
            faults.AddRange(LinesOf(i).Where(l => !ids.Contains(l.Id))
                .Select(l => $"{l.Act} of answer {i} ({acts[i - 1]?.Form}) is missing: line {l.Id}"));
        faults.AddRange(found.Lines.Where(l => l.Previous is { } before && !ids.Contains(before))
            .Select(l => $"line {l.Id} ({l.Act}) follows a line that is not there"));
        // The state after the last answer, or the next one's, which was not given yet: no row of either alone.
        var (last, next) = (states[answered], states[Math.Min(answered + 1, states.Count - 1)]);
        if (!found.Rows.SetEquals(last.Rows) && !found.Rows.SetEquals(next.Rows))
            faults.Add("neither the state after the last answer nor after the next: " + string.Join("; ", last.Rows.Except(found.Rows)
                .Select(r => $"lacks {r}").Concat(found.Rows.Except(last.Rows).Select(r => $"has {r}")).Take(4)));
        // Papers that cannot be read any more are papers that were lost.
        faults.AddRange(found.NeededKeys.Where(k => !found.Keys.TryGetValue(k, out var key)
            || (key != last.Keys.GetValueOrDefault(k) && key != next.Keys.GetValueOrDefault(k)))
            .Select(k => $"the key {k} of papers is gone"));
        return faults;
    }
}
