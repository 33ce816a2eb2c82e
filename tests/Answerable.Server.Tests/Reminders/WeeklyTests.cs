using System.Net;
using Answerable.Domain.Duties;
using Answerable.Server.Reminders;
using Answerable.Server.Tests.Obligations;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Reminders;

/// <summary>One page for who heads a unit: what is overdue, what came back twice, whom to call.</summary>
public sealed class WeeklyTests : IAsyncLifetime
{
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task It_says_what_is_overdue_what_came_back_twice_and_whom_to_call_with_what_each_figure_rests_on()
    {
        house.Clock.GoTo(Reminding.Day(-20));
        await house.Owes("YA1-head", -4, "Ash report");
        await house.Owes("YB1-head", -9, "Beech roof");
        house.Clock.Return();
        await house.Owes("Y-chair", 4, "Chair's own");
        var about = await house.Owes("YA-head", 2, "Twice back");
        await SentBack(about, "YA-head", 2);
        await SentBack(about, "YA-head", 2);
        await SentBack(await house.Owes("YB-head", 2, "Once back"), "YB-head", 2);
        await house.Reminds();
        await house.Read(db => db.Database.ExecuteSqlAsync(
            $"UPDATE reminders_progress SET reminded_to = '2025-12-20'"));
        await house.Reminds();
        var sheet = await (await house.SignedIn("chen")).Get("/weekly");
        Assert.Contains("For Yunsample City City Secretary Chen Chair", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("2 overdue, 1 sent back twice or more", sheet.Text, StringComparison.Ordinal);
        var rows = sheet.Page.QuerySelectorAll(".an-wk tbody tr").Select(r => string.Join(' ', r.TextContent.Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Equal("Beech roof Beech Town Beech Secretary (vacant) 9 days told to the unit above", rows[0]);
        Assert.Equal("Ash report Ash Town Ash Secretary Asha Ash 4 days told to the unit above", rows[1]);
        Assert.StartsWith("Twice back Alder County Alder Secretary Anna Alder 2 times, last on", rows[2], StringComparison.Ordinal);
        Assert.Equal(3, rows.Count);
        Assert.Contains("Chair's own", sheet.Page.QuerySelector(".own")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("the post is vacant; 1 overdue, the longest by 9 days", sheet.Text, StringComparison.Ordinal);
        Assert.Equal(5, sheet.Page.QuerySelectorAll(".rests li").Length);
        // Who does not oversee the unit reads nothing; who oversees a county reads that alone.
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn("boris")).Get("/weekly")).Status);
        var anna = await (await house.SignedIn("anna")).Get("/weekly");
        Assert.Contains("Ash report", anna.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Beech roof", anna.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_fits_is_said_with_where_it_is_and_costs_no_more_statements()
    {
        await house.Owes("YA1-head", -1, "One");
        var chen = await house.SignedIn("chen");
        await chen.Get("/weekly");
        var few = await house.Statements.During(() => chen.Get("/weekly"));
        for (var i = 0; i < 20; i++) await house.Owes(i % 2 == 0 ? "YB-head" : "YA1-head", -2 - i, $"Matter {i}");
        // What is kept of the session was dropped by the rows above.
        await chen.Get("/weekly");
        var many = await house.Statements.During(() => chen.Get("/weekly"));
        Assert.Equal(few.Count, many.Count);
        Assert.Equal(WeeklyQueries.MostLate, chen.Page.QuerySelectorAll(".an-wk tbody tr").Length);
        Assert.Contains("13 more at /obligations?unit=Y&state=Late", chen.Text, StringComparison.Ordinal);
        Assert.Contains("Matter 19", chen.Text, StringComparison.Ordinal);
    }

    /// <summary>It is done, and sent back by the one who judges.</summary>
    private async Task SentBack(Domain.ObjectRef about, string post, int days)
    {
        var (owner, city) = (await house.PostId(post), await house.UnitId("Y"));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Follows(about, a => a.Met(DutyKinds.Discharge));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Follows(about, a => a.Owes(DutyKinds.Discharge, owner, city, Owing.Today.AddDays(days), again: true));
    }
}
