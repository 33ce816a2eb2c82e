using System.Net;
using Answerable.Server.Tests.Rights;
using Xunit.Abstractions;

namespace Answerable.Server.Tests.Reading;

/// <summary>A page sends as many SQL statements in a large world as in a small one. The statements of each page are printed.</summary>
public sealed class PageStatementsTests(House house, ITestOutputHelper output) : IClassFixture<House>
{
    /// <summary>Pages that do not hold it yet: the list may only shrink.</summary>
    private static readonly string[] NotYet =
    [
    ];

    /// <summary>Tables that hold something and do not grow with what there is, and why not.</summary>
    private static readonly Dictionary<string, string> Standing = new()
    {
        ["organisation_settings"] = "one row of the one organisation",
        ["organisation_guidance"] = "those of one unit are read in one statement",
        ["organisation_planned_change"] = "those of one unit are read in one statement",
        ["organisation_special_day"] = "a calendar's are read in one statement, and kept between requests",
        ["organisation_year_calendar"] = "all years are read in one statement, and kept between requests",
        ["recordings_recording"] = "a page of papers is read in one statement, and one paper by itself",
        ["storage_generation"] = "one row",
        ["storage_tree"] = "one row",
        ["storage_protection_key"] = "made anew by time, not by what there is",
    };

    /// <summary>A person's account reads as much as the page of a post does, for at most three posts.</summary>
    private static readonly string[] Bounded = ["/people/{Id:guid}"];

    [Fact]
    public async Task No_page_sends_more_statements_when_there_are_more_rows()
    {
        var it = await Arrangement.Make(house, Rights.Stage.Decided);
        var pages = Pages(new(it));
        var growth = new Growth(house, it);
        await growth.Precede();
        var (small, few) = (await Sent(pages), await growth.Rows());
        await growth.Grow();
        var (large, many) = (await Sent(pages), await growth.Rows());
        output.WriteLine($"Without rows: {string.Join(' ', many.Where(t => t.Value == 0).Select(t => t.Key))}");
        var standing = many.Where(t => t.Value > 0 && t.Value < few[t.Key] + Growth.More).Select(t => t.Key).ToHashSet();
        Assert.True(standing.SetEquals(Standing.Keys), $"Do not grow: {string.Join(' ', standing)}");
        var growing = new List<string>();
        foreach (var (route, _) in pages)
        {
            Assert.Equal(small[route].Status, large[route].Status);
            output.WriteLine($"{route}: {small[route].Statements.Count} statements, {large[route].Statements.Count} with more rows");
            foreach (var statement in large[route].Statements)
                output.WriteLine($"    {string.Join(' ', statement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
            if (large[route].Statements.Count > small[route].Statements.Count && !Bounded.Contains(route)) growing.Add(route);
        }
        Assert.Equal(NotYet.Order(StringComparer.Ordinal), growing.Order(StringComparer.Ordinal));
    }

    /// <summary>Every reading that opens to somebody, and who opens it: an organiser where she may.</summary>
    private static List<(string Route, (string Address, string Person) Opened)> Pages(Addresses addresses) =>
    [
        .. from row in Table.Read(PageRightsTests.Table)
           where row.Value.Count > 0
           select (row.Key, (addresses.Of(row.Key), row.Value.Contains("olga") ? "olga" : row.Value.First())),
    ];

    private async Task<Dictionary<string, (HttpStatusCode Status, IReadOnlyList<string> Statements)>> Sent(List<(string Route,
        (string Address, string Person) Opened)> pages)
    {
        var (visitors, sent) = (new Dictionary<string, Visitor>(), new Dictionary<string, (HttpStatusCode Status,
            IReadOnlyList<string> Statements)>());
        foreach (var (route, (address, person)) in pages)
        {
            if (!visitors.TryGetValue(person, out var visitor)) visitor = visitors[person] = await house.SignedIn(person);
            // Once before, so that what is kept between requests is there.
            for (var warm = 0; warm < 2; warm++)
            {
                HttpStatusCode status = default;
                var statements = await house.Statements.During(async () =>
                {
                    using var answer = await visitor.Client.GetAsync(address);
                    status = answer.StatusCode;
                    await answer.Content.ReadAsByteArrayAsync();
                });
                Assert.True((int)status < 400 || status == HttpStatusCode.UnprocessableEntity, $"{route} answered {status}.");
                sent[route] = (status, statements);
            }
        }
        return sent;
    }
}
