using System.Net;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;
using Answerable.Server.Obligations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Storage;

/// <summary>A database that somebody kept goes on under today's server, and nothing in it is lost.</summary>
public sealed class UpgradeTests(StoredHouse house) : IClassFixture<StoredHouse>
{
    private static readonly DateOnly Today = new(2026, 6, 17);

    /// <summary>A repair in the stored world, and the same owed once more since the day before.</summary>
    private static readonly ObligationId Elder = new(new("01988DA1-1180-7064-9DDB-CC35EF3F3061"));
    private static readonly ObligationId Younger = new(new("019ED0B1-0000-7000-8000-000000000001"));

    private static readonly string[] Lists =
        ["/obligations", "/duties", "/rectifications", "/rounds", "/debriefs", "/reviews", "/ballots", "/appraisals", "/me"];

    internal static readonly string OpenTwice = $"""
        INSERT INTO obligations_obligation (id, kind, class, owner_id, unit_id, unit_path, owed_to_id, due_on, state, subject,
            object_kind, object_id, opened_at, closed_at, version)
        SELECT '{Stored(Younger)}', kind, class, owner_id, unit_id, unit_path, owed_to_id, '2026-07-01', state, subject,
            object_kind, object_id, '2026-06-16 06:00:00', closed_at, 0
        FROM obligations_obligation WHERE id = '{Stored(Elder)}';
        INSERT INTO obligations_span (id, obligation_id, owner_id, due_on, "from", until)
        SELECT '019ED0B1-0000-7000-8000-000000000002', id, owner_id, due_on, opened_at, NULL
        FROM obligations_obligation WHERE id = '{Stored(Younger)}';
        INSERT INTO obligations_tally_delta (unit_path, kind, due_on, open, done)
        SELECT unit_path, kind, due_on, 1, 0 FROM obligations_obligation WHERE id = '{Stored(Younger)}';
        """;

    [Fact]
    public Task An_upgraded_database_has_the_schema_that_the_mappings_describe() => house.Read(async db =>
    {
        await SchemaTests.AssertAsMapped(db);
        return true;
    });

    [Fact]
    public void No_table_gains_or_loses_a_row()
    {
        Assert.Contains("ledger_line: 1446", house.Rows.Before);
        // Tables that came since have rows of their own.
        var tables = house.Rows.Before.Select(t => t.Split(':')[0]).ToHashSet();
        // Papers that could be read are not carried over: what was being typed in is typed in again.
        Assert.Contains("ballots_paper: 5", house.Rows.Before);
        // Duties without a date have become rows of the posts that hold them: 26 of them.
        Assert.Equal(house.Rows.Before.Where(t => !t.StartsWith("ballots_paper", StringComparison.Ordinal))
            .Select(t => t == "duties_task: 164" ? "duties_task: 190" : t), house.Rows.After.Where(t => tables.Contains(t.Split(':')[0])));
    }

