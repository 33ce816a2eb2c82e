using Answerable.Domain.Obligations;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Today;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Today;

public sealed class TodayTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Today_says_what_my_post_owes_with_the_overdue_first_and_where_to_start()
    {
        await house.Owes("YE-head", 2, "The quiet halls");
        await house.Owes("YE-head", -2, "The idle halls");
        await house.Owes("YE-head", 9, "A judged thing", ObligationKinds.JudgeDuty);
        var emil = await house.SignedIn("emil");
        Assert.Contains("1 overdue", emil.Text);
        Assert.Contains("1 due within 3 days", emil.Text);
        Assert.Contains("1 waits for my judgement", emil.Text);
        Assert.Contains("Start here: Discharge a duty (The idle halls), 2 days overdue; Yunsample City is waiting.", emil.Text);
        Assert.Equal(["The idle halls", "The quiet halls"], emil.Page.QuerySelectorAll(".an-rows td:nth-child(2) .second").Select(e => e.TextContent));
        Assert.Contains("A judged thing", emil.Page.QuerySelector(".list-group")!.TextContent);
        Assert.DoesNotContain("Units directly below", emil.Text);
    }

    [Fact]
    public async Task A_post_with_a_subtree_sees_three_counts_of_each_unit_directly_below_in_order_of_code_before_and_after_folding()
    {
        await house.Owes("YA1-head", -1, "Late below");
        await house.Owes("YA-head", 1, "Near");
        var chen = await house.SignedIn("chen");
        foreach (var fold in new[] { false, true })
        {
            if (fold) await house.Folds();
            await chen.Get("/");
            var rows = chen.Page.QuerySelectorAll(".an-units tbody tr").Select(r => string.Join(' ', r.QuerySelectorAll("a, b").Select(e => e.TextContent))).ToList();
            Assert.Equal(4, rows.Count);
            Assert.Equal("Alder County 1 1 2", rows[0]);
            Assert.StartsWith("Birch County", rows[1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_unit_above_sees_what_a_vacant_post_owes()
    {
        await house.Owes("YB1-head", 5, "Nobody's", ObligationKinds.FileDebrief);
        var (chen, birch) = (await house.Actor("chen"), await house.UnitId("YB"));
        var below = await house.Scope(s => s.GetRequiredService<TodayQueries>().Under(chen, new(birch, "Birch County", "YB", "Y/YB/"), Owing.Today));
        Assert.Contains(below!.Vacant, v => v.Name == "Beech Secretary" && v.Owes >= 1);
    }

    [Fact]
    public async Task An_organiser_in_a_department_of_the_unit_above_sees_its_units_and_the_way_to_what_a_vacant_post_owes()
    {
        await house.Vacate("YB-head");
        await house.Owes("YB-head", 5, "Left behind", ObligationKinds.FileDebrief);
        var olga = await house.SignedIn("olga");
        Assert.Contains("Units directly below Yunsample City", olga.Text);
        var way = olga.Page.QuerySelector("a[href='/obligations?post=YB-head']")!;
        Assert.Equal("Birch County Birch Secretary owes 1 thing", way.TextContent);
        await olga.Get(way.GetAttribute("href")!);
        Assert.Contains("Left behind", olga.Text);
        await house.Appoint("YB-head", "boris");
    }

    [Fact]
    public async Task Whoever_owes_nothing_is_told_what_would_stand_here_in_their_language()
    {
        var tess = await house.SignedIn("tess", "zh-CN");
        Assert.Contains("目前没有应办事项", tess.Text);
        Assert.Contains("本岗位应办", tess.Text);
        var secadmin = await house.SignedIn("secadmin");
        Assert.DoesNotContain("Units directly below", secadmin.Text);
    }
}
