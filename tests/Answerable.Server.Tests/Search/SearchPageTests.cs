using System.Net;
using Answerable.Server.Search;
using Answerable.Server.Tests.Organisation;
using Answerable.Server.Tests.Rectifications;

namespace Answerable.Server.Tests.Search;

/// <summary>The page, its suggestions and the box in the bar, without scripts.</summary>
public sealed class SearchPageTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task What_is_found_is_grouped_by_kind_with_links_places_marks_and_counts()
    {
        await house.Finding("YB-head", "Birch bark lies about");
        var olga = await house.SignedIn("olga");
        await olga.Get("/");
        Assert.Equal("/search", olga.Page.QuerySelector("header form[role=search]")!.GetAttribute("action"));
        await olga.Get("/search?q=BIRCH");
        Assert.Equal(["Units", "Posts", "People", "Findings and corrective actions"],
            olga.Page.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        Assert.Equal("BIRCH", olga.Page.QuerySelector("#q")!.GetAttribute("value"));
        var unit = olga.Page.QuerySelector("main li")!;
        Assert.Equal("Birch", unit.QuerySelector("mark")!.TextContent);
        Assert.StartsWith("/units/", unit.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Birch County Birch Secretary", olga.Text);
        Assert.Contains("Boris Birch", olga.Text);
        Assert.Equal("1", olga.Page.QuerySelectorAll(".an-filters a").Single(a => a.TextContent.Contains("Findings")).QuerySelector(".n")!
            .TextContent);
        await olga.Get("/search?q=birch&in=people");
        Assert.Equal(["People"], olga.Page.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        await olga.Get("/search?q=birch&in=nonsense&after=nonsense");
        Assert.Equal(4, olga.Page.QuerySelectorAll("main h2").Length);
    }

    [Fact]
    public async Task What_was_meant_comes_first_its_name_then_what_begins_so_then_what_is_near()
    {
        await house.Import(Rosters.Units("YM,Y,Mill,county", "YM1,YM,Mill Town,township", "YM2,YM,Old Mill,township",
            "YB8,YB,New Mill,township", "YA9,YA,New Mill,township"));
        await house.FillsIndex();
        string[] all = ["units: Mill", "units: Mill Town", "units: Old Mill", "units: New Mill", "units: New Mill"];
        Assert.Equal(all.Order(), (await house.Found("tom", "mill")).Order());
        var first = await house.Found("tom", "mill");
        Assert.Equal(all[..2], first[..2]);
        for (var i = 0; i < 3; i++) Assert.Equal(first, await house.Found("tom", "mill"));
        var (ya, yb) = (await house.UnitId("YA9"), await house.UnitId("YB8"));
        var tom = await house.Actor("tom");
        Assert.Equal(yb.Value, (await house.Search(tom, "new mill", near: "Y/YB/")).All[0].Id);
        Assert.Equal(ya.Value, (await house.Search(tom, "new mill", near: "Y/YA/")).All[0].Id);
        Assert.Equal([yb.Value], (await house.Search(tom, "new mill", within: "Y/YB/")).All.Select(f => f.Id));
    }

    [Fact]
    public async Task The_unit_chosen_in_the_bar_narrows_and_a_link_leads_everywhere()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get($"/units/choose?at={(await house.UnitId("YA")).Value}");
        await olga.Submit($"pick-{(await house.UnitId("YA")).Value:n}");
        await olga.Get("/search?q=secretary");
        Assert.Contains("Alder Secretary", olga.Text);
        Assert.DoesNotContain("Birch Secretary", olga.Page.QuerySelector("main")!.TextContent);
        Assert.Contains("in Alder County", olga.Text);
        var everywhere = olga.Page.QuerySelectorAll("main a").Single(a => a.TextContent == "Search everywhere").GetAttribute("href")!;
        await olga.Get(everywhere);
        Assert.Contains("Birch Secretary", olga.Text);
        Assert.Contains("Only in Alder County", olga.Text);
        await olga.Get("/search?q=birch%20secretary");
        Assert.Contains("Nothing in the chosen unit", olga.Text);
    }

    [Fact]
    public async Task A_kind_alone_is_paged_by_key_and_every_row_comes_once()
    {
        await house.Import(Rosters.Units(["YP,Y,Pear County,county",
            .. Enumerable.Range(0, 70).Select(i => $"YP{i:00},YP,Pip {i:00},village")]));
        await house.FillsIndex();
        var (olga, found) = (await house.SignedIn("olga"), new List<string>());
        for (var next = "/search?q=pip&in=units"; next is not null;
            next = olga.Page.QuerySelector("main a[rel=next]")?.GetAttribute("href"))
        {
            await olga.Get(next);
            found.AddRange(olga.Page.QuerySelectorAll("main li a.plain").Select(a => a.TextContent));
        }
        Assert.Equal(Enumerable.Range(0, 70).Select(i => $"Pip {i:00}"), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "Type a name")]
    [InlineData("   ", "Type a name")]
    [InlineData("!? --", "no letter, digit or character")]
    [InlineData("nothing like it", "has all the words of")]
    public async Task Empty_and_without_result_it_says_in_a_sentence_what_to_do(string typed, string said)
    {
        var olga = await house.SignedIn("olga");
        await olga.Get($"/search?q={Uri.EscapeDataString(typed)}");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains(said, olga.Text);
    }

    [Fact]
    public async Task Suggestions_are_a_list_to_choose_from_and_lead_to_the_page()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/search/suggestions?q=bir");
        Assert.Null(olga.Page.QuerySelector("header"));
        var options = olga.Page.QuerySelectorAll("[role=listbox] [role=group] > [role=option]").ToList();
        Assert.NotEmpty(options);
        Assert.Equal(options.Select((_, i) => $"suggestion-{i}"), options.Select(o => o.Id));
        Assert.All(olga.Page.QuerySelectorAll("[role=group]"), g =>
            Assert.NotNull(olga.Page.GetElementById(g.GetAttribute("aria-labelledby")!)));
        Assert.Equal("/search?q=bir", olga.Page.QuerySelector(".an-suggest-foot a")!.GetAttribute("href"));
        await olga.Get("/search/suggestions?q=zzz");
        Assert.Null(olga.Page.QuerySelector("[role=listbox]"));
    }

    [Fact]
    public async Task Whatever_is_typed_it_answers()
    {
        var (olga, random) = (await house.SignedIn("olga"), new Random(20260105));
        string[] pieces = ["\"", "'", "*", "(", ")", ":", "^", "-", "+", "\\", "{", "}", "&", "|", "!", "<->", "NEAR(", " AND ", " OR ",
            " NOT ", "search_token", ";", "%", "_", "=", "@", "\n", "\u200b", "\ud83d\ude00", "\ufeff", "样", "縣", "a", "Z9", "é", "İ", "ß",
            "ﷺ", "㍿", "́", " ", "　", "--", "/*", "0x", "'::tsquery", "\u202e", "\uffff"];
        for (var i = 0; i < 400; i++)
        {
            var typed = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var address = i % 4 == 0 ? SearchAddress.Suggestions : SearchAddress.Path;
            using var answer = await olga.Client.GetAsync($"{address}?q={Uri.EscapeDataString(typed)}&in={random.Next(3)}");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{answer.StatusCode}: {Uri.EscapeDataString(typed)}");
        }
        using var halved = await olga.Client.GetAsync("/search?q=%ed%a0%80%ff&q=two&after=%00");
        Assert.True((int)halved.StatusCode < 500);
        using var broken = await olga.Client.GetAsync($"/search?q={new string('样', 2000)}");
        Assert.Equal(HttpStatusCode.OK, broken.StatusCode);
    }

    [Fact]
    public async Task A_page_of_results_sends_no_more_statements_with_more_that_match()
    {
        var olga = await house.SignedIn("olga");
        await house.Finding("YB-head", "Gravel is missing 0");
        async Task<int> Sent() => (await house.Statements.During(() => olga.Get("/search?q=gravel"))).Count;
        await Sent();
        var few = await Sent();
        for (var i = 1; i < 30; i++) await house.Finding("YB-head", $"Gravel is missing {i}");
        Assert.Equal(few, await Sent());
        Assert.InRange(few, 1, 20);
    }
}
