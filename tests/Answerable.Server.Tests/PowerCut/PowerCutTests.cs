using Xunit.Abstractions;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>
/// What was answered is there after the power was cut at any sync and at any answer, with everything or any part lost that was not
/// synced by then; and these tests would see it if it were not.
/// </summary>
public sealed class PowerCutTests(RecordedDeeds deeds, ITestOutputHelper output) : IClassFixture<RecordedDeeds>
{
    private const int Seeds = 2;

    [SqliteFact]
    public async Task Nothing_answered_is_missing_when_everything_unsynced_is_lost()
    {
        var cuts = Replay.Dropped(deeds.Steps, deeds.Disk()).ToList();
        Assert.True(cuts.Count > 80, $"only {cuts.Count} cuts");
        foreach (var cut in cuts) Assert.Empty(await deeds.Faults(cut));
        output.WriteLine($"{cuts.Count} cuts, {deeds.Acts.OfType<Acted>().Count()} acts");
    }

    [SqliteFact]
    public async Task Nothing_answered_is_missing_when_any_part_of_what_is_unsynced_is_lost()
    {
        for (var seed = 1; seed <= Seeds; seed++)
            foreach (var cut in Replay.Torn(deeds.Steps, deeds.Disk(), seed))
                Assert.True(await deeds.Faults(cut) is [], $"seed {seed}: {string.Join('\n', await deeds.Faults(cut))}");
    }

    /// <summary>By the record: of a debrief, a comment, a paper with its key, the submission by which a count stands, a grade.</summary>
    [SqliteFact]
    public async Task A_process_that_ends_in_any_write_of_an_act_leaves_the_state_before_it_or_after_it()
    {
        var forms = Answered().ToLookup(a => deeds.Acts[a.Number - 1]!.Form, a => a.Number);
        var some = new[] { "debrief", "comment", "paper", "decide" }.Select(f => forms[f].First()).Append(forms["submit"].Last());
        var cuts = some.SelectMany(n => Replay.Ended(deeds.Steps, deeds.Disk(), n)).ToList();
        Assert.True(cuts.Count > 100, $"only {cuts.Count} writes");
        output.WriteLine($"{cuts.Count} writes");
        foreach (var cut in cuts) Assert.Empty(await deeds.Faults(cut));
    }

    /// <summary>The log is moved into the database now and then; the record must hold that.</summary>
    [SqliteFact]
    public void The_record_holds_acts_of_every_kind_and_syncs_of_every_file()
    {
        var synced = deeds.Steps.Where(s => s.Kind == StepKind.SyncEnds).Select(s => Path.GetFileName(s.Path)).ToHashSet();
        Assert.Superset(new HashSet<string> { "answerable.db", "answerable.db-wal", "papers" }, synced);
    }

    [SqliteFact]
    public async Task A_sync_of_the_log_that_is_left_out_is_seen_at_the_answer_after_it()
    {
        var syncs = deeds.Steps.Where(s => s.Kind == StepKind.SyncEnds && s.Path.EndsWith("-wal", StringComparison.Ordinal)).ToList();
        // Every one left out, as with PRAGMA synchronous=NORMAL or OFF.
        var cuts = Replay.Dropped([.. deeds.Steps.Except(syncs)], deeds.Disk()).ToList();
        var all = await Seen(cuts);
        output.WriteLine($"no sync of the log: seen at {all} of {cuts.Count}");
        Assert.True(all > cuts.Count * 9 / 10);
        // One left out, the last before the answer to each act in turn.
        var (tried, seen) = (0, 0);
        foreach (var (answer, number) in Answered())
        {
            var sync = syncs.Last(s => s.Line < answer.Line);
            tried++;
            seen += await Seen([Replay.Dropped([.. deeds.Steps.Where(s => s != sync)], deeds.Disk()).First(c => c.Answered == number)]);
        }
        output.WriteLine($"seen {seen} of {tried}");
        Assert.Equal((tried, true), (seen, tried > 20));
    }

    [SqliteFact]
    public async Task An_answer_before_the_commit_is_seen()
    {
        var (tried, seen) = (0, 0);
        foreach (var (answer, number) in Answered())
        {
            var sync = deeds.Steps.Last(s => s.Line < answer.Line && s.Kind == StepKind.SyncEnds
                && s.Path.EndsWith("-wal", StringComparison.Ordinal));
            var early = deeds.Steps.Where(s => s != answer).ToList();
            early.Insert(early.IndexOf(sync), answer);
            tried++;
            seen += await Seen([Replay.Dropped(early, deeds.Disk()).First(c => c.Answered == number)]);
        }
        output.WriteLine($"seen {seen} of {tried}");
        Assert.Equal((tried, true), (seen, tried > 20));
    }

    [SqliteFact]
    public async Task A_line_that_is_dropped_from_the_ledger_is_seen_by_its_identifier()
    {
        var last = Replay.Dropped(deeds.Steps, deeds.Disk()).Last();
        var lines = deeds.AnsweredLines;
        output.WriteLine($"{lines.Count} lines");
        Assert.True(lines.Count >= 9);
        foreach (var line in lines)
        {
            var faults = await deeds.Faults(last, $"DELETE FROM ledger_line WHERE id = '{line.Id}'");
            Assert.Contains(faults, f => f.Contains($"is missing: line {line.Id}", StringComparison.Ordinal));
        }
    }

    /// <summary>Answers to acts, with their numbers among all answers that lead on.</summary>
    private IEnumerable<(Step Answer, int Number)> Answered() =>
        deeds.Steps.Where(Replay.IsAct).Select((a, i) => (a, i + 1)).Where(a => deeds.Acts[a.Item2 - 1] is not null);

    private async Task<int> Seen(IReadOnlyList<Cut> cuts)
    {
        var seen = 0;
        foreach (var cut in cuts) if (await deeds.Faults(cut) is not []) seen++;
        return seen;
    }
}
