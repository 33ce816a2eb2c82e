using Answerable.Domain.Obligations;
using Answerable.Domain.Duties;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Obligations;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Organisation;
using Answerable.Server.Today;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Today;

public sealed class TodayTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Today_says_what_my_post_owes_with_the_overdue_first_and_where_to_start()
    {
        await house.Owes("YE-head", 2, "The quiet halls");
        await house.Owes("YE-head", -2, "The idle halls");
        await house.Owes("YE-head", 9, "A judged thing", DutyKinds.Judge);
        var emil = await house.SignedIn("emil");
        Assert.Contains("1 overdue", emil.Text);
        Assert.Contains("1 due within 3 days", emil.Text);
        Assert.Contains("1 waits for my decision", emil.Text);
        Assert.Contains("Start here: Discharge a duty (The idle halls), 2 days overdue; Yunsample City is waiting.", emil.Text);
        Assert.Equal(["The idle halls", "The quiet halls"],
            emil.Page.QuerySelectorAll(".an-rows td:nth-child(2) a").Select(e => e.TextContent));
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
            var rows =
                chen.Page.QuerySelectorAll(".an-units tbody tr")
                    .Select(r => string.Join(' ', r.QuerySelectorAll("a, b").Select(e => e.TextContent))).ToList();
            Assert.Equal(4, rows.Count);
            Assert.Equal("Alder County 1 1 2", rows[0]);
            Assert.StartsWith("Birch County", rows[1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_unit_above_sees_what_a_vacant_post_owes()
    {
        await house.Owes("YB1-head", 5, "Nobody's", DebriefKinds.File);
        var (chen, birch) = (await house.Actor("chen"), await house.UnitId("YB"));
        var below =
            await house.Scope(
                s => s.GetRequiredService<TodayQueries>().Under(chen, new(birch, "Birch County", "YB", "Y/YB/"), Owing.Today, World.Start));
        Assert.Contains(below!.Vacant, v => v.Name == "Beech Secretary" && v.Owes >= 1);
    }

    [Fact]
    public async Task An_organiser_in_a_department_of_the_unit_above_sees_its_units_and_the_way_to_what_a_vacant_post_owes()
    {
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var birch = await db.Set<Unit>().SingleAsync(u => u.Code == "YB");
            db.Add(Post.Create(Answerable.Domain.Actor.System(Answerable.Domain.SystemVerbs.SetUp), birch, "YB-deputy", "Birch Deputy",
                "deputy", false, house.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });
        await house.Owes("YB-deputy", 5, "Left behind", DebriefKinds.File);
        var olga = await house.SignedIn("olga");
        Assert.Contains("Units directly below Yunsample City", olga.Text);
        var way = olga.Page.QuerySelector("a[href='/obligations?post=YB-deputy']")!;
        Assert.Equal("Birch County Birch Deputy has 1 open item", way.TextContent);
        await olga.Get(way.GetAttribute("href")!);
        Assert.Contains("Left behind", olga.Text);
    }

    [Fact]
    public async Task Whoever_owes_nothing_is_told_what_would_stand_here_in_their_language()
    {
        var tess = await house.SignedIn("tess", "zh-CN");
        Assert.Contains("目前没有待办事项", tess.Text);
        Assert.Contains("本岗位待办", tess.Text);
        var secadmin = await house.SignedIn("secadmin");
        Assert.DoesNotContain("Units directly below", secadmin.Text);
    }

    [Fact]
    public async Task A_person_with_two_posts_is_told_what_the_other_owes_and_stays_in_the_one_chosen_across_sign_ins()
    {
        await house.Scope(async s =>
        {
            var db = s.GetRequiredService<Db>();
            var (by, now) = (Answerable.Domain.Actor.System(Answerable.Domain.SystemVerbs.SetUp), house.Clock.GetUtcNow());
            var post = await db.Set<Post>().SingleAsync(p => p.Code == "YB1-head");
            var boris = await db.Set<Domain.People.Person>().SingleAsync(p => p.Code == "boris");
            db.Add(post.Appoint(by, boris.Id, Answerable.Domain.AppointmentKind.Holder, now, now));
            await db.SaveChangesAsync();
        });
        await house.Owes("YB1-head", -2, "Late in the town");
        await house.Owes("YB1-head", 5, "Later in the town");
        var boris = await house.SignedIn("boris");
        Assert.Contains("Your post Beech Town Beech Secretary has", boris.Text);
        Assert.Contains("1 overdue.", boris.Text);
        Assert.DoesNotContain("Late in the town", boris.Text);
        Assert.Contains("1 overdue", (await boris.Get("/acting")).Text);
        await boris.Get("/");
        var post = (await house.PostId("YB1-head")).Value;
        await boris.Submit($"other-{post:N}");
        Assert.Contains("Late in the town", boris.Text);
        await boris.Get("/me");
        await boris.Submit("sign-out");
        await boris.Submit("sign-in", ("code", "boris"), ("password", World.Password));
        Assert.Contains("Late in the town", boris.Text);
    }

    [Fact]
    public async Task A_clerk_sees_the_reports_that_are_to_be_drafted_and_the_holder_does_not_see_them_twice()
    {
        await Rounds.Arrange.Open(house);
        var carl = await house.SignedIn("carl");
        Assert.Contains("Reports for you to draft", carl.Text);
        Assert.Contains("Draft for Alder County Alder Secretary", carl.Text);
        Assert.Contains("Start here: the report of Alder County Alder Secretary is not filed yet", carl.Text);
        await carl.Get(carl.Page.QuerySelector(".an-head a.btn-primary")!.GetAttribute("href")!);
        Assert.EndsWith("/write", carl.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("Reports for you to draft", (await house.SignedIn("anna")).Text);
    }

    [Fact]
    public async Task Administrators_are_led_from_set_up_to_the_roster_and_to_invitations()
    {
        using var database = TestDatabase.Empty();
        await using var app = House.Build(database, new FakeClock(World.Start));
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Server.Storage.Migrator>().Run();
        await services.GetRequiredService<Server.People.SetUp>().Run(
            new("Y", "Yunsample City", "Asia/Shanghai", "party", new("s", "Sybil"), new("c", "Sean"), new("a", "Aude")),
                new("System", "Security", "Audit"));
        var (steps, db) = (services.GetRequiredService<FirstSteps>(), services.GetRequiredService<Db>());
        async Task<Answerable.Domain.Actor> Actor(string code) => await services.GetRequiredService<Server.People.SessionReads>()
            .Actor(db, await db.Set<Domain.People.Person>().Where(p => p.Code == code).Select(p => p.Id).SingleAsync(), null, World.Start);
        Assert.Equal(FirstStep.Import, await steps.Next(await Actor("s"), "Y/", World.Start));
        Assert.Equal(FirstStep.WaitForImport, await steps.Next(await Actor("c"), "Y/", World.Start));
        Assert.Equal(FirstStep.None, await steps.Next(await Actor("a"), "Y/", World.Start));
        await services.GetRequiredService<ImportOrganisation>().Run(Rosters.Command, Rosters.Units("YA,Y,Alder County,county"),
            Rosters.Posts("YA,YA-head,Head,secretary,anna,Anna Alder,,"), false);
        Assert.Equal(FirstStep.None, await steps.Next(await Actor("s"), "Y/", World.Start));
        Assert.Equal(FirstStep.Invite, await steps.Next(await Actor("c"), "Y/", World.Start));
    }
}
