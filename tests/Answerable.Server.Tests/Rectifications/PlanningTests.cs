using System.Net;

namespace Answerable.Server.Tests.Rectifications;

public sealed class PlanningTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_refused_plan_comes_back_filled_in_with_each_refusal_beside_its_row()
    {
        var id = await house.Finding("YB-head");
        var boris = await house.SignedIn("boris");
        await boris.Get($"/rectifications/{id.Value}/plan");
        await boris.Submit("plan", ("go", "file"), ("closeCondition", ""), ("dueOn", "2026-06-30"), ("measures[1].text", "Repair the roof"), ("measures[1].dueOn", "2026-12-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, boris.Status);
        Assert.Equal("Repair the roof", boris.Page.GetElementById("measures[1].text")!.GetAttribute("value"));
        Assert.Contains("after the date of the whole repair, 30 June 2026", boris.Page.GetElementById("measures[1].dueOn-problem")!.TextContent);
        Assert.NotNull(boris.Page.GetElementById("closeCondition-problem"));
        Assert.Equal("2026-06-30", boris.Page.GetElementById("dueOn")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Another_measure_keeps_the_draft_and_shows_one_more_row()
    {
        var id = await house.Finding("YB-head", "Accounts are not published");
        var boris = await house.SignedIn("boris");
        await boris.Get($"/rectifications/{id.Value}/plan");
        Assert.Null(boris.Page.GetElementById("measures[3].text"));
        await boris.Submit("plan", ("go", "more"), ("closeCondition", "Published monthly."), ("measures[0].text", "Publish"), ("measures[2].text", "Check"));
        Assert.NotNull(boris.Page.GetElementById("measures[3].text"));
        Assert.Equal("Check", boris.Page.GetElementById("measures[1].text")!.GetAttribute("value"));
        await boris.Get($"/rectifications/{id.Value}/plan");
        Assert.Contains("Published monthly.", boris.Text);
        Assert.Contains("draft saved", boris.Text);
    }

    [Fact]
    public async Task A_clerk_drafts_the_plan_and_cannot_file_it()
    {
        var id = await house.Finding(title: "Minutes are missing");
        var carl = await house.SignedIn("carl");
        await carl.Get($"/rectifications/{id.Value}/plan");
        Assert.DoesNotContain("File for approval", carl.Text);
        await carl.Submit("plan", ("go", "keep"), ("closeCondition", "Minutes of all meetings."));
        await carl.Get($"/rectifications/{id.Value}/plan");
        await carl.Submit("plan", ("go", "file"), ("kind", "StagedFix"), ("dueOn", "2026-12-30"), ("measures[0].text", "Write them"));
        Assert.Equal(HttpStatusCode.Forbidden, carl.Status);
        var anna = await house.SignedIn("anna");
        await anna.Get($"/rectifications/{id.Value}/plan");
        Assert.Contains("Minutes of all meetings.", anna.Text);
    }
}
