using System.Net;
using Answerable.Domain;
using Answerable.Domain.Organisation;
using Answerable.Server.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Organisation;

public sealed class UnitTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task System_administration_adds_a_unit_and_a_post_beneath_one_and_renames_it_keeping_the_old_name()
    {
        var sybil = await house.SignedIn("sysadmin");
        var yb = await house.UnitId("YB");
        await sybil.Get($"/units/{yb.Value}");
        await sybil.Submit("new-unit", ("name", "Bay Town"), ("code", "YB9"), ("level", "township"));
        Assert.Contains("Bay Town", sybil.Text);
        Assert.Contains("entered the unit", sybil.Text);
        var bay = sybil.Path;
        await sybil.Submit("rename", ("name", "Bay City"));
        Assert.Contains("Bay City", sybil.Page.QuerySelector("h1")!.TextContent);
        Assert.Contains("Bay Town 5 January 2026 to 5 January 2026", sybil.Text);
        await sybil.Submit("new-post", ("post", "Bay Secretary"), ("post_code", "YB9-head"), ("kind", "secretary"));
        Assert.Contains("The post is vacant. It keeps its open items", sybil.Text);
        await sybil.Get(bay);
        Assert.Contains("Vacant", sybil.Text);
    }

    [Fact]
    public async Task A_taken_code_and_a_bad_code_are_refused_and_the_form_comes_back_filled_in()
    {
        var sybil = await house.SignedIn("sysadmin");
        var yb = await house.UnitId("YB");
        await sybil.Get($"/units/{yb.Value}");
        await sybil.Submit("new-unit", ("name", "Twin"), ("code", "YA"), ("level", "county"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sybil.Status);
        Assert.Contains("This code is taken", sybil.Text);
        Assert.Contains("Twin", sybil.Html);
        await sybil.Submit("new-unit", ("name", "Twin"), ("code", "Y/A"), ("level", "county"));
        Assert.Contains("has characters that a code may not have", sybil.Text);
        await sybil.Submit("new-post", ("post", "Twin"), ("post_code", "YA-head"));
        Assert.Contains("This code is taken", sybil.Text);
    }

    [Theory]
    [InlineData("anna")]
    [InlineData("olga")]
    [InlineData("secadmin")]
    [InlineData("auditor")]
    public async Task Nobody_else_is_offered_or_allowed_to_change_units_and_posts(string person)
    {
        var visitor = await house.SignedIn(person);
        var ya = await house.UnitId("YA");
        await visitor.Get($"/units/{ya.Value}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Empty(visitor.Page.QuerySelectorAll("input[name=_handler][value=rename], input[name=_handler][value=new-unit]"));
        var actor = await house.Actor(person);
        await Denied(s => s.GetRequiredService<RenameUnit>().Run(actor, ya, "Mine now"));
        await Denied(s => s.GetRequiredService<CreateUnit>().Run(actor, ya, "N1", "New", ""));
        await Denied(s => s.GetRequiredService<CreatePost>().Run(actor, ya, "N1-p", "New", "", false));
    }

    [Fact]
    public async Task The_unit_looked_at_is_found_by_name_or_down_the_tree_and_kept()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/units/choose?return=/units&find=Birch");
        var yb = await house.UnitId("YB");
        await olga.Submit($"pick-{yb.Value:N}");
        Assert.Equal("/units", olga.Path);
        Assert.Contains("Beech Town", olga.Text);
        Assert.DoesNotContain("Ash Town", olga.Text);
        await olga.Get("/units/choose?return=//elsewhere.example");
        Assert.DoesNotContain("href=\"//elsewhere", olga.Html);
    }

    [Fact]
    public async Task A_long_list_of_units_goes_on_by_key()
    {
        await house.Import(Rosters.Units([.. Enumerable.Range(100, 60).Select(n => $"K{n},YE,School {n},school")]));
        var emil = await house.SignedIn("emil");
        await emil.Get("/units");
        Assert.Contains("School 149", emil.Text);
        Assert.DoesNotContain("School 150", emil.Text);
        await emil.Get(emil.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Contains("School 150", emil.Text);
        Assert.Null(emil.Page.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task An_unknown_unit_or_post_or_person_is_not_found()
    {
        var olga = await house.SignedIn("olga");
        foreach (var room in new[] { "units", "posts", "people" })
            Assert.Equal(HttpStatusCode.NotFound, (await olga.Get($"/{room}/{Ids.Random()}")).Status);
    }

    private async Task Denied(Func<IServiceProvider, Task> act)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => house.Scope(act));
        Assert.True(refused.Refusals[0].IsDenial);
    }
}
