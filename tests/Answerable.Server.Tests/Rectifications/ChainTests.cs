using System.Net;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>From the finding to its closing, in the browser without scripts.</summary>
public sealed class ChainTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_finding_is_planned_approved_repaired_and_verified_by_four_posts()
    {
        var id = await house.Finding();
        var anna = await house.SignedIn("anna");
        await anna.Get($"/rectifications/{id.Value}");
        Assert.Contains("waiting for the plan of Alder County Alder Secretary", anna.Text);
        await anna.Get($"/rectifications/{id.Value}/plan");
        await anna.Submit("plan", ("go", "file"), ("kind", "StagedFix"), ("closeCondition", "All three open 8 days a month."),
            ("dueOn", "2026-06-30"),
            ("measures[0].text", "Empty the store"), ("measures[2].text", "Rules for opening"), ("measures[2].dueOn", "2026-05-01"));
        Assert.Equal((HttpStatusCode.OK, $"/rectifications/{id.Value}"), (anna.Status, anna.Path));
        Assert.Contains("plan filed, waiting for approval by Organisation Department Organiser", anna.Text);
        Assert.Contains("2 measures, 0 reported done · plan 1", anna.Text);

        var olga = await house.SignedIn("olga", "zh-CN");
        await olga.Get($"/rectifications/{id.Value}");
        Assert.Contains("请审核2条措施", olga.Text);
        await olga.Submit("judge-plan", ("verdict", "approve"));
        Assert.Contains("正在整改", olga.Text);

        await anna.Get($"/rectifications/{id.Value}");
        await anna.Submit("work", ("go", "progress"), ("text", "The store is empty."));
        Assert.Contains("The store is empty.", anna.Text);
        house.Clock.GoTo(new(2026, 7, 2));
        anna = await house.SignedIn("anna");
        await anna.Get($"/rectifications/{id.Value}");
        await anna.Submit("work", ("go", "claim"), ("text", "All three are open."), ("evidence", "Record 12"));
        Assert.Contains("claimed on 2 July 2026, 2 days late", anna.Text);

        var ivan = await house.SignedIn("ivan");
        await ivan.Get($"/rectifications/{id.Value}");
        Assert.Contains("Alder County Alder Secretary Anna Alder: answers for this.", ivan.Text);
        Assert.Contains("You (Organisation Department Inspector Ivan Inspector) are none of these and may decide on it.", ivan.Text);
        await ivan.Submit("verify", ("verdict", "close"), ("text", "Went to all three; all open."));
        Assert.Contains("verified and closed", ivan.Text);
        Assert.Contains("reported the corrective action as done", ivan.Text);

        var (state, open, done) = await house.Read(async db =>
        {
            var about = id.Value;
            var owed = await db.Set<Obligation>().Where(o => o.ObjectId == about).ToListAsync();
            return ((await db.Set<Rectification>().SingleAsync(r => r.Id == id)).State, owed.Count(o => o.State == ObligationState.Open),
                owed.Count(o => o.State == ObligationState.Discharged));
        });
        Assert.Equal((RectificationState.Closed, 0, 4), (state, open, done));
    }
}
