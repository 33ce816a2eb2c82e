using System.Net;
using Answerable.Domain;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Ballots;
using Answerable.Server.Rounds;
using Answerable.Server.Shell;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Rights;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Lists;

/// <summary>The lists on the pages of a round: who debriefs, the appraisals, the groups, and what was counted in one of them.</summary>
public sealed class RoundTableTests(House house) : IClassFixture<House>
{
    /// <summary>A house is arranged once.</summary>
    private static Objects? arranged;

    [Fact]
    public async Task Page_csv_and_xlsx_say_the_same_and_the_workbook_opens()
    {
        var tables = Listed.OfRound(await Arranged());
        var reader = await house.SignedIn("auditor");
        foreach (var (list, files) in tables)
        {
            await reader.Get(list);
            Assert.Equal(["csv", "xlsx"], reader.Page.QuerySelectorAll($"main a[href^='{files}.']")
                .Select(a => a.GetAttribute("href")!.Split('.')[^1]));
            var all = string.Join(',', reader.Page.QuerySelectorAll("input[name=columns]").Select(i => i.GetAttribute("value")));
            await reader.Get($"{list}?columns={all}");
            var rows = Listed.Table(reader).ConvertAll(r => string.Join(" | ", r));
            var csv = Listed.Csv(await reader.Client.GetStringAsync($"{files}.csv?columns={all}"));
            Assert.Equal(rows.Count, csv.Count - 1);
            var shown = csv[0].Index().Where(f => f.Item is not ("Post code" or "Tellers" or "Order")).Select(f => f.Index).ToList();
            foreach (var (row, fields) in rows.Zip(csv.Skip(1)))
                Assert.All(shown.Select(i => fields[i]).Where(f => f is not "0"), f => Assert.Contains(f, row, StringComparison.Ordinal));
            Assert.Equal(csv, await Sheet(reader, $"{files}.xlsx?columns={all}"));
            Assert.Equal(csv.ConvertAll(r => r[^1]),
                (await Sheet(reader, $"{files}.xlsx?columns={all.Split(',')[^1]}")).ConvertAll(r => r[^1]));
        }
    }

    [Fact]
    public async Task What_only_a_hidden_column_shows_is_not_queried()
    {
        var round = (await Arranged()).The<RoundId>();
        var by = await house.Actor("auditor");
        await house.Scope(async s =>
        {
            var now = house.Clock.GetUtcNow();
            var model = (await s.GetRequiredService<RoundPages>().Find(by, round, now, new(TimeZoneInfo.Utc)))!;
            var debriefers = s.GetRequiredService<DebrieferRows>();
            await Reads(["ballots_mismatch"], [nameof(DebrieferMarks.Differing)], unread => debriefers.Page(by, model, null, unread, now));
            await Reads(["appraisals_decision"], [nameof(DebrieferMarks.Grade)], unread => debriefers.Page(by, model, null, unread, now));
            var appraisals = s.GetRequiredService<AppraisalQueries>();
            var shown = (await appraisals.Find(by, round))!;
            await Reads(["ballots_count", "appraisals_component"], [nameof(AppraisalRow.Scores), nameof(AppraisalRow.TotalHundredths)],
                unread => appraisals.Page(shown, null, unread));
            await Reads(["ballots_entry", "people_person"], [nameof(GroupProgress.Tellers)],
                unread => s.GetRequiredService<BallotQueries>().Shown(by, round, now, unread));
            Assert.Equal(await Grades(Projection.Whole), await Grades(Unread(shown, "grade")));

            async Task<IReadOnlyList<string?>> Grades(IReadOnlySet<string> unread) =>
                [.. (await appraisals.Page(shown, null, unread)).Rows.Select(r => r.Grade?.En)];

            IReadOnlySet<string> Unread(RoundAppraisals appraised, string only) => new ListOf<AppraisalRow>(
                new("/x", new Microsoft.AspNetCore.Http.QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>
                {
                    [ListAddress.ColumnsKey] = only,
                })), GradeColumns.All(s.GetRequiredService<Session>().Words, appraised.Policy, true)).Unread;
        });
    }

    private async Task<Objects> Arranged() => arranged ??= await Arrangement.Make(house, Rights.Stage.Decided);

    /// <summary>The tables are read while the members are shown, and no more once they are not.</summary>
    private async Task Reads(string[] tables, string[] members, Func<IReadOnlySet<string>, Task> read)
    {
        var whole = await house.Statements.During(() => read(Projection.Whole));
        var without = await house.Statements.During(() => read(members.ToHashSet()));
        Assert.All(tables, t => Assert.Contains(whole, s => s.Contains(t, StringComparison.Ordinal)));
        Assert.All(tables, t => Assert.DoesNotContain(without, s => s.Contains(t, StringComparison.Ordinal)));
    }

    private static async Task<List<string[]>> Sheet(Visitor reader, string address)
    {
        using var answer = await reader.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var book = SpreadsheetDocument.Open(file, false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Path?.XPath} {e.Description}"));
        return [.. book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>()
            .Select(r => r.Elements<Cell>().Select(c => c.InlineString?.Text?.Text ?? c.CellValue?.Text ?? "").ToArray())];
    }
}
