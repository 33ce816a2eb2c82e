using System.Net;
using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;
using Answerable.Server.Debriefs;
using Answerable.Server.Ledger;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Debriefs;

public sealed class FilingTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_holder_writes_and_files_a_report_over_http_and_the_vetter_owes_an_answer()
    {
        var (round, findings) = await Reports.RoundAfter(house, "Three halls stand idle");
        var id = round.Alder.Value;
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{id}/write");
        Assert.Contains("Three halls stand idle", anna.Text);
        Assert.Contains("no plan yet", anna.Text);
        await anna.Submit("debrief", [("do", "file"), .. Reports.Fields(Reports.Good([.. findings]))]);
        Assert.Equal(($"/debriefs/{id}", HttpStatusCode.OK), (anna.Path, anna.Status));
        Assert.Contains("Waiting for review", anna.Text);
        Assert.Contains("All twelve duties done.", anna.Text);
        Assert.Contains("Anna Alder filed the report", anna.Text);
        var owed = await house.Read(db => db.Set<Obligation>().Where(o => o.ObjectId == id).ToListAsync());
        Assert.Equal(ObligationState.Discharged, owed.Single(o => o.Kind == DebriefKinds.File.Code).State);
        var vet = owed.Single(o => o.Kind == DebriefKinds.Vet.Code);
        Assert.Equal((await house.PostId("YO-organiser"), new DateOnly(2026, 1, 8), ObligationState.Open),
            (vet.OwnerId, vet.DueOn, vet.State));
        Assert.Equal(ReportProgress.Filed, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).Report);
        var stated = await house.Read(db => db.Set<FindingResult>().SingleAsync(r => r.FindingId == findings[0]));
        Assert.Equal((round.Id, ResultKind.BasicallyDone, "In use again."), (stated.RoundId, stated.Result, stated.Sentence));
    }

    [Fact]
    public async Task A_finding_without_result_refuses_the_filing_and_the_page_comes_back_filled_in()
    {
        var (round, findings) = await Reports.RoundAfter(house, "Members not registered", "Minutes written afterwards");
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        var half = Reports.Good([.. findings]) with
        {
            Answers = [new(findings[0], ResultKind.Done, "All 1,204 are registered."),
            new(findings[1], null, "Half of them.")]
        };
        await anna.Submit("debrief", [("do", "file"), .. Reports.Fields(half)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("Choose a result and write one sentence", anna.Page.GetElementById($"answers[{findings[1].Value}]")!.TextContent);
        Assert.DoesNotContain("Choose a result", anna.Page.GetElementById($"answers[{findings[0].Value}]")!.TextContent);
        Assert.Contains("All 1,204 are registered.", anna.Html);
        Assert.Contains("Half of them.", anna.Html);
        Assert.Contains("I visited forty-six villages.", anna.Html);
        Assert.Contains("1 missing", anna.Text);
        Assert.Null(await Reports.Read(house, round.Alder));
    }

    [Fact]
    public async Task A_report_over_the_limit_is_refused_with_both_figures_and_the_text_stays()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var anna = await house.SignedIn("anna", "zh-CN");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        var content = Reports.Good() with
        {
            Duties = string.Join(" \n", Enumerable.Repeat("字字字字字", 700)),
            Problems = string.Concat(Enumerable.Repeat("题", 2600))
        };
        var total = ReportLengths.Of(content).Total;
        await anna.Submit("debrief", [("do", "file"), .. Reports.Fields(content)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains($"报告共{total:N0}字，不得超过5,000字", anna.Text);
        Assert.Contains("字字字字字", anna.Html);
        Assert.Equal("late", anna.Page.QuerySelector("[data-total]")!.ClassName);
    }

    [Fact]
    public async Task Problems_of_less_than_a_third_are_refused_beside_their_section_with_what_is_needed()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Arrange.Rule(house, round.Id, p => p with { ProblemsShareRefuses = new(true, "none", "default") });
        var anna = await house.SignedIn("anna");
        await anna.Get($"/debriefs/{round.Alder.Value}/write");
        var content = new DebriefContent([], new string('责', 100), new string('岗', 50), new string('绩', 30), new string('题', 99),
            new string('步', 20));
        await anna.Submit("debrief", [("do", "file"), .. Reports.Fields(content)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("at least 1/3 of sections 2 to 6 is asked for, that is 100 as they stand",
            anna.Page.GetElementById("problems-problem")!.TextContent);
        await anna.Submit("debrief", [("do", "file"), .. Reports.Fields(content with { Problems = new string('题', 100) })]);
        Assert.Equal($"/debriefs/{round.Alder.Value}", anna.Path);
    }

    [Fact]
    public async Task A_clerk_of_the_unit_drafts_but_cannot_file()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var carl = await house.SignedIn("carl");
        await carl.Get($"/debriefs/{round.Alder.Value}/write");
        Assert.Null(carl.Page.QuerySelector("button[value=file]"));
        await carl.Submit("debrief", [("do", "draft"), .. Reports.Fields(Reports.Good())]);
        Assert.Equal(HttpStatusCode.OK, carl.Status);
        Assert.Equal("All twelve duties done.", (await Reports.Read(house, round.Alder))!.Draft.Duties);
        Assert.Empty(await house.Read(db => db.Set<Line>().Where(l => l.ObjectId == round.Alder.Value).ToListAsync()));
        await carl.Submit("debrief", ("do", "file"));
        Assert.Equal(HttpStatusCode.Forbidden, carl.Status);
        Assert.Equal(DebriefState.Draft, (await Reports.Read(house, round.Alder))!.State);
    }

    [Fact]
    public async Task A_report_filed_after_its_date_is_taken_and_shown_late()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var due = (await Arrange.Read(house, round.Id)).ReportDueOn;
        var before = house.Clock.GetUtcNow();
        house.Clock.GoTo(due.AddDays(2));
        try
        {
            await Reports.File(house, "boris", round.Birch);
            var boris = await house.SignedIn("boris");
            await boris.Get($"/debriefs/{round.Birch.Value}");
            Assert.Contains("filed 2 days late", boris.Text);
            await boris.Get("/debriefs");
            Assert.Contains("late", boris.Text);
        }
        finally
        {
            house.Clock.Advance(before - house.Clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task A_report_of_a_leading_group_is_filed_by_a_member_for_it()
    {
        var arranged = await Arrange.Open(house, "party-60-40", p => p with { OwnGroupDebriefs = true }, Reports.Next());
        var group = arranged.Debriefers[World.Committee];
        await Reports.File(house, "dana", group);
        var line = await house.Read(db => db.Set<Line>().SingleAsync(l => l.ObjectId == group.Value && l.Act == "debrief.filed"));
        Assert.Equal(await house.PostId(World.Committee), line.ActingForId);
    }

    [Fact]
    public async Task Filing_twice_is_refused()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "boris", round.Birch);
        var refused = await Assert.ThrowsAsync<Refused>(() => Reports.File(house, "boris", round.Birch));
        Assert.Contains(refused.Refusals, r => r.Code == DebriefRefusals.AlreadyFiled.Code);
    }

    [Fact]
    public async Task Two_filings_at_once_leave_one_version()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var by = await house.Actor("boris");
        var tries = Enumerable.Range(0, 6).Select(_ => Record.ExceptionAsync(() =>
            house.Scope(s => s.GetRequiredService<FileDebrief>().Run(by, round.Birch, Reports.Good(), 0))));
        var outcomes = await Task.WhenAll(tries);
        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.Where(o => o is not null), o => Assert.True(o is Stale or Refused, o!.ToString()));
        Assert.Single((await Reports.Read(house, round.Birch))!.Versions);
        Assert.Single(await house.Read(db => db.Set<Obligation>()
            .Where(o => o.ObjectId == round.Birch.Value && o.Kind == DebriefKinds.Vet.Code).ToListAsync()));
    }
}
