using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using Answerable.Domain.Rectifications;
using Answerable.Server.Obligations;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Lists;

public sealed class ColumnTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_column_alone_shows_and_exports_what_it_does_among_the_others()
    {
        var tables = Listed.OfRound(await Arrangement.Make(house, Rights.Stage.Decided));
        var reader = await house.SignedIn("auditor");
        var seen = 0;
        foreach (var (list, files) in Listed.All.SelectMany(l => new[] { l, $"{l}?unit=Y" }).Select(l => (l, Files(l))).Concat(tables))
        {
            await reader.Get(list);
            if (reader.Status == HttpStatusCode.NotFound || reader.Page.QuerySelector("main tbody") is null) continue;
            var all = reader.Page.QuerySelectorAll("input[name=columns]").Select(i => i.GetAttribute("value")!).ToList();
            await reader.Get(With(list, string.Join(',', all)));
            var whole = Listed.Table(reader);
            var file = Listed.Csv(await reader.Client.GetStringAsync(With($"{files}.csv", string.Join(',', all))));
            Assert.Equal(all.Count, whole[0].Count);
            var fields = 0;
            for (var i = 0; i < all.Count; i++)
            {
                await reader.Get(With(list, all[i]));
                Assert.Equal(whole.Select(r => r[i]), Listed.Table(reader).Select(r => Assert.Single(r)));
                var alone = Listed.Csv(await reader.Client.GetStringAsync(With($"{files}.csv", all[i])));
                Assert.Equal(file.Select(r => string.Join(',', r.Skip(fields).Take(alone[0].Length))),
                    alone.Select(r => string.Join(',', r)));
                fields += alone[0].Length;
            }
            Assert.Equal(file[0].Length, fields);
            seen++;
        }
        Assert.True(seen >= Listed.All.Length + tables.Length, $"Only {seen} lists had rows.");
    }

    [Fact]
    public async Task A_hidden_column_is_not_queried()
    {
        var olga = await house.Actor("olga");
        await house.Scope(async s =>
        {
            var today = Owing.Today;
            HashSet<string> hidden =
                [nameof(OwedRow.OwedTo), nameof(OwedRow.AskedBy), nameof(OwedRow.Post), nameof(OwedRow.Unit)];
            var owed = s.GetRequiredService<ObligationQueries>();
            Assert.Contains("organisation_unit", await Said(new HashSet<string>()), StringComparison.Ordinal);
            Assert.DoesNotContain("organisation_", await Said(hidden), StringComparison.Ordinal);
            var repairs = s.GetRequiredService<RectificationLists>();
            hidden = [nameof(RectificationRow.Waits), nameof(RectificationRow.WaitsDueOn), nameof(RectificationRow.Title)];
            Assert.Contains("obligations_obligation", repairs.All(olga, new(), today, new HashSet<string>()).ToQueryString(),
                StringComparison.Ordinal);
            var some = repairs.All(olga, new(), today, hidden).ToQueryString();
            Assert.DoesNotContain("obligations_obligation", some, StringComparison.Ordinal);
            Assert.DoesNotContain("title", some, StringComparison.Ordinal);
            Assert.Contains("strand_code", some, StringComparison.Ordinal);

            async Task<string> Said(IReadOnlySet<string> unread) => (await house.Statements.During(async () =>
            {
                await foreach (var _ in owed.All(olga, null, new(Standing.Open), today, unread)) { }
            }))[0];
        });
    }

    [Fact]
    public async Task Chosen_columns_stay_in_every_link_and_both_files_follow_them()
    {
        await house.Owes("YE-head", 2, "=1+1");
        var emil = await house.SignedIn("emil");
        await emil.Get("/obligations?columns=due&columns=what&columns=nonsense");
        Assert.Equal(["Due", "What"], emil.Page.QuerySelectorAll("main thead th").Select(h => h.TextContent));
        var links = emil.Page.QuerySelectorAll("main nav .an-filters a, main .btn-list a[href^='/obligations']")
            .Select(a => a.GetAttribute("href")!).ToList();
        Assert.True(links.Count > 8);
        Assert.All(links, l => Assert.Contains("columns=due,what", l, StringComparison.Ordinal));
        Assert.Equal(["due", "what"], emil.Page.QuerySelectorAll("input[name=columns]:checked").Select(i => i.GetAttribute("value")));
        Assert.StartsWith("due,state,answer_by,kind,subject\r\n", await emil.Client.GetStringAsync("/obligations.csv?columns=due,what"),
            StringComparison.Ordinal);
        using var zip = new ZipArchive(await emil.Client.GetStreamAsync("/obligations.xlsx?columns=what"));
        using var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var texts = XDocument.Load(sheet).Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value).ToList();
        Assert.Equal(["kind", "subject"], texts[..2]);
        Assert.Contains("=1+1", texts);
    }

    [Theory]
    [InlineData("/obligations?sort=due")]
    [InlineData("/obligations?sort=-due")]
    public async Task A_list_is_read_in_either_order_and_each_row_met_once(string list)
    {
        for (var i = 0; i < 55; i++) await house.Owes("YO-inspector", 20 + i, $"Row {i}");
        var ivan = await house.SignedIn("ivan");
        await ivan.Get(list);
        var first = Subjects(ivan);
        await ivan.Get(ivan.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Contains("sort=", ivan.Path, StringComparison.Ordinal);
        var all = first.Concat(Subjects(ivan)).ToList();
        Assert.Equal(55, all.Distinct().Count());
        Assert.Equal(55, all.Count);
        Assert.Equal(list.EndsWith("-due", StringComparison.Ordinal) ? "Row 54" : "Row 0", all[0]);
        await house.Read(async db => await db.Set<Answerable.Domain.Obligations.Obligation>()
            .Where(o => o.Subject.StartsWith("Row")).ExecuteDeleteAsync());
    }

    private static string Files(string list) => list.Split('?')[0] is "/posts" ? "/posts/directory" : list.Split('?')[0];

    private static string With(string list, string columns) =>
        list.Split('?') is [var path, var rest] ? $"{path}?columns={columns}&{rest}" : $"{list}?columns={columns}";

    private static string[] Subjects(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("main tbody td:nth-child(2) .fw-medium").Select(e => e.TextContent)];
}
