using System.Net;
using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using static Answerable.Server.Tests.Appraisals.Appraising;

namespace Answerable.Server.Tests.Appraisals;

/// <summary>Published means frozen: a published grade is shown with what it was published with, whatever changes afterwards.</summary>
public sealed class PublishedSheetTests : IAsyncLifetime
{
    // Each test changes what all others read.
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    /// <summary>Names, posts and who holds them, entered scores, counts, findings and their repair.</summary>
    private static readonly string[] Changes =
    [
        "UPDATE appraisals_component SET hundredths = hundredths - 3000, document_reference = 'Another'",
        "UPDATE ballots_count SET issued = issued + 5, returned = returned + 5, cannot_judge = cannot_judge + 5",
        "UPDATE rectifications_rectification SET state = 'Closed'",
        "UPDATE people_person SET name = 'Somebody Else'",
        "UPDATE organisation_post SET name = 'Another post'",
        "UPDATE organisation_unit SET name = 'Another unit'",
        "UPDATE organisation_appointment SET until = \"from\" WHERE post_id IN (SELECT id FROM organisation_post WHERE code = 'YA-head')",
    ];

    [Fact]
    public async Task A_published_sheet_says_what_was_published_whatever_changes()
    {
        var round = await Published();
        var readers = new[] { await house.SignedIn("olga"), await house.SignedIn("anna"), await house.SignedIn("boris") };
        var before = await Said(readers, round);
        Assert.Contains("1 in corrective action", before[$"{0} /appraisals/{round.Alder.Value}"]);
        Assert.Contains("Anna Alder", before[$"{2} /appraisals/round/{round.Id.Value}"]);
        foreach (var change in Changes)
        {
            Assert.True(await house.Read(db => db.Database.ExecuteSqlRawAsync(change)) > 0, change);
            foreach (var (what, text) in await Said(readers, round, change == Changes[^1]))
                Assert.Equal((change, what, before[what]), (change, what, text));
        }
    }

    [Fact]
    public async Task A_correction_is_published_with_a_copy_of_its_own_and_the_first_stays()
    {
        var round = await Published();
        var olga = await house.SignedIn("olga");
        var sheet = $"/appraisals/{round.Alder.Value}";
        await house.Read(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE people_person SET name = 'Anna Corrected' WHERE name = 'Anna Alder'"));
        await Decide(house, round.Alder, DebrieferDecision.Graded, "average", "A finding came to light.");
        await olga.Get(sheet);
        Assert.Contains("Anna Corrected", olga.Page.QuerySelector("h1")!.TextContent);
        Assert.Null(olga.Page.QuerySelector("#as-published"));
        await FeedBack(house, round.Alder);
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        await house.Read(db =>
            db.Database.ExecuteSqlRawAsync("UPDATE people_person SET name = 'Anna Later' WHERE name = 'Anna Corrected'"));
        await olga.Get(sheet);
        Assert.Contains("Anna Corrected", olga.Page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(olga.Page.QuerySelector("#as-published"));
        var then = olga.Page.QuerySelector("a[href*='?decision=']")!.GetAttribute("href")!;
        await olga.Get(then);
        Assert.Contains("Anna Alder", olga.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Fairly good", olga.Page.QuerySelector(".an-decided .h1")!.TextContent.Trim());
        await olga.Get(then.Replace("?", "/print?", StringComparison.Ordinal));
        Assert.Contains("superseded since", olga.Text);
        var boris = await house.SignedIn("boris");
        await boris.Get(then);
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
        var copies = await house.Read(db => db.Set<PublishedSheet>().Where(s => s.DebrieferId == round.Alder).ToListAsync());
        Assert.Equal(["Anna Alder", "Anna Corrected"], copies.Select(c => SheetCopy.Read(c).Post.Person).Order());
    }

    [Fact]
    public async Task A_sheet_published_before_copies_were_kept_says_that_it_reads_as_of_today()
    {
        var round = await Published();
        await house.Read(db => db.Set<PublishedSheet>().ExecuteDeleteAsync());
        var olga = await house.SignedIn("olga");
        foreach (var page in new[] { "", "/print" })
        {
            await olga.Get($"/appraisals/{round.Alder.Value}{page}");
            Assert.Contains("Published before sheets were kept", olga.Text);
        }
    }

    private async Task<ArrangedRound> Published()
    {
        var round = await Deciding(house);
        await house.Finding(round: round.Id);
        await house.Read(db => db.Database.ExecuteSqlAsync(
            $"UPDATE rectifications_finding SET debriefer_id = {round.Alder.Value} WHERE raised_in_round_id = {round.Id.Value}"));
        foreach (var id in round.Debriefers.Values)
        {
            await Score(house, id, 8000, 8000);
            await Decide(house, id, DebrieferDecision.Graded, "fairly-good", "As the committee saw it.");
            await FeedBack(house, id);
        }
        await Act<PublishGrades>(house, "olga", (a, by) => a.Run(by, round.Id));
        return round;
    }

    /// <summary>What each reader is told of the grades, by reader and address: the sheet, its print, the round's table and file.</summary>
    /// <param name="left">Whether the person concerned has left the post, whose successor the sheet is not about.</param>
    private static async Task<Dictionary<string, string>> Said(IReadOnlyList<Visitor> readers, ArrangedRound round, bool left = false)
    {
        var (sheet, table) = ($"/appraisals/{round.Alder.Value}", $"/appraisals/round/{round.Id.Value}");
        (int Reader, string Address, string? Where)[] asked =
        [
            (0, sheet, ".an-two > .an-stack"), (0, $"{sheet}/print", "article"), (0, table, "tbody"), (0, $"{table}/grades.csv", null),
            (1, sheet, ".an-two > .an-stack"), (1, $"{sheet}/print", "article"), (1, table, "tbody"),
            (2, table, "tbody"), (2, $"{table}/grades.csv", null),
        ];
        var said = new Dictionary<string, string>();
        foreach (var (reader, address, where) in asked.Where(a => !left || a.Reader != 1))
        {
            await readers[reader].Get(address);
            said[$"{reader} {address}"] = where is null ? readers[reader].Html
                : string.Join(' ', readers[reader].Page.QuerySelector(where)!.TextContent.Split((char[]?)null,
                    StringSplitOptions.RemoveEmptyEntries));
        }
        return said;
    }
}
