using Answerable.Domain;
using Answerable.Server.Storage.Checks;
using Answerable.Server.Tests.Backups;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Reviews;
using Answerable.Server.Tests.Rounds;

namespace Answerable.Server.Tests.PowerCut;

/// <summary>PostgreSQL has its own promise, with fsync on: its server is killed with all its processes while people file and
/// comment.</summary>
public sealed class KilledPostgresTests(House house) : IClassFixture<House>
{
    /// <summary>Comments that are answered before each kill.</summary>
    private static readonly int[] Comments = [1, 4, 9];

    [PostgresFact]
    public async Task Nothing_answered_is_missing_after_the_database_server_was_killed_under_load()
    {
        house.Clock.StandAt(TimeProvider.System.GetUtcNow());
        var rounds = new List<ArrangedRound>();
        foreach (var _ in Comments) rounds.Add(await Arrange.Open(house, "party-60-40", null, Reports.Next()));
        var meeting = await Meetings.Heard(house);
        await using var own = await OwnPostgres.Start();
        var backup = Path.Combine(house.Folder, "before.zip");
        await File.WriteAllBytesAsync(backup, await TestBackup.Of(house.App.Services));
        var (restored, told) = await Child.Run(own.ConnectionString, house.Folder, "restore", backup);
        Assert.True(restored == 0, told);
        using var server = await Child.Serve(own.ConnectionString, house.Folder);
        var (filed, said) = (new List<Guid>(), new List<string>());
        foreach (var (round, comments) in rounds.Zip(Comments))
        {
            var load = new Load(server, meeting.Alder, comments);
            await load.Prepare(("anna", round.Alder), ("boris", round.Birch), ("emil", round.Education));
            await load.Until(own.Kill);
            filed.AddRange(load.Filed);
            said.AddRange(load.Said);
            await own.StartAgain();
            await AssertThere(own, filed, said);
        }
        Assert.True(filed.Count > 0 && said.Count >= Comments.Sum(), $"{filed.Count} filed, {said.Count} said");
        var (code, found) = await Child.Run(own.ConnectionString, house.Folder, "check");
        Assert.True(code == 0, found);
        // The server, which lived on, serves again.
        await server.SignedIn("olga");
        // A line that is taken away is missed.
        await using var connection = await own.Open();
        await Catalogue.Rows(connection, $"DELETE FROM ledger_line WHERE act = 'debrief.filed' AND object_id = '{filed[^1]}'");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => AssertThere(own, filed, said));
    }

    private static async Task AssertThere(OwnPostgres own, List<Guid> filed, List<string> said)
    {
        await using var connection = await own.Open();
        var lines = (await Catalogue.Rows(connection, "SELECT object_id::text FROM ledger_line WHERE act = 'debrief.filed'"))
            .Select(r => Guid.Parse(r[0])).ToHashSet();
        var versions = (await Catalogue.Rows(connection,
                "SELECT d.debriefer_id::text FROM debriefs_version v JOIN debriefs_debrief d ON d.id = v.debrief_id"))
            .Select(r => Guid.Parse(r[0])).ToHashSet();
        var texts = (await Catalogue.Rows(connection,
                "SELECT c.text FROM reviews_comment c JOIN ledger_line l ON l.object_id = c.id AND l.act = 'comment.made'"))
            .Select(r => r[0]).ToHashSet();
        Assert.Empty(filed.Except(lines));
        Assert.Empty(filed.Except(versions));
        Assert.Empty(said.Except(texts));
    }

    /// <summary>Three file and two comment at the same time until the database is gone.</summary>
    private sealed class Load(Child server, DebrieferId about, int comments)
    {
        private readonly List<(Visitor Who, Answers Heard, DebrieferId Id)> filing = [];
        private readonly List<(Visitor Who, Answers Heard)> chairs = [];
        private int tried;

        public List<Guid> Filed { get; } = [];

        public List<string> Said { get; } = [];

        public async Task Prepare(params (string Person, DebrieferId Id)[] who)
        {
            foreach (var (person, id) in who)
            {
                var heard = new Answers();
                var visitor = await server.SignedIn(person, heard.For());
                await visitor.Get($"/debriefs/{id.Value}/write");
                filing.Add((visitor, heard, id));
            }
            foreach (var person in new[] { "chen", "dana" })
            {
                var heard = new Answers();
                chairs.Add((await server.SignedIn(person, heard.For()), heard));
            }
        }

        public async Task Until(Func<Task> kill)
        {
            var enough = new TaskCompletionSource();
            var all = chairs.Select(c => Comment(c.Who, c.Heard, enough)).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromMinutes(1));
            all.AddRange(filing.Select(File));
            await Task.WhenAny(all[chairs.Count..]);
            await kill();
            await Task.WhenAll(all);
        }

        private async Task File((Visitor Who, Answers Heard, DebrieferId Id) by)
        {
            var before = by.Heard.Acts;
            await by.Who.Submit("debrief", [("do", "file"), .. Reports.Fields(Reports.Good())]);
            if (by.Heard.Acts > before) lock (Filed) Filed.Add(by.Id.Value);
        }

        /// <summary>One after the other until it is not answered any more.</summary>
        private async Task Comment(Visitor who, Answers heard, TaskCompletionSource enough)
        {
            for (var isThere = true; isThere;)
            {
                var (before, text) = (heard.Acts, $"Remark {Interlocked.Increment(ref tried)} before kill {comments}.");
                try
                {
                    await who.Get($"/reviews/debriefers/{about.Value}");
                    await who.Submit("comment", ("kind", "Achievement"), ("text", text));
                }
                catch (InvalidOperationException)
                {
                    // The page had no form any more: it said that something broke.
                }
                isThere = heard.Acts > before;
                lock (Said)
                {
                    if (isThere) Said.Add(text);
                    if (Said.Count >= comments) enough.TrySetResult();
                }
            }
        }
    }
}
