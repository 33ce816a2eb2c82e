using System.Net;
using Answerable.Domain.Obligations;
using Answerable.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Plans;

/// <summary>A plan over the pages: written, adopted, proved, refused and proved again, and given more time.</summary>
public sealed class PlanPagesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_plan_of_both_strands_is_written_adopted_and_proved_by_another_post()
    {
        var (olga, anna, ivan) = (await house.SignedIn("olga"), await house.SignedIn("anna"), await house.SignedIn("ivan"));
        await olga.Get("/plans/new");
        await olga.Submit("draft-plan", ("title", ""), ("from", "2026-01-01"), ("until", "2026-12-31"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("draft-plan", ("title", "City plan"), ("from", "2026-01-01"), ("until", "2026-12-31"));
        var plan = olga.Path;
        Assert.Contains("Add projects", olga.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Get(plan)).Status);
        await olga.Submit("adopt-plan-not-there").ContinueWith(t => Assert.True(t.IsFaulted), TaskScheduler.Default);
        Assert.Contains("without projects", olga.Text);
        await olga.Submit("add-project", ("title", "Every hall open"), ("aim", "Nine halls are open."), ("strands", "party-building"),
            ("leader", "Y-deputy"), ("manager", "nobody"), ("handler", "YA-clerk"), ("dueOn", "2026-09-30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("There is no post nobody", olga.Text);
        Assert.Equal("Every hall open", olga.Page.QuerySelector("input[name=title]")!.GetAttribute("value"));
        await olga.Submit("add-project", ("manager", "YA-head"));
        var project = olga.Path;
        await olga.Get(plan);
        Assert.NotNull(olga.Page.QuerySelector("#one-strand"));
        Assert.Contains("Nothing would prove project", olga.Text);
        await olga.Get(project);
        await olga.Submit("add-package", ("title", "Repair"), ("owner", "YA-head"), ("startsOn", "2026-01-01"), ("endsOn", "2026-03-31"));
        await olga.Submit("add-package", ("title", "Open"), ("owner", "YA-head"), ("startsOn", "2026-03-01"), ("endsOn", "2026-06-30"),
            ("after", "1.1"));
        Assert.Contains("begin after that day", olga.Text);
        await olga.Submit("add-package", ("startsOn", "2026-04-01"));
        foreach (var (handler, mark) in Handlers(olga).Zip(["Nine roofs hold.", "Nine halls are open."]))
        {
            await olga.Submit(handler, ("mark", mark), ("acceptedBy", "YA-head"));
            Assert.Contains("does not accept its own", olga.Text);
            await olga.Submit(handler, ("mark", mark), ("acceptedBy", "YO-inspector"));
        }
        await olga.Submit("add-supply", ("what", "Wardens"), ("from", "YE-head"), ("amount", "4"));
        Assert.Contains("0 of 4 persons", olga.Text);
        await olga.Get(plan);
        await olga.Submit("adopt-plan", ("source", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("adopt-plan", ("source", "Meeting 3"));
        Assert.Contains("adopted by Meeting 3", olga.Text);
        await olga.Get(project);
        Assert.Empty(olga.Page.QuerySelectorAll("form input[value^=add-], form input[value^=remove-]"));

        await anna.Get("/");
        Assert.Contains("Nine roofs hold.", anna.Text);
        await anna.Get(project);
        await anna.Submit(anna.Page.QuerySelector("input[name=_handler][value^=deliver-]")!.GetAttribute("value")!, ("amount", "3"));
        Assert.Contains("3 of 4 persons", anna.Text);
        await anna.Get(anna.Page.QuerySelector("a[href^='/plans/milestones/']")!.GetAttribute("href")!);
        var milestone = anna.Path;
        await anna.Submit("claim", ("text", "All nine hold since Monday."), ("link", "Record 9"));
        Assert.Contains("waits for acceptance", anna.Text);
        Assert.Null(anna.Page.QuerySelector("input[value=accept]"));
        await ivan.Get(milestone);
        await ivan.Submit("return", ("reason", "The record of hall nine is missing."));
        await anna.Get(milestone);
        Assert.Contains("The record of hall nine is missing.", anna.Text);
        await anna.Submit("claim", ("text", "Record of hall nine added."));
        await ivan.Get(milestone);
        await ivan.Submit("accept");
        Assert.Contains("accepted", ivan.Text);
        await olga.Get(plan);
        Assert.Contains("1 accepted", olga.Text);
        Assert.Contains("1/2", olga.Text);
    }

    [Fact]
    public async Task More_time_shows_what_slips_before_it_is_granted_and_moves_it_after()
    {
        var plan = await ArrangedPlan.Adopted(house);
        var (first, second) = (plan.Milestones[0], plan.Milestones[1]);
        var (anna, olga, ivan) = (await house.SignedIn("anna"), await house.SignedIn("olga"), await house.SignedIn("ivan"));
        await anna.Get($"/plans/milestones/{first.Value}");
        await anna.Submit("ask-time", ("dueOn", "2026-03-31"), ("reason", "Rain"));
        Assert.Contains("ask for a later day", anna.Text);
        await anna.Submit("ask-time", ("dueOn", "2026-04-14"));
        Assert.Null(anna.Page.QuerySelector("input[value=grant]"));
        Assert.Contains("14 days later", anna.Text);
        await ivan.Get($"/plans/milestones/{first.Value}");
        Assert.Null(ivan.Page.QuerySelector("input[value=grant]"));
        await olga.Get($"/plans/{plan.Id.Value}");
        Assert.Contains("1 request for more time", olga.Text);
        await olga.Get(olga.Page.QuerySelector("#asks a")!.GetAttribute("href")!);
        Assert.Contains("1.2 Open: 14 days later", olga.Text);
        await olga.Submit("grant");
        Assert.Contains("granted", olga.Page.QuerySelector("#time")!.TextContent);
        Assert.Contains("Olga Organiser", olga.Page.QuerySelector("#time")!.TextContent);
        Assert.Equal([new(2026, 4, 14), new(2026, 7, 14)], await house.Read(db => db.Set<Obligation>()
            .Where(o => (o.ObjectId == first.Value || o.ObjectId == second.Value) && o.Kind == PlanKinds.Prove.Code
                && o.State == ObligationState.Open).OrderBy(o => o.DueOn).Select(o => o.DueOn).ToListAsync()));
        await olga.Get($"/plans/milestones/{second.Value}");
        Assert.Contains("is due later since what it waits for is", olga.Text);
    }

    [Fact]
    public async Task A_draft_loses_parts_and_goes_for_good()
    {
        var plan = await ArrangedPlan.Draft(house, title: "Draft that goes");
        var olga = await house.SignedIn("olga");
        await olga.Get($"/plans/{plan.Id.Value}/projects/1");
        await olga.Submit($"remove-{plan.Milestones[0].Value:N}");
        Assert.DoesNotContain("Repair: done", olga.Text);
        await olga.Submit("remove-project");
        Assert.Contains("Add projects", olga.Text);
        await olga.Get($"/plans/{plan.Id.Value}/heading");
        await olga.Submit("discard-plan");
        Assert.Equal("/plans", olga.Path);
        Assert.DoesNotContain("Draft that goes", olga.Text);
        Assert.Equal(0, await house.Read(db => db.Set<Domain.Plans.Plan>().CountAsync(p => p.Id == plan.Id)));
        Assert.Equal(0, await house.Read(db => db.Set<Milestone>().CountAsync(m => m.PlanId == plan.Id)));
    }

    private static List<string> Handlers(Visitor at) =>
        [.. at.Page.QuerySelectorAll("input[name=_handler][value^=add-milestone-]").Select(i => i.GetAttribute("value")!)];
}