    [Fact]
    public async Task No_paper_of_before_is_left_in_the_file()
    {
        Assert.True(house.Papers.Count == 5 && house.Papers.All(p => p.Length > 10));
        if (TestDatabase.IsPostgres) return;
        foreach (var file in Directory.GetFiles(house.Database.Folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var plain = new MemoryStream();
            await stream.CopyToAsync(plain);
            foreach (var paper in house.Papers) Assert.True(plain.ToArray().AsSpan().IndexOf(Encoding.ASCII.GetBytes(paper)) < 0, file);
        }
    }

    [Theory]
    [InlineData("YO-organiser")]
    [InlineData("Y-secretary")]
    [InlineData("Y06-secretary")]
    [InlineData("YO-vetter")]
    [InlineData("YO-verifier")]
    [InlineData("YO-teller")]
    [InlineData("Y-audit")]
    public async Task Lists_and_all_that_the_holder_owes_answer(string post)
    {
        var visitor = await house.By(post);
        Assert.Equal("/", visitor.Path);
        await visitor.Get("/obligations");
        var owed = visitor.Page.QuerySelectorAll("main td a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        await AssertAnswers(visitor, Lists.Concat(owed));
    }

    [Fact]
    public async Task Both_rounds_answer_in_every_state_that_they_have_come_to()
    {
        var organiser = await house.By("YO-organiser");
        var rounds = await house.Read(db => db.Set<Round>().Select(r => r.Id).ToListAsync());
        Assert.Equal(2, rounds.Count);
        string[] pages = ["/rounds", "/reviews", "/ballots/round", "/appraisals/round"];
        await AssertAnswers(organiser, pages.SelectMany(page => rounds.Select(r => $"{page}/{r.Value}")));
    }

    [Fact]
    public async Task Every_obligation_has_its_whole_life_in_spans_that_follow_each_other()
    {
        var all = await house.Read(db => db.Set<Obligation>().AsNoTracking().Include(o => o.Spans).ToListAsync());
        Assert.Equal(["Discharged", "Open", "Waived"], all.Select(o => o.State.ToString()).Distinct().Order());
        foreach (var o in all)
        {
            var spans = o.Spans.OrderBy(s => s.From).ThenBy(s => s.Until is null).ToList();
            Assert.Equal((o.OpenedAt, ObligationState.Open), (spans[0].From, spans[0].State));
            Assert.Equal(spans.Skip(1).Select(s => (DateTimeOffset?)s.From).Append(null), spans.Select(s => s.Until));
            var last = spans[^1];
            Assert.Equal((o.OwnerId, o.DueOn, o.AnswerBy, o.State), (last.OwnerId, last.DueOn, last.AnswerBy, last.State));
            if (o.ClosedAt is { } closed) Assert.Equal(closed, last.From);
        }
    }

    [Fact]
    public async Task What_was_returned_is_told_with_the_days_on_which_it_stood_discharged()
    {
        var returned = await house.Read(db => (
            from o in db.Set<Obligation>().AsNoTracking().Include(o => o.Spans)
            join p in db.Set<Post>() on o.OwnerId equals p.Id
            where p.Code == "Y06-secretary" && o.Kind == DebriefKinds.File.Code && o.State == ObligationState.Open
            select o).SingleAsync());
        (ObligationState, DateOnly, DateTimeOffset)[] expected =
        [
            (ObligationState.Open, new(2026, 6, 7), At(5, 16, 7)),
            (ObligationState.Discharged, new(2026, 6, 7), At(6, 6, 2)),
            (ObligationState.Open, new(2026, 6, 11), At(6, 8, 8)),
            (ObligationState.Discharged, new(2026, 6, 11), At(6, 13, 2)),
            (ObligationState.Open, new(2026, 6, 19), At(6, 16, 8)),
        ];
        Assert.Equal(expected, returned.Spans.OrderBy(s => s.From).Select(s => (s.State, s.DueOn, s.From)));
    }

    [Fact]
    public async Task What_stood_open_twice_stands_open_once_with_the_elder_date_and_the_tally_agrees()
    {
        var (elder, younger) = (await Find(Elder), await Find(Younger));
        Assert.Equal((ObligationState.Open, new DateOnly(2026, 5, 18)), (elder.State, elder.DueOn));
        Assert.Equal(ObligationState.Waived, younger.State);
        Assert.True(younger.ClosedAt > younger.OpenedAt);
        var open = await house.Read(db => db.Set<Obligation>().CountAsync(o => o.State == ObligationState.Open));
        var tally = await house.Scope(s => s.GetRequiredService<TallyQueries>().Below("Y/", Today));
        Assert.Equal(open, tally.Open);
        await house.Scope(async s => { await s.GetRequiredService<RebuildTally>().Run(Actor.System(SystemVerbs.FoldTally)); return true; });
        Assert.Equal(tally, await house.Scope(s => s.GetRequiredService<TallyQueries>().Below("Y/", Today)));
    }

    [Fact]
    public async Task Acts_go_on_where_they_stood()
    {
        var duty = await house.Read(db => (
            from o in db.Set<Obligation>()
            join p in db.Set<Post>() on o.OwnerId equals p.Id
            where o.State == ObligationState.Open && o.Kind == DutyKinds.Acknowledge.Code && p.Code == "YO-inspector"
            select o).FirstAsync());
        var inspector = await house.By("YO-inspector");
        await inspector.Get($"/duties/charges/{duty.ObjectId}");
        await inspector.Submit("acknowledge");
        Assert.Equal(ObligationState.Discharged, (await Find(duty.Id)).State);
    }

    private static async Task AssertAnswers(Visitor visitor, IEnumerable<string> paths)
    {
        var failed = new List<string>();
        foreach (var path in paths)
            if ((await visitor.Get(path)).Status != HttpStatusCode.OK) failed.Add($"{visitor.Status} {path}");
        Assert.True(failed.Count == 0, string.Join('\n', failed));
    }

    private Task<Obligation> Find(ObligationId id) => house.Read(db => db.Set<Obligation>().AsNoTracking().SingleAsync(o => o.Id == id));

    private static DateTimeOffset At(int month, int day, int hour) => new(2026, month, day, hour, 0, 0, TimeSpan.Zero);

    private static string Stored(ObligationId id) => id.Value.ToString().ToUpperInvariant();
}
