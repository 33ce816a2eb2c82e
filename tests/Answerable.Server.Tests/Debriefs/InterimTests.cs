using System.Net;
using AngleSharp.Html.Dom;
using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Plans;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Appraisals;
using Answerable.Server.Plans;
using Answerable.Server.Reviews;
using Answerable.Server.Tests.Plans;
using Answerable.Server.Tests.Rectifications;
using Answerable.Server.Tests.Reviews;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Debriefs;

/// <summary>Interim reports: fewer sections, no groups, no grade, filled in with what is known, heard at a numbered meeting.</summary>
public sealed class InterimTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_report_with_nothing_new_is_filled_in_looked_at_and_filed_and_its_problems_become_findings()
    {
        var finding = new FindingId((await house.Finding(title: "Hall 9 stands idle", round: (await Arrange.Open(house)).Id)).Value);
        var plan = await ArrangedPlan.Adopted(house);
        var (by, ivan) = (await house.Actor("anna"), await house.Actor("ivan"));
        await house.Scope(async s => { await s.GetRequiredService<ClaimMilestone>().Run(by, plan.Milestones[0], new("Done")); });
        await house.Scope(async s => { await s.GetRequiredService<JudgeMilestone>().Run(ivan, plan.Milestones[0], null); });
        var round = await Arrange.Open(house, "party-interim", p => p with { Period = RoundPeriod.Of(new(2026, 3, 31), 3) }, 3);
        var stored = await Arrange.Read(house, round.Id);
        Assert.Empty(stored.Groups);
        Assert.Equal((new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31)), (stored.PeriodFrom, stored.PeriodUntil));

        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        Assert.Contains("Filled in with what duties, plans and findings say of 1 January 2026 to 31 March 2026", anna.Text);
        Assert.Contains("Repair: done: accepted on 5 January 2026", Area(anna, "duties"));
        Assert.Contains("Open: done: due on 30 June 2026", Area(anna, "nextSteps"));
        Assert.Contains("No duty or milestone is overdue", Area(anna, "problems"));
        Assert.Null(anna.Page.QuerySelector("textarea[name=ownPart], textarea[name=achievements]"));
        Assert.Contains("Under way, due on", Area(anna, $"sentence-{finding.Value}"));
        Assert.DoesNotContain("at least", anna.Page.QuerySelector(".an-meters")!.TextContent);
        Assert.False(await house.Read(db => db.Set<Debrief>().AnyAsync(d => d.DebrieferId == round.Alder)));
        await anna.Submit("debrief", ("do", "check"));
        Assert.Equal($"/debriefs/{round.Alder.Value}/file", anna.Path);
        Assert.DoesNotContain("My own part", anna.Text);
        await anna.Submit("debrief", ("do", "file"));
        Assert.Equal($"/debriefs/{round.Alder.Value}", anna.Path);
        Assert.Contains("Duties and plans of this period", anna.Text);

        await Reports.Accept(house, round.Alder);
        foreach (var (person, id) in new[] { ("boris", round.Birch), ("emil", round.Education) })
        {
            var owed = await Reports.Owed(house, person, id);
            await Reports.File(house, person, id, Reports.Good([.. owed]) with { OwnPart = "", Achievements = "" });
            await Reports.Accept(house, id);
        }
        var (olga, chen) = (await house.SignedIn("olga"), await house.Actor("chen"));
        await olga.Get($"/reviews/{round.Id.Value}");
        await olga.Submit("arrange", ("title", "Standing committee, meeting 12 of 2026"), ("move", "none"));
        Assert.Contains("meeting 12 of 2026", olga.Text);
        await Meetings.Note(house, round.Id, ("Y-chair", PresenceRole.Voting), ("Y-deputy", PresenceRole.Voting));
        await house.Scope(async s => { await s.GetRequiredService<ConveneMeeting>().Run(chen, round.Id, null); });
        foreach (var id in new[] { round.Alder, round.Birch })
            await house.Scope(async s => { await s.GetRequiredService<HearDebriefer>().Run(chen, id, AgendaOutcome.Presented); });
        await Meetings.Say(house, "chen", round.Alder, CommentKind.Problem, "Two roofs still leak.");
        foreach (var id in new[] { round.Birch, round.Education })
            await Meetings.Say(house, "chen", id, CommentKind.Achievement, "Well done.");
        await Meetings.Close(house, round.Id);
        Assert.Equal("Two roofs still leak.", await house.Read(db => db.Set<Finding>().Where(f => f.RaisedInRoundId == round.Id)
            .Select(f => f.Text).SingleAsync()));
        await olga.Get($"/reviews/{round.Id.Value}/minutes");
        Assert.Contains("Standing committee, meeting 12 of 2026", olga.Text);
        // Nothing is assessed and no grade decided: it goes to the archive by itself.
        var organiser = await house.Actor("olga");
        await house.Scope(async s => { await s.GetRequiredService<PublishGrades>().Run(organiser, round.Id); });
        Assert.Equal(RoundState.Published, (await Arrange.Read(house, round.Id)).State);
    }

    [Fact]
    public async Task A_section_that_is_not_asked_for_is_not_taken()
    {
        var round = await Arrange.Open(house, "party-interim", null, Reports.Next());
        var owed = await Reports.Owed(house, "anna", round.Alder);
        var refused = await Assert.ThrowsAsync<Refused>(() => Reports.File(house, "anna", round.Alder, Reports.Good([.. owed])));
        Assert.Equal(["debriefs.section-not-asked", "debriefs.section-not-asked"], refused.Refusals.Select(r => r.Code));
        await Reports.File(house, "anna", round.Alder, Reports.Good([.. owed]) with { OwnPart = "", Achievements = "" });
        var empty = Reports.Good() with { OwnPart = "", Achievements = "", NextSteps = " " };
        await Assert.ThrowsAsync<Refused>(() => Reports.File(house, "boris", round.Birch, empty));
    }

    [Fact]
    public async Task Somebody_elses_report_is_not_filled_in_for_who_may_not_write_it()
    {
        var round = await Arrange.Open(house, "party-interim", null, Reports.Next());
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.SignedIn("boris")).Get($"/debriefs/{round.Alder.Value}/write")).Status);
    }

    private static string Area(Visitor visitor, string name) =>
        visitor.Page.QuerySelector($"textarea[name='{name}'], input[name='{name}']")! is IHtmlInputElement input ? input.Value
            : visitor.Page.QuerySelector($"textarea[name='{name}']")!.TextContent;
}
