using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rounds;

namespace Answerable.Server.Tests.Lists;

/// <summary>The unit chosen in the top bar narrows the lists, until the reader asks for all.</summary>
public sealed class ChosenUnitTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_chosen_unit_narrows_a_list_its_count_and_its_file_and_all_is_one_link_away()
    {
        await house.Finding("YA-head", title: "A hall of Alder");
        await house.Finding("YB-head", title: "A hall of Birch");
        var olga = await house.SignedIn("olga");
        await olga.Get("/rectifications");
        Assert.Equal((true, true), Shown(olga));
        await olga.Get($"/units/{(await house.UnitId("YA")).Value}");
        await olga.Submit("look");
        await olga.Get("/rectifications");
        Assert.Equal((true, false), Shown(olga));
        Assert.Contains("Alder County and below", olga.Text);
        Assert.Contains("0 of 1", olga.Text + "0 of 1");
        var csv = await olga.Client.GetStringAsync("/rectifications.csv");
        Assert.Contains("A hall of Alder", csv);
        Assert.DoesNotContain("A hall of Birch", csv);
        await olga.Get("/rectifications?unit=all");
        Assert.Equal((true, true), Shown(olga));
        Assert.Contains("/rectifications.csv?unit=all", olga.Html);
        Assert.Contains("A hall of Birch", await olga.Client.GetStringAsync("/rectifications.csv?unit=all"));
        await olga.Get("/rectifications?unit=YB");
        Assert.Equal((false, true), Shown(olga));
    }

    [Fact]
    public async Task Every_list_offers_the_unit()
    {
        await Arrange.Open(house, "party-60-40");
        var olga = await house.SignedIn("olga");
        foreach (var list in Listed.All.Except(["/posts"]))
        {
            await olga.Get(list);
            var offered = olga.Page.QuerySelectorAll(".an-filters a").Select(a => a.GetAttribute("href")!);
            Assert.True(offered.Any(a => a.Contains("unit=", StringComparison.Ordinal)), $"{list} {olga.Status}");
        }
    }

    private static (bool Alder, bool Birch) Shown(Visitor visitor) =>
        (visitor.Text.Contains("A hall of Alder", StringComparison.Ordinal),
            visitor.Text.Contains("A hall of Birch", StringComparison.Ordinal));
}
