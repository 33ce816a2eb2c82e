using System.Net;
using System.Text;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Duties;
using Answerable.Domain.Appraisals;

namespace Answerable.Server.Tests.Obligations;

public sealed class ObligationListTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_post_sees_what_it_owes_overdue_first_and_nothing_of_others()
    {
        await house.Owes("YE-head", 2, "Emil near");
        await house.Owes("YE-head", -2, "Emil late");
        await house.Owes("YE-head", 40, "Emil far");
        await house.Owes("YE-teller", 1, "Not Emil's");
        var emil = await house.SignedIn("emil");
        await emil.Get("/obligations");
        Assert.Equal(["Emil late", "Emil near", "Emil far"], Subjects(emil));
        Assert.Contains("2 days overdue", emil.Text);
        Assert.Contains("3 entries", emil.Text);
        await emil.Get("/obligations?state=late");
        Assert.Equal(["Emil late"], Subjects(emil));
        await emil.Get("/obligations?state=near");
        Assert.Equal(["Emil near"], Subjects(emil));
        await emil.Get("/obligations?class=judgement");
        Assert.Empty(Subjects(emil));
    }

    [Fact]
    public async Task What_is_due_today_is_near_and_not_late_in_the_own_list_and_in_a_subtrees()
    {
        await house.Owes("YB-head", 0, "Due this very day");
        await house.Owes("YB-head", -1, "Due the day before");
        var olga = await house.SignedIn("olga");
        foreach (var list in new[] { "post=YB-head", "unit=YB" })
        {
            await olga.Get($"/obligations?{list}&state=late");
            Assert.Contains("Due the day before", Subjects(olga));
            Assert.DoesNotContain("Due this very day", Subjects(olga));
            await olga.Get($"/obligations?{list}&state=near");
            Assert.Contains("Due this very day", Subjects(olga));
        }
    }

    [Fact]
    public async Task What_a_leading_group_owes_stands_in_the_list_of_each_of_its_members()
    {
        await house.Owes(World.Committee, 3, "The group's", AppraisalKinds.Decide);
        await house.Owes("Y-deputy", 1, "Dana's first");
        await house.Owes("Y-deputy", 5, "Dana's last");
        var dana = await house.SignedIn("dana");
        await dana.Get("/obligations");
        Assert.Equal(["Dana's first", "The group's", "Dana's last"], Subjects(dana));
        await dana.Get("/obligations?class=judgement");
        Assert.Equal(["The group's"], Subjects(dana));
    }

    [Fact]
    public async Task A_right_over_a_subtree_opens_its_list_in_order_of_unit_and_no_right_closes_it()
    {
        await house.Owes("YA1-head", -1, "Town late");
        await house.Owes("YA-clerk", 9, "County open");
        await house.Owes("YB-head", -1, "Other county");
        var anna = await house.SignedIn("anna");
        await anna.Get("/obligations?unit=YA");
        Assert.Equal(["County open", "Town late"], Subjects(anna));
        await anna.Get("/obligations?unit=YA&state=late");
        Assert.Equal(["Town late"], Subjects(anna));
        await anna.Get("/obligations?unit=YA&kind=debrief.file");
        Assert.Empty(Subjects(anna));
        foreach (var closed in new[] { "YB", "Y", "NONE" })
        {
            await anna.Get($"/obligations?unit={closed}");
            Assert.Equal(HttpStatusCode.NotFound, anna.Status);
            Assert.Equal(HttpStatusCode.NotFound, (await anna.Client.GetAsync($"/obligations.csv?unit={closed}")).StatusCode);
        }
    }

    [Fact]
    public async Task Whoever_oversees_a_unit_sees_the_list_of_each_of_its_posts_and_nobody_else_does()
    {
        await house.Owes("YB1-head", -3, "Left behind");
        await house.Owes("YB1-head", 8, "To come");
        await house.Owes("YB-head", 1, "Another post's");
        var olga = await house.SignedIn("olga");
        await olga.Get("/obligations?post=YB1-head");
        Assert.Equal(["Left behind", "To come"], Subjects(olga));
        Assert.Contains("Open items of Beech Town Beech Secretary", olga.Text);
        await olga.Get("/obligations?post=YB1-head&state=late");
        Assert.Equal(["Left behind"], Subjects(olga));
        Assert.Contains("Left behind", await olga.Client.GetStringAsync("/obligations.csv?post=YB1-head"));
        await olga.Get($"/posts/{(await house.PostId("YB1-head")).Value}");
        Assert.NotNull(olga.Page.QuerySelector("a[href='/obligations?post=YB1-head']"));
        foreach (var code in new[] { "anna", "boris", "sysadmin" })
        {
            var other = await house.SignedIn(code);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync("/obligations?post=YB1-head")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync("/obligations.csv?post=YB1-head")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync("/obligations?post=NONE")).StatusCode);
        }
        var boris = await house.SignedIn("boris");
        await boris.Get("/obligations?post=YB-head");
        Assert.Equal(["Another post's"], Subjects(boris));
    }

    [Fact]
    public async Task Pages_of_fifty_meet_each_row_once_in_either_list()
    {
        for (var i = 0; i < 60; i++) await house.Owes("YO-inspector", 20 + i / 7, $"Row {i}", RectificationKinds.Verify);
        var ivan = await house.SignedIn("ivan");
        foreach (var list in new[] { "/obligations", "/obligations?unit=YO&kind=rectification.verify" })
        {
            await ivan.Get(list);
            var first = Subjects(ivan);
            Assert.Equal(50, first.Length);
            Assert.Contains("60 entries", ivan.Text);
            await ivan.Get(ivan.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
            var all = first.Concat(Subjects(ivan)).ToList();
            Assert.Equal(60, all.Count);
            Assert.Equal(60, all.Distinct().Count());
        }
    }

    [Fact]
    public async Task What_is_done_is_listed_newest_first_and_exported()
    {
        var first = await house.Owes("YB-head", 5, "=1+1 first");
        var second = await house.Owes("YB-head", 6, "Second");
        foreach (var about in new[] { first, second }) await house.Follows(about, a => a.Met(DutyKinds.Discharge));
        var boris = await house.SignedIn("boris");
        await boris.Get("/obligations?state=done");
        Assert.Equal(["Second", "=1+1 first"], Subjects(boris));
        var csv = Encoding.UTF8.GetString(await boris.Client.GetByteArrayAsync("/obligations.csv?state=done"));
        Assert.StartsWith(
            "\uFEFFdue,state,answer_by,kind,subject,post,unit,owed_to,asked_by,minutes\r\n2026-01-11,done,,Discharge a duty,Second," +
            "Birch Secretary,Birch County,Yunsample City,,\r\n", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", csv);
    }

    private static string[] Subjects(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll("main tbody td:nth-child(2) .fw-medium").Select(e => e.TextContent)];
}
