using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Answerable.Server.Organisation.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>Nobody gives themselves a right, and nobody comes to hold two administrations, by whatever way.</summary>
public sealed class OwnRightsTests(House house) : IClassFixture<House>
{
    private static readonly RosterFile NoNewUnits = Rosters.Units("Y,,Yunsample City,city");

    [Fact]
    public async Task A_security_administrator_gives_no_right_to_a_post_of_their_own_also_not_to_one_they_stand_in_for()
    {
        var own = await house.PostId("Y-security-administration");
        Assert.Equal(["organisation.own-post"], await Grant("secadmin", own, Right.Decide));
        var stoodIn = await Appoint("YA1-head", AppointmentKind.Acting, "secadmin");
        var first = await house.Actor("secadmin", "Y-security-administration");
        Assert.Equal(["organisation.own-post"], await Grant(first, stoodIn, Right.Organise));
        Assert.Equal(0,
            await house.Read(
                db => db.Set<StandingRight>()
                    .CountAsync(r => r.PostId == stoodIn || (r.PostId == own && r.Right != Right.SecurityAdministration))));
    }

    [Fact]
    public async Task Nor_to_a_leading_group_in_which_they_sit()
    {
        var system = await house.Actor("sysadmin");
        var group =
            await house.Scope(
                async s =>
                    await s.GetRequiredService<CreatePost>().Run(system, await house.UnitId("Y"), "Y-watch", "Watch group", "", true));
        await house.Scope(s => s.GetRequiredService<SeatMember>().Run(system, group, "Y-security-administration"));
        Assert.Equal(["organisation.own-post"], await Grant("secadmin", group, Right.Organise));
    }

    [Fact]
    public async Task A_system_administrator_appoints_themselves_to_no_post_and_sits_in_no_group_before_another_agrees()
    {
        var system = await house.Actor("sysadmin");
        await Appoint("YO-inspector", AppointmentKind.Acting, "sysadmin");
        var group =
            await house.Scope(
                async s => await s.GetRequiredService<CreatePost>().Run(system, await house.UnitId("Y"), "Y-board", "Board", "", true));
        Assert.Empty(await Grant("secadmin", group, Right.Decide));
        await house.Scope(s => s.GetRequiredService<SeatMember>().Run(system, group, "Y-system-administration"));
        var own = (await house.Actor("sysadmin")).AllPosts;
        Assert.DoesNotContain(await house.PostId("YO-inspector"), own);
        Assert.DoesNotContain(group, own);
        Assert.Equal(2, await house.Read(db => db.Set<WaitingAct>().CountAsync(w => w.DecidedAt == null)));
        await house.Scope(s => s.GetRequiredService<SeatMember>().Run(system, group, "YA-head"));
    }

    [Fact]
    public async Task The_page_says_why_there_is_no_form_and_refuses_one_that_is_sent_all_the_same()
    {
        var own = await house.PostId("Y-security-administration");
        var sean = await house.SignedIn("secadmin", "zh-CN");
        await sean.Get($"/posts/{own.Value}");
        Assert.Contains("须由其他安全管理员授予", sean.Text);
        Assert.Empty(sean.Page.QuerySelectorAll("input[name=_handler][value=grant]"));
        await sean.Get("/me");
        var token = sean.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var answer = await sean.Client.PostAsync($"/posts/{own.Value}", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "grant", ["__RequestVerificationToken"] = token, ["right"] = "Decide", ["unit_code"] = "Y",
        }));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_givers_own_right_covers_the_unit_while_the_post_may_stand_elsewhere()
    {
        var watch = await house.PostId("YB-head");
        await house.Scope(
            async s =>
                await s.GetRequiredService<GrantRight>().Run(await house.Actor("secadmin"), watch, Right.SecurityAdministration, "YB"));
        var elsewhere = await house.PostId("YA-clerk");
        Assert.Equal(["organisation.not-security-administrator"], await Grant("boris", elsewhere, Right.Vet, "YA"));
        Assert.Empty(await Grant("boris", elsewhere, Right.Vet, "YB1"));
    }

    [Fact]
    public async Task An_import_gives_no_right_to_the_importers_own_post()
    {
        var system = await house.Actor("sysadmin");
        await house.Scope(
            async s => await s.GetRequiredService<CreatePost>().Run(system, await house.UnitId("YE"), "YE-own", "Second post", "", false));
        await Appoint("YE-own", AppointmentKind.Holder, "secadmin");
        var plan =
            await house.Import(NoNewUnits, Rosters.Posts("YE,YE-own,Second post,,secadmin,Sean Security,,organise"), goodRows: true,
                by: await house.Actor("secadmin"));
        Assert.Equal("organisation.own-post", Rosters.Reason(plan.Posts!.Rows));
    }

    [Theory]
    [InlineData("holder")]
    [InlineData("stand-in")]
    public async Task An_import_joins_no_two_administrations_in_whoever_holds_the_post_or_stands_in(string way)
    {
        var system = await house.Actor("sysadmin");
        var code = $"YE-{way}";
        await house.Scope(
            async s => await s.GetRequiredService<CreatePost>().Run(system, await house.UnitId("YE"), code, "Watch", "", false));
        await Appoint(code, way == "holder" ? AppointmentKind.Holder : AppointmentKind.Acting, "auditor");
        var person = way == "holder" ? "auditor,Aude Audit" : ",";
        var row = Rosters.Posts($"YE,{code},Watch,,{person},,security-administration");
        foreach (var by in new[] { await house.Actor("secadmin"), Actor.System(SystemVerbs.Import) })
        {
            var plan = await house.Import(NoNewUnits, row, goodRows: true, by: by);
            if (by.IsSystem) Assert.Equal(RowState.Differs, plan.Posts!.Rows[0].State);
            else Assert.Equal("organisation.two-administrations", Rosters.Reason(plan.Posts!.Rows));
        }
        Assert.False((await house.Actor("auditor", code)).Has(Right.SecurityAdministration, "Y/YE/"));
    }

    [Fact]
    public async Task A_vacant_post_gets_no_two_administrations_by_import_either()
    {
        var plan = await house.Import(NoNewUnits, Rosters.Posts("YE,YE-both,Both,,,,,audit;security-administration"), goodRows: true);
        Assert.Equal("organisation.two-administrations", Rosters.Reason(plan.Posts!.Rows));
    }

    private async Task<string[]> Grant(string by, PostId post, Right right, string unit = "Y") =>
        await Grant(await house.Actor(by), post, right, unit);

    private async Task<string[]> Grant(Actor by, PostId post, Right right, string unit = "Y")
    {
        try
        {
            await house.Scope(s => s.GetRequiredService<GrantRight>().Run(by, post, right, unit));
            return [];
        }
        catch (Refused refused)
        {
            Assert.All(refused.Refusals, r => Assert.True(r.IsDenial));
            return [.. refused.Refusals.Select(r => r.Code)];
        }
    }

    private async Task<PostId> Appoint(string post, AppointmentKind kind, string person)
    {
        var (system, id) = (await house.Actor("sysadmin"), await house.PostId(post));
        await house.Scope(s => s.GetRequiredService<AppointToPost>().Run(system, id, kind, person, null));
        return id;
    }
}
