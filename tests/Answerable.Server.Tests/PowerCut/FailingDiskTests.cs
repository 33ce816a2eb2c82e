using System.Net;
using Answerable.Server.Tests.Ballots;
using Answerable.Server.Tests.Reviews;
using Answerable.Server.Tests.Rounds;
using Xunit.Abstractions;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>
/// Each write and each sync of an act fails once, by a disk that gives up, that is full, or with the end of the process: the act is done
/// or not done, who did it reads a sentence, and what was answered before stays.
/// </summary>
public sealed class FailingDiskTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Sentence = "either done completely or not at all";

    private readonly House house = new();
    private ArrangedRound meeting = null!, counting = null!;
    private string folder = null!;
    private int said;

    public async Task InitializeAsync()
    {
        if (TestDatabase.IsPostgres) return;
        await house.InitializeAsync();
        house.Clock.StandAt(TimeProvider.System.GetUtcNow());
        (meeting, counting) = (await Meetings.Heard(house), await Counting.Begun(house));
        folder = Recorder.CopyOf(house);
    }

    public async Task DisposeAsync()
    {
        if (TestDatabase.IsPostgres) return;
        await house.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [SqliteFact]
    public async Task Each_call_of_a_comment_that_fails_once_leaves_it_undone_or_done_and_says_so()
    {
        using var server = await Child.Serve(Recorder.Database(folder), folder, jobs: false);
        var chen = await server.SignedIn("chen");
        var tried = 0;
        foreach (var (call, what) in new[] { ("pwrite64", "error=EIO"), ("pwrite64", "error=ENOSPC"), ("fsync", "error=EIO") })
            tried += await EachFails(server, chen, call, what, () => Comment(chen), "comment.made");
        Assert.True(tried > 10, $"only {tried} calls failed");
        server.Kill();
        await AssertSound();
    }

    [SqliteFact]
    public async Task Each_call_of_the_first_paper_with_its_key_that_fails_once_leaves_it_undone_or_done_and_says_so()
    {
        using var server = await Child.Serve(Recorder.Database(folder), folder, jobs: false);
        var tried = 0;
        foreach (var (teller, call, what) in new[] { ("tess", "pwrite64", "error=ENOSPC"), ("tom", "fsync", "error=EIO") })
        {
            var who = await server.SignedIn(teller);
            await who.Get($"/ballots/{counting.Groups["A"].Value}/enter");
            await who.Submit("whole", ("issued", "9"), ("returned", "8"), ("spoiled", "0"));
            tried += await EachFails(server, who, call, what, () => Paper(who), null);
        }
        Assert.True(tried > 5, $"only {tried} calls failed");
        server.Kill();
        await AssertSound();
    }

    [SqliteFact]
    public async Task A_process_that_ends_in_any_sync_or_some_write_of_a_comment_loses_no_comment_that_was_answered()
    {
        var answered = new List<string>();
        foreach (var (call, nth) in new[] { ("fsync", 1), ("pwrite64", 1), ("pwrite64", 2), ("pwrite64", 16) })
        {
            using var server = await Child.Serve(Recorder.Database(folder), folder, jobs: false);
            var chen = await server.SignedIn("chen");
            await Comment(chen);
            answered.Add(Said(said));
            var before = await Now();
            await chen.Get($"/reviews/debriefers/{meeting.Alder.Value}");
            using var injection = await Injection.Into(server, call, "signal=SIGKILL", nth);
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => Send(chen));
            Assert.True(await injection.End(), $"{call} {nth} was not reached");
            var after = await Now();
            Whole(before, after, "comment.made");
            Assert.All(answered, text => Assert.Contains(after.Rows, r => r.Contains(text, StringComparison.Ordinal)));
        }
        await AssertSound();
    }

    [SqliteFact]
    public async Task A_backup_that_the_disk_did_not_take_is_not_called_written()
    {
        var (record, file) = (folder + ".calls", Path.Combine(folder, "backup.zip"));
        string[] failing = ["strace", "-D", "-f", "-e", "signal=none", "-e", "trace=fsync", "-e", "inject=fsync:error=EIO", "-o", record];
        var (code, told) = await Recorder.Needing(() =>
            Child.Run(Recorder.Database(folder), folder, failing, "backup", file));
        Assert.NotEqual(0, code);
        Assert.Contains("cannot be written to the disk", told, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        File.Delete(record);
    }

    /// <summary>Lets the first call fail, then the second, until the act goes through because it has no more.</summary>
    /// <returns>How many failed.</returns>
    private async Task<int> EachFails(Child server, Visitor who, string call, string what, Func<Task> act, string? line)
    {
        for (var nth = 1; ; nth++)
        {
            var before = await Now();
            using var injection = await Injection.Into(server, call, what, nth);
            await act();
            var reached = await injection.End();
            var after = await Now();
            if (!reached)
            {
                Assert.Equal(HttpStatusCode.OK, who.Status);
                Assert.False(before.Rows.SetEquals(after.Rows));
                output.WriteLine($"{call} {what}: {nth - 1}");
                return nth - 1;
            }
            Assert.True(who.Status == HttpStatusCode.InternalServerError && who.Text.Contains(Sentence, StringComparison.Ordinal),
                $"{call} {nth} {what}: {who.Status} {who.Text}\n{injection.Calls}");
            Whole(before, after, line);
        }
    }

    /// <summary>Sound, and either as before or with the whole act: nothing that was there is gone.</summary>
    private static void Whole(Stored before, Stored after, string? line)
    {
        Assert.Empty(after.Damage);
        Assert.Empty(before.Lines.Except(after.Lines));
        if (before.Rows.SetEquals(after.Rows)) return;
        if (line is not null) Assert.Equal(line, Assert.Single(after.Lines.Except(before.Lines)).Act);
        Assert.All(after.NeededKeys, k => Assert.Contains(k, after.Keys));
    }

    /// <summary>What a start after this moment would find, read from a copy.</summary>
    private async Task<Stored> Now() => await Stored.Read(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .Where(f => !f.EndsWith("-shm", StringComparison.Ordinal))
        .ToDictionary(f => Path.GetRelativePath(folder, f), File.ReadAllBytes));

    private async Task AssertSound()
    {
        var (code, told) = await Child.Run(Recorder.Database(folder), folder, "check");
        Assert.True(code == 0, told);
        using var again = await Child.Serve(Recorder.Database(folder), folder, jobs: false);
        await again.SignedIn("chen");
    }

    private async Task Comment(Visitor chen)
    {
        await chen.Get($"/reviews/debriefers/{meeting.Alder.Value}");
        await Send(chen);
    }

    private Task Send(Visitor chen) => chen.Submit("comment", ("kind", "Achievement"), ("text", Said(++said)));

    private static string Said(int number) => $"Remark {number} of the chair.";

    private async Task Paper(Visitor teller)
    {
        await teller.Get($"/ballots/{counting.Groups["A"].Value}/enter");
        await teller.Submit("paper", TwoTellersTests.Fields(counting, "112"));
    }
}
