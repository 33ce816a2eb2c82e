using System.Net;
using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Debriefs;
using Answerable.Server.Organisation;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Debriefs;

public sealed class VettingTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_return_opens_the_obligation_again_by_the_later_of_the_old_date_and_the_policys_days()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var due = (await Arrange.Read(house, round.Id)).ReportDueOn;
        await Reports.File(house, "boris", round.Birch);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/debriefs/{round.Birch.Value}");
        await olga.Submit("return", ("reasons", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        await olga.Submit("return", ("reasons", "No case and no person named."));
        Assert.Contains("Returned", olga.Text);
        Assert.Equal((ObligationState.Open, due), await Filing(round.Birch));
        await Reports.File(house, "boris", round.Birch);
        var before = house.Clock.GetUtcNow();
        house.Clock.GoTo(due.AddDays(-1));
        await Reports.Return(house, round.Birch);
        var calendar = await house.Scope(s => s.GetRequiredService<OrganisationZone>().Calendar());
        var later = calendar.After(house.Clock.GetUtcNow(), new Days(3, DayCount.Working));
        Assert.True(later > due);
        Assert.Equal((ObligationState.Open, later), await Filing(round.Birch));
        house.Clock.Advance(before - house.Clock.GetUtcNow());
        var vets = await house.Read(db => db.Set<Obligation>()
            .Where(o => o.ObjectId == round.Birch.Value && o.Kind == DebriefKinds.Vet.Code).ToListAsync());
        Assert.Equal([ObligationState.Discharged, ObligationState.Discharged], vets.Select(v => v.State));
        Assert.Equal(ReportProgress.Returned, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Birch).Report);
    }

    [Fact]
    public async Task Every_filed_version_stays_readable_with_how_it_was_vetted()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "boris", round.Birch, Reports.Good() with { OwnPart = "The first telling." });
        await Reports.Return(house, round.Birch, "Say what you did yourself.");
        await Reports.File(house, "boris", round.Birch, Reports.Good() with { OwnPart = "The second telling." });
        await Reports.Accept(house, round.Birch);
        var boris = await house.SignedIn("boris");
        await boris.Get($"/debriefs/{round.Birch.Value}/versions/1");
        Assert.Contains("The first telling.", boris.Text);
        Assert.Contains("Say what you did yourself.", boris.Text);
        await boris.Get($"/debriefs/{round.Birch.Value}");
        Assert.Contains("The second telling.", boris.Text);
        Assert.DoesNotContain("The first telling.", boris.Text);
        await boris.Get($"/debriefs/{round.Birch.Value}/versions/3");
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
    }

    [Fact]
    public async Task A_result_told_otherwise_after_a_return_supersedes_the_first_with_the_vetters_reasons()
    {
        var (round, findings) = await Reports.RoundAfter(house, "Three halls stand idle");
        await Reports.File(house, "anna", round.Alder, Reports.Good([.. findings]));
        await Reports.Return(house, round.Alder, "Two of the halls are still shut.");
        await Reports.File(house, "anna", round.Alder, Reports.Good() with
        {
            Answers = [new(findings[0], ResultKind.NotDone,
            "Two are still shut.")]
        });
        var results = await house.Read(db => db.Set<FindingResult>().Where(r => r.FindingId == findings[0]).ToListAsync());
        Assert.Equal(2, results.Count);
        var standing = results.Single(r => r.SupersededById is null);
        Assert.Equal((ResultKind.NotDone, "Two of the halls are still shut."), (standing.Result, standing.Reason));
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("return")]
    public async Task A_vetting_sent_from_an_old_page_answers_409_and_leaves_the_newer_version_to_be_read_first(string form)
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "boris", round.Birch);
        (string, string)[] typed = form == "return" ? [("reasons", "No case and no person named.")] : [];
        var olga = await house.SignedIn("olga");
        await olga.Get($"/debriefs/{round.Birch.Value}");
        await Reports.Return(house, round.Birch);
        await Reports.File(house, "boris", round.Birch, Reports.Good() with { OwnPart = "The second telling." });
        await olga.Submit(form, typed);
        Assert.Equal(HttpStatusCode.Conflict, olga.Status);
        Assert.Contains("The second telling.", olga.Text);
        Assert.Equal(DebriefState.Filed, (await Reports.Read(house, round.Birch))!.State);
        await olga.Submit(form, typed);
        Assert.NotEqual(DebriefState.Filed, (await Reports.Read(house, round.Birch))!.State);
    }

    [Fact]
    public async Task An_acceptance_taken_back_from_an_old_page_answers_409()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "boris", round.Birch);
        await Reports.Accept(house, round.Birch);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/debriefs/{round.Birch.Value}");
        var by = await house.Actor("olga");
        await house.Scope(s => s.GetRequiredService<ReopenAcceptance>().Run(by, round.Birch, "An annex is missing."));
        await Reports.Accept(house, round.Birch);
        await olga.Submit("reopen", ("reason", "It says nothing of the mill."));
        Assert.Equal(HttpStatusCode.Conflict, olga.Status);
        Assert.Equal(DebriefState.Accepted, (await Reports.Read(house, round.Birch))!.State);
    }

    [Fact]
    public async Task An_accepted_report_makes_the_chair_owe_a_comment_by_the_meeting()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "boris", round.Birch);
        await Reports.Accept(house, round.Birch);
        var owed = await house.Read(db => db.Set<Obligation>()
            .SingleAsync(o => o.ObjectId == round.Birch.Value && o.Kind == ReviewKinds.Comment.Code));
        var stored = await Arrange.Read(house, round.Id);
        Assert.Equal((await house.PostId("Y-chair"), stored.MeetingOn, "debriefer"), (owed.OwnerId, owed.DueOn, owed.ObjectKind));
        Assert.Equal(ReportProgress.Accepted, stored.RequireDebriefer(round.Birch).Report);
    }

    [Fact]
    public async Task Nobody_vets_who_holds_the_post_that_owes_the_report()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "anna", round.Alder);
        var refused = await Assert.ThrowsAsync<Refused>(() => Reports.Accept(house, round.Alder, "anna"));
        Assert.True(refused.Refusals.Single().IsDenial);
    }

    [Fact]
    public async Task Holder_clerk_vetter_chair_and_judging_posts_see_a_report_and_others_get_nothing()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "anna", round.Alder);
        foreach (var (person, status) in new[] { ("anna", 200), ("carl", 200), ("olga", 200), ("chen", 200), ("dana", 200),
            ("auditor", 200), ("boris", 404), ("asha", 404), ("tess", 404), ("ivan", 404), ("sysadmin", 404) })
        {
            var visitor = await house.SignedIn(person);
            await visitor.Get($"/debriefs/{round.Alder.Value}");
            Assert.True(status == (int)visitor.Status, $"{person}: {visitor.Status}");
            await visitor.Get($"/debriefs/{round.Alder.Value}/write");
            Assert.True((int)visitor.Status == (person is "anna" or "carl" ? 200 : 404), $"{person} writing: {visitor.Status}");
        }
        await Reports.Accept(house, round.Alder);
        var tess = await house.SignedIn("tess");
        await tess.Get($"/debriefs/{round.Alder.Value}");
        Assert.Equal(HttpStatusCode.OK, tess.Status);
        await tess.Get("/debriefs");
        Assert.Contains("Alder County", tess.Text);
        Assert.DoesNotContain("Birch County", tess.Text);
    }

    [Fact]
    public async Task The_list_exports_as_csv_what_its_filter_shows()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "boris", round.Birch);
        var olga = await house.SignedIn("olga", "zh-CN");
        await olga.Get($"/debriefs?round={round.Id.Value}");
        Assert.Contains("待审核", olga.Text);
        var csv = await olga.Client.GetStringAsync($"/debriefs.csv?round={round.Id.Value}&report=Filed");
        Assert.Contains("Birch County", csv);
        Assert.DoesNotContain("Alder County", csv);
        Assert.Contains("报送日期", csv);
    }

    private Task<(ObligationState, DateOnly)> Filing(DebrieferId id) => house.Read(async db =>
    {
        var o = await db.Set<Obligation>().SingleAsync(o => o.ObjectId == id.Value && o.Kind == DebriefKinds.File.Code);
        return (o.State, o.DueOn);
    });
}
