using System.Net;
using Answerable.Server.Obligations;
using Answerable.Server.Tests.Rights;
using CsCheck;

namespace Answerable.Server.Tests.Obligations;

/// <summary>The overview of a subtree: figures that add up, seen by who oversees, and a map whose areas are as its figures.</summary>
public sealed class OverviewTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Units_and_kinds_add_up_to_the_same_and_lead_to_lists_of_as_many()
    {
        await house.Owes("YA-head", -2, "Late thing");
        await house.Owes("YA1-head", 1, "Near thing");
        await house.Owes("YB-head", 20, "Open thing");
        var olga = await house.SignedIn("olga");
        await olga.Get("/obligations/overview?unit=Y");
        // What is not folded into the tally yet counts.
        Assert.Equal((1, 1, 2), Figures(olga, "Alder"));
        await house.Folds();
        await olga.Get("/obligations/overview?unit=Y");
        var whole = olga.Page.QuerySelectorAll("tfoot td").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(["1", "1", "3"], whole);
        Assert.Contains("overview?unit=YA", olga.Html);
        await olga.Get("/obligations/overview?unit=YA");
        Assert.Equal("Yunsample City", olga.Page.QuerySelector(".an-path a")!.TextContent.Trim());
        Assert.Equal(["1", "1", "2"], olga.Page.QuerySelectorAll("tfoot td").Select(c => c.TextContent.Trim()));
        Assert.Equal(2, olga.Page.QuerySelectorAll("svg.an-treemap").Length);
        await olga.Get("/obligations?unit=YA&state=Late");
        Assert.Contains("Late thing", olga.Text);
    }

    [Fact]
    public async Task Who_oversees_nothing_sees_none_and_who_oversees_a_county_sees_no_other()
    {
        await Cast.Complete(house);
        var (tess, anna) = (await house.SignedIn("tess"), await house.SignedIn("anna"));
        Assert.Equal(HttpStatusCode.NotFound, (await tess.Get("/obligations/overview")).Status);
        Assert.Equal(HttpStatusCode.OK, (await anna.Get("/obligations/overview")).Status);
        foreach (var unit in new[] { "Y", "YB", "nothing" })
            Assert.Equal(HttpStatusCode.NotFound, (await anna.Get($"/obligations/overview?unit={unit}")).Status);
    }

    /// <summary>Areas as values, nothing outside, nothing over another.</summary>
    [Fact]
    public void Tiles_are_as_large_as_their_values_and_fill_the_picture() =>
        Gen.Int[0, 5000].Array[1, 60].Where(v => v.Any(x => x > 0)).Sample(values =>
        {
            var tiles = Treemap.Of(values, 900, 300);
            var all = (double)values.Sum();
            Assert.All(values.Zip(tiles), x => Assert.Equal(x.First / all * 900 * 300, x.Second.Width * x.Second.Height, 0.01));
            Assert.All(tiles, t => Assert.True(
                t is { X: >= -0.001, Y: >= -0.001 } && t.X + t.Width <= 900.001 && t.Y + t.Height <= 300.001));
            var shown = tiles.Where(t => t.Width * t.Height > 0).ToList();
            Assert.All(shown.SelectMany((a, i) => shown.Skip(i + 1).Select(b => (a, b))), p => Assert.True(
                p.a.X + p.a.Width <= p.b.X + 0.001 || p.b.X + p.b.Width <= p.a.X + 0.001 || p.a.Y + p.a.Height <= p.b.Y + 0.001
                || p.b.Y + p.b.Height <= p.a.Y + 0.001));
        }, iter: 300, threads: 1);

    private static (int, int, int) Figures(Visitor visitor, string unit) => visitor.Page.QuerySelectorAll("tbody tr")
        .Where(r => r.TextContent.Contains(unit, StringComparison.Ordinal)).Select(r => r.QuerySelectorAll("td").Skip(1)
            .Select(c => int.Parse(c.TextContent.Trim(), System.Globalization.CultureInfo.InvariantCulture)).ToList())
        .Select(n => (n[0], n[1], n[2])).First();
}
