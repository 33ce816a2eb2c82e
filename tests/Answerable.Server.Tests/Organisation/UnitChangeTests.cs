using System.Net;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Server.Ledger;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Answerable.Server.Tests.Obligations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

/// <summary>A unit moves, goes up in another, is split or closed, at once or on a planned day, and stays readable as it was.</summary>
public sealed class UnitChangeTests : IAsyncLifetime
{
    private readonly House house = new();

    public Task InitializeAsync() => house.InitializeAsync();

    public Task DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_unit_moves_with_all_below_it_and_is_read_as_it_stood()
    {
        await house.Owes("YA1-head", 3);
        await house.Folds();
        await house.Owes("YA1-head", 2);
        var (ya, yb) = (await house.UnitId("YA"), await house.UnitId("YB"));
        house.Clock.Advance(TimeSpan.FromDays(3));
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/units/{ya.Value}/change/move");
        await sybil.Submit("change", ("unit_code", "YB"));
        Assert.Equal($"/units/{ya.Value}", sybil.Path);
        Assert.Contains("Birch County", sybil.Page.QuerySelector(".breadcrumb")!.TextContent);
        Assert.Contains("moved the unit", sybil.Text);
        Assert.Equal(new Trio(0, 2, 2), await Count("Y/YB/"));
        Assert.Equal(new Trio(0, 2, 2), await Count("Y/YB/YA/YA1/"));
        Assert.Equal(default, await Count("Y/YA/"));
        Assert.Equal("Y/YB/YA/", (await house.Actor("anna")).UnitPath);
        Assert.True((await house.Actor("anna")).Has(Right.Organise, "Y/YB/YA/YA1/"));
        // What was written before stays where it was written.
        var line = await house.Read(db => db.Set<Line>().Where(l => l.Act == "unit.moved").Select(l => l.UnitId).SingleAsync());
        Assert.Equal(ya, line);
        await sybil.Get($"/units/{ya.Value}?on=2026-01-06");
        Assert.DoesNotContain("Birch County", sybil.Page.QuerySelector(".breadcrumb")!.TextContent);
        Assert.Contains("Ash Town", sybil.Text);
        Assert.Contains("Anna Alder", sybil.Text);
        await sybil.Get($"/units?unit={yb.Value}&on=2026-01-06");
        Assert.DoesNotContain("Alder County", sybil.Page.QuerySelector(".page-body")!.TextContent);
        await sybil.Get($"/units/{yb.Value}");
        Assert.Contains("Alder County", sybil.Page.QuerySelector(".page-body")!.TextContent);
        await sybil.Get($"/units/{ya.Value}?on=2025-12-31");
        Assert.Contains("The unit was not there on that day", sybil.Text);
    }

    [Theory]
    [InlineData("YA", "YA1", "organisation.into-itself")]
    [InlineData("YA", "YA", "organisation.into-itself")]
    [InlineData("YA", "Y", "organisation.same-unit-above")]
    [InlineData("YA", "nowhere", "organisation.unknown-unit")]
    [InlineData("Y", "YA", "organisation.is-root")]
    public async Task A_move_that_cannot_be_is_refused_by_a_code(string unit, string to, string code)
    {
        var sybil = await house.Actor("sysadmin");
        Assert.Equal(code, (await Refused(sybil, unit, new(UnitChangeKind.Move, to))).Code);
    }

    [Fact]
    public async Task Who_administers_only_the_old_place_moves_nothing_to_another()
    {
        var ya = await house.UnitId("YA");
        var emil = await house.Actor("emil");
        var own = Actor.In(emil.Person!.Value, emil.Post!.Value, emil.Unit!.Value, emil.UnitPath,
            [new(Right.SystemAdministration, "Y/YA/")], emil.AllPosts, emil.Seats);
        Assert.True((await Refused(own, "YA", new(UnitChangeKind.Move, "YB"))).IsDenial);
        Assert.True((await Refused(own, "YB1", new(UnitChangeKind.Move, "YA"))).IsDenial);
        Assert.True((await Refused(own, "YA", new(UnitChangeKind.Split, "YA9", "Part", Codes: "YA-clerk"))).IsDenial);
        Assert.True((await Refused(own, "YA", new(UnitChangeKind.Merge, Codes: "YB1"))).IsDenial);
        Assert.Equal("Y/YA/", await house.Read(db => db.Set<Unit>().Where(u => u.Id == ya).Select(u => u.Path).SingleAsync()));
    }

    [Fact]
    public async Task A_unit_goes_up_in_another_with_posts_obligations_and_units_beneath()
    {
        await house.Owes("YA-head", 3);
        await house.Folds();
        var (ya, head) = (await house.UnitId("YA"), await house.PostId("YA-head"));
        house.Clock.Advance(TimeSpan.FromDays(2));
        var sybil = await house.SignedIn("sysadmin");
        await Act(null, "YB", new(UnitChangeKind.Merge, Codes: "YO"));
        await sybil.Get($"/units/{(await house.UnitId("YB")).Value}/change/merge");
        await sybil.Submit("change", ("codes", "YA, YE"));
        Assert.Contains("Alder Secretary", sybil.Text);
        Assert.Contains("Education Secretary", sybil.Text);
        Assert.Contains("Ash Town", sybil.Text);
        Assert.Equal(new Trio(0, 1, 1), await Count("Y/YB/"));
        Assert.Equal(default, await Count("Y/YA/"));
        Assert.Equal("Y/YB/", (await house.Actor("anna")).UnitPath);
        await sybil.Get($"/units/{ya.Value}");
        Assert.Contains("It went up in Birch County", sybil.Text);
        Assert.Contains("closed on", sybil.Text);
        await sybil.Get($"/units/{ya.Value}?on=2026-01-05");
        Assert.Contains("Alder Secretary", sybil.Text);
        Assert.Contains("Ash Town", sybil.Text);
        var by = await house.Actor("sysadmin");
        Assert.Equal("organisation.unit-closed", (await Refused(by, "YA", new(UnitChangeKind.Create, "N", "N"))).Code);
        Assert.NotEqual(default, head);
    }

