using System.Net;
using System.Text;
using Answerable.Domain;

namespace Answerable.Server.Tests.Duties;

/// <summary>What the take-up proof shows, of today and of a past day.</summary>
public sealed class TakeUpTests(House house) : CascadeWalk(house), IClassFixture<House>
{
    [Fact]
    public async Task The_proof_names_vacant_posts_missing_strands_and_posts_without_a_duty()
    {
        var olga = await House.SignedIn("olga");
        await Issued(olga, "Order", "Order is kept", new(SourceKind.Document, "Letter 10"), "YB");
        await olga.Get("/duties/take-up?unit=YB&gap=Strand");
        Assert.Contains("no duty in:", olga.Text);
        await olga.Get("/duties/take-up?unit=Y");
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        var cells = olga.Page.QuerySelectorAll(".an-heat tbody tr").Select(r => r.QuerySelector("th")!.TextContent.Trim()).ToList();
        Assert.Contains("Yunsample City itself", cells);
        Assert.Contains("Birch County", cells);
        var csv = Encoding.UTF8.GetString(await olga.Client.GetByteArrayAsync("/duties/take-up.csv?unit=YB"));
        Assert.Contains("Areas missing,Birch County", csv);
        foreach (var code in new[] { "anna", "asha", "secadmin" })
        {
            var other = await House.SignedIn(code);
            foreach (var path in new[] { "/duties/take-up?unit=YB", "/duties/take-up.csv?unit=YB", "/duties/take-up.xlsx?unit=YB" })
            {
                await other.Get(path);
                Assert.Equal(HttpStatusCode.Forbidden, other.Status);
            }
        }
    }

    [Fact]
    public async Task The_proof_of_a_past_day_tells_what_stood_on_that_day()
    {
        var first = DateOnly.FromDateTime(House.Clock.GetUtcNow().UtcDateTime);
        var before = first.AddDays(-1);
        var duty = await Issued(await House.SignedIn("olga"), "Fords", "Every ford is marked", new(SourceKind.Document, "Letter 12"), "YA");
        House.Clock.Advance(TimeSpan.FromDays(2));
        var (olga, anna) = (await House.SignedIn("olga"), await House.SignedIn("anna"));
        await anna.Get(duty);
        await anna.Submit("take-over");
        await Issue(anna, anna.Path.Split('#')[0]);
        foreach (var (on, shown) in new[] { ($"&on={before:yyyy-MM-dd}", false), ($"&on={first:yyyy-MM-dd}", true), ("", false) })
        {
            await olga.Get($"/duties/take-up?unit=YA&gap=NotTakenUp{on}");
            Assert.Equal((HttpStatusCode.OK, shown), (olga.Status, olga.Text.Contains("Every ford is marked", StringComparison.Ordinal)));
            var csv = Encoding.UTF8.GetString(await olga.Client.GetByteArrayAsync($"/duties/take-up.csv?unit=YA&gap=NotTakenUp{on}"));
            Assert.Equal(shown, csv.Contains("Every ford is marked", StringComparison.Ordinal));
        }
        // A day that is yet to come is as good as none.
        await olga.Get("/duties/take-up?unit=YA&gap=NotTakenUp&on=2099-01-01");
        Assert.DoesNotContain("2099", olga.Text);
    }

    [Fact]
    public async Task A_list_without_a_source_is_not_issued()
    {
        var olga = await House.SignedIn("olga");
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("title", "From nowhere"), ("postKind", "secretary"));
        await olga.Submit("add-item", ("strand", "integrity"), ("content", "Only"));
        await olga.Get($"{olga.Path.Split('#')[0]}/issue?unit=YB");
        Assert.Contains("Name what item 1 comes from", olga.Text);
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("title", "From a goal"), ("postKind", "secretary"), ("sourceKind", "CongressGoal"),
            ("source", "Goal 3"));
        Assert.Contains("Goal 3", olga.Text);
    }
}
