using System.Text;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Organisation;
using Answerable.Server.Records;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Ledger;

/// <summary>The lines of a subtree: folded by a job, with those that are not folded yet, in order and page by page.</summary>
public sealed class SubtreeLinesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_line_shows_before_and_after_folding_under_its_unit_and_each_above_and_nowhere_else()
    {
        await Fold();
        var line = await Act("YA1");
        Assert.All(["Y", "YA", "YA1"], unit => Assert.Equal(line, Lines(unit).Result[0]));
        Assert.All(["YB", "YE"], unit => Assert.DoesNotContain(line, Lines(unit).Result));
        Assert.Equal(1, await Fold());
        Assert.Equal(0, await Fold());
        Assert.All(["Y", "YA", "YA1"], unit => Assert.Equal(line, Lines(unit).Result[0]));
        Assert.All(["YB", "YE"], unit => Assert.DoesNotContain(line, Lines(unit).Result));
        Assert.Equal(2, await house.Read(db => db.Set<SubtreeLine>().CountAsync(s => s.LineId == line)));
    }

    [Fact]
    public async Task A_unit_that_moves_later_takes_none_of_its_lines_along_and_brings_new_ones()
    {
        var (early, late) = (await Act("YB1"), default(LineId));
        var (birch, education) = (await house.UnitId("YB"), await house.UnitId("YE"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        // A move, as a later verb will make it: the past place is kept in a row of its own.
        await Move(education, "Y/YE/YB1/");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        late = await Act("YB1");
        await Fold();
        Assert.Contains(early, await Lines("YB"));
        Assert.DoesNotContain(early, await Lines("YE"));
        Assert.Contains(late, await Lines("YE"));
        Assert.DoesNotContain(late, await Lines("YB"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Move(birch, "Y/YB/YB1/");
        await house.Scope(s => s.GetRequiredService<RebuildLines>().Run(Actor.System(SystemVerbs.FoldLines)));
        Assert.Contains(late, await Lines("YE"));
        Assert.Contains(early, await Lines("YB"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_across_what_is_folded_and_what_is_not_and_the_file_has_all()
    {
        var made = new List<LineId>();
        for (var i = 0; i < Answerable.Server.Shell.Lists.Pages.Size + 10; i++)
        {
            made.Add(await Act("YO"));
            // The newest are folded, older ones are not: as when a long transaction ends late.
            if (i % 7 == 3) await Fold(made[^1]);
        }
        var aude = await house.Actor("auditor");
        var unit = await house.Scope(s => s.GetRequiredService<ListAddresses>().Unit("YO"));
        var first = await house.Scope(s => s.GetRequiredService<LedgerQueries>().Page(aude, unit!, LedgerFilter.None, null));
        var second = await house.Scope(s => s.GetRequiredService<LedgerQueries>().Page(aude, unit!, LedgerFilter.None, first.Next));
        var all = first.Rows.Concat(second.Rows).Select(l => l.Id).ToList();
        made.Reverse();
        Assert.Equal(made, all.Take(made.Count));
        var visitor = await house.SignedIn("auditor");
        var file = Encoding.UTF8.GetString(await visitor.Client.GetByteArrayAsync("/ledger.csv?unit=YO")).Trim().Split('\n');
        Assert.Equal(all.Count + 1, file.Length);
    }

    [Fact]
    public async Task The_page_of_a_quiet_subtree_reads_by_keys_only_and_scans_no_table()
    {
        await Act("YE");
        await Fold();
        var aude = await house.SignedIn("auditor");
        await aude.Get("/ledger?unit=YE");
        var statement = (await house.Statements.During(() => aude.Get("/ledger?unit=YE"))).Single(s => s.Contains("ledger_subtree_line",
            StringComparison.Ordinal));
        var plan = await house.Plan(statement);
        var (rows, lines) = TestDatabase.IsPostgres ? ("using pk_ledger_subtree_line", "using pk_ledger_line on")
            : ("SEARCH l0 USING PRIMARY KEY (unit_id=?)", "SEARCH l USING INDEX");
        Assert.Contains(plan, p => p.Contains(rows, StringComparison.Ordinal));
        Assert.Contains(plan, p => p.Contains(lines, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, p => p == "SCAN l" || p == "SCAN l0" || p.Contains("Seq Scan on ledger_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_but_a_job_or_a_command_folds()
    {
        var aude = await house.Actor("auditor");
        await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<FoldLines>().Run(aude)));
        await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<RebuildLines>().Run(aude)));
    }

    private Task<int> Fold() => house.Scope(s => s.GetRequiredService<FoldLines>().Run(Actor.System(SystemVerbs.FoldLines)));

    /// <summary>One line out of its turn.</summary>
    private Task Fold(LineId line) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var others = await db.Set<UnfoldedLine>().AsNoTracking().Where(f => f.LineId != line).ToListAsync();
        await db.Set<UnfoldedLine>().Where(f => f.LineId != line).ExecuteDeleteAsync();
        await Fold();
        db.AddRange(others);
        await db.SaveChangesAsync();
    });

    /// <summary>Something is done in the unit.</summary>
    private Task<LineId> Act(string unit) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var row = await db.Set<Unit>().SingleAsync(u => u.Code == unit);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        db.Add(row.Rename(Actor.System(SystemVerbs.SetUp), $"{row.Name.Split(" - ")[0]} - {Ids.Random():N}", house.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return row.LastLine!.Value;
    });

    private Task Move(UnitId parent, string path) => house.Scope(async s =>
    {
        var db = s.GetRequiredService<Db>();
        var unit = await db.Set<Unit>().SingleAsync(u => u.Code == "YB1");
        var now = house.Clock.GetUtcNow();
        db.Add(PastUnit.Of(unit, now));
        (db.Entry(unit).Property(u => u.ParentId).CurrentValue, db.Entry(unit).Property(u => u.Path).CurrentValue,
            db.Entry(unit).Property(u => u.From).CurrentValue) = (parent, path, now);
        await db.SaveChangesAsync();
    });

    private Task<List<LineId>> Lines(string unit) => house.Scope(async s =>
    {
        var (aude, queries) = (await house.Actor("auditor"), s.GetRequiredService<LedgerQueries>());
        var asked = await s.GetRequiredService<ListAddresses>().Unit(unit);
        return (await queries.Page(aude, asked!, LedgerFilter.None, null)).Rows.Select(l => l.Id).ToList();
    });
}
