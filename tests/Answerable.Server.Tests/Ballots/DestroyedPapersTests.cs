using Answerable.Domain;
using Answerable.Domain.Ballots;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Ballots;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Backups;
using Answerable.Server.Tests.Reading;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Reviews;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Answerable.Server.Tests.Ballots;

/// <summary>
/// A paper stands nowhere but in the head of whoever typed it: not in the database's files, nor in a log, nor in a backup.
/// </summary>
public sealed class DestroyedPapersTests(House house) : IClassFixture<House>
{
    /// <summary>So many debriefers that a paper's marks are found by nothing but themselves.</summary>
    private const int Debriefers = 48;

    private string Keys => Path.Combine(house.Folder, "papers");

    [Fact]
    public async Task No_paper_can_be_read_in_files_logs_or_a_backup_while_papers_are_typed_and_after_the_count_stands()
    {
        var log = new CollectedLog();
        house.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        var (round, marks) = await Planted();
        foreach (var teller in new[] { "tess", "tom" }) await Type(round, teller, marks);
        var papers = await Typed(round, marks);
        var during = await TestBackup.Of(house.App.Services);
        await new Kept(house).AssertNowhere(papers, log, during);
        var keys = await KeysOf(round);
        Assert.Equal(2, keys.Count);
        foreach (var key in keys)
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));

        await Counting.Submit(house, "tess", round, "A");
        Assert.Equal(Submission.Stands, await Counting.Submit(house, "tom", round, "A"));
        Assert.Empty(await KeysOf(round));
        await new Kept(house).AssertNowhere(papers, log, during, await TestBackup.Of(house.App.Services));
        Assert.All(await house.Read(db => db.Set<CountEntry>().Where(e => e.OccasionId == round.Id.AsOccasion()).ToListAsync()),
            e => Assert.Null(e.SealedPapers));
    }

    [Fact]
    public async Task Papers_of_equal_marks_are_stored_differently_each_time_and_in_no_order()
    {
        var (round, marks) = await Planted();
        await Counting.Act<SayPapers>(house, "tess", round, "A", (a, by, id, v) => a.Run(by, id, v, 9, 9, 0));
        var blobs = new HashSet<string>();
        var orders = new HashSet<string>();
        var vault = house.App.Services.GetRequiredService<PaperVault>();
        for (var i = 0; i < 9; i++)
        {
            await Counting.Act<EnterPaper>(house, "tess", round, "A", (a, by, id, v) => a.Run(by, id, v, marks[i % marks.Length]));
            var entry = await house.Read(db => db.Set<CountEntry>().AsNoTracking().SingleAsync(e => e.OccasionId == round.Id.AsOccasion()));
            blobs.Add(Convert.ToHexString(entry.SealedPapers!));
            Assert.True(vault.Open(entry));
            Assert.Equal(i + 1, entry.Papers.Count);
            orders.Add(string.Join('\n', entry.Papers.Take(3)));
        }
        Assert.Equal(9, blobs.Count);
        // The first three typed would stand first every time from the third paper on.
        Assert.True(orders.Count > 3, $"only {orders.Count} orders");
    }

    [Fact]
    public async Task An_entry_whose_key_is_gone_is_typed_in_again_and_the_ledger_says_so()
    {
        var (round, marks) = await Planted();
        foreach (var teller in new[] { "tess", "tom" }) await Type(round, teller, marks);
        await Counting.Submit(house, "tess", round, "A");
        foreach (var key in await KeysOf(round)) File.Delete(key);

        var tom = await house.SignedIn("tom");
        await tom.Get($"/ballots/{round.Groups["A"].Value}/enter");
        Assert.Contains("type them in again", tom.Text);
        Assert.Contains("0 of 3 ballot papers", tom.Text);
        await Type(round, "tom", marks);
        // Tess has submitted what nobody can read any more: it does not count, and waits for her again.
        Assert.Equal(Submission.WaitsForOther, await Counting.Submit(house, "tom", round, "A"));
        var acts = await house.Read(db => db.Set<Answerable.Server.Ledger.Line>().Where(l => l.Act == "count-entry.lost").CountAsync());
        Assert.Equal(2, acts);
        var tess = await house.SignedIn("tess");
        await tess.Get($"/ballots/{round.Groups["A"].Value}/enter");
        await Type(round, "tess", marks);
        Assert.Equal(Submission.Stands, await Counting.Submit(house, "tess", round, "A"));
        Assert.Empty(await KeysOf(round));
    }

    [Fact]
    public async Task What_a_stop_leaves_behind_is_destroyed_at_the_next_start_and_no_key_that_is_needed()
    {
        var (round, marks) = await Planted();
        await Type(round, "tess", marks);
        var needed = Assert.Single(await KeysOf(round));
        var (other, others) = await Planted();
        foreach (var teller in new[] { "tess", "tom" }) await Type(other, teller, others);
        var kept = (await KeysOf(other)).ToDictionary(f => f, File.ReadAllBytes);
        foreach (var teller in new[] { "tess", "tom" }) await Counting.Submit(house, teller, other, "A");
        // As if the process had been killed between the count and the end of its act; and a key whose entry was never saved.
        foreach (var (file, key) in kept) await File.WriteAllBytesAsync(file, key);
        string Unknown() => Path.Combine(Keys, $"{Ids.Random():N}.{Ids.Random():N}");
        var (young, old) = (Unknown(), Unknown());
        foreach (var file in new[] { young, old }) await File.WriteAllBytesAsync(file, new byte[32]);
        var now = house.Clock.GetUtcNow().UtcDateTime;
        File.SetLastWriteTimeUtc(young, now);
        File.SetLastWriteTimeUtc(old, now.AddHours(-1));
        await house.Scope(s => house.App.Services.GetRequiredService<PaperVault>().Sweep(s.GetRequiredService<Db>(), house.Clock));
        Assert.True(File.Exists(needed) && File.Exists(young));
        Assert.False(kept.Keys.Any(File.Exists) || File.Exists(old));
    }

    /// <summary>A round whose papers are out, and three papers of marks that nothing else holds.</summary>
    private async Task<(ArrangedRound Round, Dictionary<DebrieferId, char>[] Marks)> Planted()
    {
        var draft = await Crowd.Draft(house, Debriefers);
        await house.Do<Answerable.Server.Rounds.OpenRound>("olga", (a, by) => a.Run(by, draft.Id));
        await Meetings.Note(house, draft.Id, ("Y-chair", PresenceRole.Voting), ("Y-deputy", PresenceRole.Voting));
        await house.Do<Answerable.Server.Reviews.ConveneMeeting>("chen", (a, by) => a.Run(by, draft.Id, null));
        await Counting.HandOut(house, draft);
        var all = await Crowd.InOrder(house, draft.Id);
        return (draft, [.. Enumerable.Range(0, 3).Select(_ => all.ToDictionary(d => d.Id, _ => (char)('1' + Random.Shared.Next(4))))]);
    }

    private async Task Type(ArrangedRound round, string teller, Dictionary<DebrieferId, char>[] papers)
    {
        await Counting.Act<SayPapers>(house, teller, round, "A", (a, by, id, v) => a.Run(by, id, v, papers.Length, papers.Length, 0));
        foreach (var paper in papers)
            await Counting.Act<EnterPaper>(house, teller, round, "A", (a, by, id, v) => a.Run(by, id, v, paper));
    }

    /// <summary>The files of the keys of a round's entries.</summary>
    private async Task<IReadOnlyList<string>> KeysOf(ArrangedRound round)
    {
        var entries = await house.Read(db => db.Set<CountEntry>().Where(e => e.OccasionId == round.Id.AsOccasion())
            .Select(e => e.Id).ToListAsync());
        return [.. entries.SelectMany(e => Directory.GetFiles(Keys, $"{e.Value:N}.*"))];
    }

    /// <summary>The papers as an entry holds them.</summary>
    private async Task<IReadOnlyList<string>> Typed(ArrangedRound round, Dictionary<DebrieferId, char>[] papers)
    {
        var occasion = round.Id.AsOccasion();
        var columns = (await house.Read(db => db.Set<CountEntry>().AsNoTracking().FirstAsync(e => e.OccasionId == occasion))).InOrder();
        return [.. papers.Select(p => string.Concat(columns.Select(d => p[d.AsDebriefer()])))];
    }
}