    [Fact]
    public async Task A_part_is_split_off_with_the_posts_that_are_named()
    {
        await house.Owes("YA-clerk", 3);
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/units/{(await house.UnitId("YA")).Value}/change/split");
        await sybil.Submit("change", ("name", "Aspen County"), ("code", "YC"), ("level", "county"), ("codes", "YA-clerk"));
        Assert.Contains("Aspen County", sybil.Text);
        Assert.Contains("It was split off from Alder County", sybil.Text);
        Assert.Contains("Alder Clerk", sybil.Text);
        Assert.Equal(new Trio(0, 1, 1), await Count("Y/YC/"));
        Assert.Equal(default, await Count("Y/YA/"));
        var refused = await Refused(await house.Actor("sysadmin"), "YA", new(UnitChangeKind.Split, "YD", "Part", Codes: "YB-head"));
        Assert.Equal("organisation.not-of-unit", refused.Code);
        Assert.False(await house.Read(db => db.Set<Unit>().AnyAsync(u => u.Code == "YD")));
    }

    [Fact]
    public async Task A_unit_closes_only_when_nothing_is_in_the_way_and_the_page_says_what_is()
    {
        await house.Owes("YB1-head", 3);
        var yb1 = await house.UnitId("YB1");
        var sybil = await house.SignedIn("sysadmin");
        await sybil.Get($"/units/{yb1.Value}/change/close");
        Assert.Contains("Still owed: 1", sybil.Text);
        await sybil.Submit("change");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sybil.Status);
        Assert.Contains("Still owed by its posts: 1", sybil.Text);
        var codes = (await Assert.ThrowsAsync<Refused>(() => Act(null, "YA", new(UnitChangeKind.Close)))).Refusals.Select(r => r.Code);
        Assert.Equal(["organisation.close-posts-held", "organisation.close-units-beneath"], codes);
        var about = await house.Read(db => db.Set<Obligation>().Select(o => new { o.ObjectKind, o.ObjectId }).SingleAsync());
        await house.Follows(new(about.ObjectKind, about.ObjectId), a => a.Met(Answerable.Domain.Duties.DutyKinds.Discharge));
        await sybil.Get($"/units/{yb1.Value}/change/close");
        await sybil.Submit("change");
        Assert.Contains("closed on", sybil.Text);
        await sybil.Get($"/units/{(await house.UnitId("YB")).Value}");
        Assert.DoesNotContain("Beech Town", sybil.Page.QuerySelector(".page-body")!.TextContent);
        var (by, post) = (await house.Actor("sysadmin"), await house.PostId("YB1-head"));
        var refused = await Assert.ThrowsAsync<Refused>(() => house.Scope(s => s.GetRequiredService<AppointToPost>()
            .Run(by, post, AppointmentKind.Holder, "newone", "New One")));
        Assert.Equal("organisation.post-closed", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task A_program_moves_a_unit_with_the_version_that_it_has_read()
    {
        var (ya, address) = (await house.UnitId("YA"), $"/api/units/{(await house.UnitId("YA")).Value}");
        var (sybil, anna) = (new ApiCalls(await house.SignedIn("sysadmin")), new ApiCalls(await house.SignedIn("anna")));
        await anna.Get(address);
        await anna.Post($"{address}/changes", new { kind = "move", code = "YB" });
        Assert.Equal(HttpStatusCode.Forbidden, anna.Status);
        await sybil.Get(address);
        await sybil.Post($"{address}/changes", new { kind = "move", code = "YB" }, "\"77\"");
        Assert.Equal(HttpStatusCode.Conflict, sybil.Status);
        await sybil.Get(address);
        await sybil.Post($"{address}/changes", new { kind = "move", code = "YB" });
        Assert.Equal((await house.UnitId("YB")).Value, sybil.Body.GetProperty("parentId").GetGuid());
        Assert.NotEqual(default, ya);
    }

    private Task<Trio> Count(string path) => house.Scope(s => s.GetRequiredService<TallyQueries>().Below(path, Owing.Today));

    private async Task<Refusal> Refused(Actor by, string unit, UnitChange change) =>
        (await Assert.ThrowsAsync<Refused>(() => Act(by, unit, change))).Refusals[0];

    private async Task Act(Actor? sybil, string unit, UnitChange change)
    {
        var (by, id) = (sybil ?? await house.Actor("sysadmin"), await house.UnitId(unit));
        await house.Scope(s => s.GetRequiredService<ChangeUnit>().Run(by, id, change));
    }
}
