using System.Net;

namespace Answerable.Server.Tests.Rectifications;

[Collection(nameof(OneHouse))]
public sealed class PlanningTests(House house)
{
    [Fact]
    public async Task A_refused_plan_comes_back_filled_in_with_each_refusal_beside_its_row()
    {
        var id = await house.Finding("YB-head");
        var boris = await house.SignedIn("boris");
        await boris.Get($"/rectifications/{id.Value}/plan");
        await boris.Submit("plan", ("go", "file"), ("closeCondition", ""), ("dueOn", "2026-06-30"),
            ("measures[1].text", "Repair the roof"), ("measures[1].dueOn", "2026-12-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, boris.Status);
        Assert.Equal("Repair the roof", boris.Page.GetElementById("measures[1].text")!.GetAttribute("value"));
        Assert.Contains("after the date of the whole corrective action, 30 June 2026",
            boris.Page.GetElementById("measures[1].dueOn-problem")!.TextContent);
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
        await boris.Submit("plan", ("go", "more"), ("closeCondition", "Published monthly."), ("measures[0].text", "Publish"),
            ("measures[2].text", "Check"));
        Assert.NotNull(boris.Page.GetElementById("measures[3].text"));
        Assert.Equal("Check", boris.Page.GetElementById("measures[1].text")!.GetAttribute("value"));
        await boris.Get($"/rectifications/{id.Value}/plan");
        Assert.Contains("Published monthly.", boris.Text);
        Assert.Contains("draft saved", boris.Text);
    }

    [Fact]
    public async Task A_kept_draft_whose_answer_was_lost_is_kept_again_from_the_same_page_and_filed()
    {
        var id = await house.Finding("YB-head", "The hall has no ramp");
        var boris = await house.SignedIn("boris");
        await boris.Get($"/rectifications/{id.Value}/plan");
        var page = boris.Page.QuerySelector("input[name=draft-page]")!.GetAttribute("value")!;
        // The answers of both saves were lost: the page still names the sketch that there was not.
        (string, string)[] same =
            [("sketch", "0"), ("draft-page", page), ("closeCondition", "A ramp is built."), ("measures[0].text", "Build it"),
                ("dueOn", "2026-03-31")];
        foreach (var go in new[] { "keep", "keep", "file" })
        {
            await boris.Get($"/rectifications/{id.Value}/plan");
            await boris.Submit("plan", [("go", go), ("kind", "StagedFix"), .. same]);
            Assert.Equal((HttpStatusCode.OK, $"/rectifications/{id.Value}"), (boris.Status, boris.Path));
        }
    }

    [Fact]
    public async Task A_plan_is_not_filed_over_a_draft_that_somebody_else_kept_since()
    {
        var id = await house.Finding(title: "Keys are nowhere");
        var anna = await house.SignedIn("anna");
        await anna.Get($"/rectifications/{id.Value}/plan");
        var carl = await house.SignedIn("carl");
        await carl.Get($"/rectifications/{id.Value}/plan");
        await carl.Submit("plan", ("go", "keep"), ("closeCondition", "The clerk's condition."));
        foreach (var go in new[] { "keep", "file" })
        {
            var late = await house.SignedIn("anna");
            await late.Get($"/rectifications/{id.Value}/plan");
            await late.Submit("plan", ("go", go), ("sketch", "0"), ("kind", "StagedFix"), ("closeCondition", "Anna's condition."),
                ("measures[0].text", "Find them"), ("dueOn", "2026-03-31"));
            Assert.Equal(HttpStatusCode.Conflict, late.Status);
            Assert.Contains("Anna's condition.", late.Text);
        }
        await anna.Get($"/rectifications/{id.Value}/plan");
        Assert.Contains("The clerk's condition.", anna.Text);
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
