using System.Net;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;
using Answerable.Server.Duties;
using Answerable.Server.Guiding;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Policies;
using Answerable.Server.Rectifications;
using Answerable.Server.Shell;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Guiding;

/// <summary>What the policy named, a guiding unit's organiser may issue to the guided unit while it guides, and nobody else.</summary>
public sealed class GuidingAsksTests : GuidedAlder
{
    [Fact]
    public async Task A_guiding_unit_issues_to_the_guided_unit_itself_and_nothing_beneath_and_the_list_says_so()
    {
        var guidance = await Guides();
        var list = await Draft("emil", guidance);
        await Write(list);
        var emil = await house.SignedIn("emil");
        await emil.Get($"/duties/{list.Value}/issue");
        Assert.Contains("By guidance: Education Department to Alder County", emil.Text);
        Assert.Contains("Guiding unit: Education Department", emil.Text);
        await emil.Submit("issue");
        Assert.Equal($"/duties/{list.Value}", emil.Path);
        Assert.Equal(["YA-head"], await Charged(list));
        var anna = await house.SignedIn("anna");
        await anna.Get($"/duties/tasks/{(await Task(list)).Value}");
        Assert.Contains("By guidance: Education Department to Alder County", anna.Text);
        // The unit's page says what comes from which line.
        await anna.Get($"/units/{(await house.UnitId("YA")).Value}");
        Assert.Contains("What this unit owes, by line", anna.Text);
        Assert.Equal(["0", "2", "2"], [.. anna.Page.QuerySelectorAll("#lines td[data-label=Open]").Select(c => c.TextContent.Trim())]);
    }

    [Fact]
    public async Task What_was_issued_stays_owed_and_judged_when_the_guidance_ends_and_nothing_new_is_issued()
    {
        var guidance = await Guides();
        var (first, second) = (await Issued(guidance), await Draft("emil", guidance));
        await Write(second);
        await house.Scope(async s => await s.GetRequiredService<EndGuidance>().Run(await house.Actor("sysadmin"),
            await house.UnitId("YA"), guidance));
        Assert.Equal(["duties.not-guiding"], await Refused("emil", (IssueDutyList a, Actor by) => a.Run(by, second, null)));
        Assert.Equal(["duties.not-guiding"], await Refused("emil", (IssueToNewcomers a, Actor by) => a.Run(by, first)));
        Assert.Contains("duties.not-guiding", await Refused("emil", (DraftDutyList a, Actor by) => a.Run(by, by.Unit!.Value, Heading, null,
            guidance)));
        var task = await Task(first);
        await house.Do<ReportDuty>("anna", (a, by) => a.Run(by, task, "All forty are checked.", null));
        await house.Do<JudgeDuty>("emil", (a, by) => a.Run(by, task, null));
        Assert.Equal(DutyTaskState.Accepted, await house.Read(db => db.Set<DutyTask>().Where(t => t.Id == task).Select(t => t.State)
            .SingleAsync()));
        await (await house.SignedIn("anna")).Get($"/duties/tasks/{task.Value}");
        // What is open still counts in the line of the unit that guided.
        var lines = await Lines("anna");
        Assert.Equal((1, 0), (lines.Guides.Single().Open, lines.Parent.Open));
    }

    [Fact]
    public async Task A_guidance_that_has_not_begun_issues_and_inspects_nothing()
    {
        var later = await Guides(from: new(2026, 2, 1));
        Assert.Contains("duties.not-guiding", await Refused("emil", Drafting(later)));
        Assert.Contains("rectifications.may-not-inspect", await Refused("emil", Inspecting(later, await house.PostId("YA-head"))));
        house.Clock.GoTo(new(2026, 2, 2));
        Assert.NotEqual(default, await Draft("emil", later));
    }

    [Fact]
    public async Task A_guidance_that_does_not_name_it_issues_and_inspects_nothing()
    {
        // A unit of the place where it is: the preset lets it read and be asked, no more.
        var reading = await Guides(kind: GuidanceKind.Territorial);
        Assert.Contains("duties.not-guiding", await Refused("emil", Drafting(reading)));
        Assert.Contains("rectifications.may-not-inspect", await Refused("emil", Inspecting(reading, await house.PostId("YA-head"))));
    }

    [Theory]
    // Another unit's organiser, who organises over both as well; the guided unit's own; a post of the guiding unit without the right;
    // whoever gave the guidance; others.
    [InlineData("olga")]
    [InlineData("chen")]
    [InlineData("anna")]
    [InlineData("tom")]
    [InlineData("sysadmin")]
    [InlineData("secadmin")]
    [InlineData("auditor")]
    [InlineData("boris")]
    public async Task Nobody_else_issues_or_inspects_by_a_guidance(string person)
    {
        var guidance = await Guides();
        var (list, owner) = (await Draft("emil", guidance), await house.PostId("YA-head"));
        await Write(list);
        Assert.NotEmpty(await Refused(person, Drafting(guidance)));
        Assert.NotEmpty(await Refused(person, (IssueDutyList a, Actor by) => a.Run(by, list, null)));
        Assert.NotEmpty(await Refused(person, Inspecting(guidance, owner)));
        Assert.Equal((DutyListState.Draft, 0), await house.Read(async db =>
            (await db.Set<DutyList>().Select(l => l.State).SingleAsync(), await db.Set<Finding>().CountAsync())));
        var visitor = await house.SignedIn(person);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get($"/rectifications/inspect/{guidance.Value}")).Status);
    }

    [Fact]
    public async Task A_list_by_guidance_goes_nowhere_else_and_joins_no_line()
    {
        var guidance = await Guides();
        var list = await Draft("emil", guidance);
        await Write(list);
        foreach (var unit in new[] { "YA1", "YB", "YE", "Y" })
            Assert.Equal(["duties.outside-subtree"], await Refused("emil", (IssueDutyList a, Actor by) => a.Run(by, list, unit)));
        Assert.Equal(["duties.beside-the-line"], await Refused("emil", (WriteDutyItem a, Actor by) => a.Run(by, list, Item with
        { Number = 2, MustBeTakenUp = true })));
        // A post beneath the guided unit, or of another, is no post of the list.
        foreach (var post in new[] { "YA1-head", "YB-head", "YE-head" })
            Assert.Equal(["duties.unknown-post"], await Refused("emil", (WriteDutyItem a, Actor by) => a.Run(by, list, Item with
            { Number = 2, ForPost = post })));
    }
}
