using System.Net;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Reviews;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reviews;

public sealed class CommentTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_corrected_comment_stays_visible_and_raises_no_finding()
    {
        var round = await Meetings.Heard(house);
        await Meetings.Say(house, "chen", round.Alder, CommentKind.Problem, "Four halls stand idle.");
        var chen = await house.SignedIn("chen");
        await chen.Get($"/reviews/debriefers/{round.Alder.Value}");
        await chen.Get(chen.Page.QuerySelector("a[href*='correct=']")!.GetAttribute("href")!);
        await chen.Submit("comment", ("kind", "Direction"), ("text", "Keep the halls open."), ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chen.Status);
        await chen.Submit("comment", ("reason", "The fourth was sold."));
        Assert.Contains("Four halls stand idle.", chen.Text);
        Assert.Contains("Corrected: The fourth was sold.", chen.Text);
        await Meetings.Say(house, "chen", round.Birch, CommentKind.Achievement, "Good roads.");
        await Meetings.Say(house, "dana", round.Education, CommentKind.Achievement, "Warm canteens.");
        Assert.Equal(1, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).CommentCount);
        await Meetings.Close(house, round.Id);
        Assert.Empty(await house.Read(db => db.Set<Finding>().Where(f => f.RaisedInRoundId == round.Id).ToListAsync()));
        await chen.Get($"/reviews/{round.Id.Value}/minutes");
        Assert.Contains("Four halls stand idle.", chen.Text);
        Assert.Contains("Keep the halls open.", chen.Text);
    }

    [Fact]
    public async Task An_observer_cannot_comment_and_is_shown_no_form()
    {
        var round = await Meetings.Heard(house);
        var boris = await house.SignedIn("boris");
        await boris.Get($"/reviews/debriefers/{round.Alder.Value}");
        Assert.Equal(HttpStatusCode.OK, boris.Status);
        Assert.Null(boris.Page.QuerySelector("input[value=comment]"));
        var refused = await Assert.ThrowsAsync<Refused>(() =>
            Meetings.Say(house, "boris", round.Alder, CommentKind.Problem, "Mine is better."));
        Assert.Equal(("reviews.may-not-comment", true), (refused.Refusals[0].Code, refused.Refusals[0].IsDenial));
    }

    [Fact]
    public async Task Nobody_comments_on_their_own_debrief()
    {
        var round = await Meetings.Heard(house);
        var refused = await Assert.ThrowsAsync<Refused>(() =>
            Meetings.Say(house, "anna", round.Alder, CommentKind.Achievement, "I did well."));
        Assert.Equal("reviews.own-debrief", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task The_chairs_first_comment_discharges_what_the_chair_owes_and_a_members_does_not()
    {
        var round = await Meetings.Heard(house);
        await Meetings.Say(house, "dana", round.Alder, CommentKind.Achievement, "Steady work.");
        Assert.Equal(ObligationState.Open, await Owed(round.Alder));
        await Meetings.Say(house, "chen", round.Alder, CommentKind.Direction, "Go on like this.");
        Assert.Equal(ObligationState.Discharged, await Owed(round.Alder));
        Assert.Equal(2, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).CommentCount);
    }

    [Fact]
    public async Task Closing_waives_a_comment_that_the_chair_left_to_others()
    {
        var round = await Meetings.Heard(house);
        foreach (var id in new[] { round.Alder, round.Birch, round.Education }) await Meetings.Say(house, "dana", id,
            CommentKind.Achievement, "Steady work.");
        await Meetings.Close(house, round.Id);
        Assert.Equal(ObligationState.Waived, await Owed(round.Alder));
    }

    [Fact]
    public async Task A_problem_raises_a_finding_in_the_speakers_name_though_the_organiser_closes()
    {
        var round = await Meetings.Heard(house);
        await Meetings.Say(house, "chen", round.Alder, CommentKind.Problem, "Three halls stand idle.");
        await Meetings.Say(house, "dana", round.Birch, CommentKind.Requirement, "Roads by June.", raises: false,
            whyNot: "In the plan already.");
        await Meetings.Say(house, "dana", round.Education, CommentKind.Requirement, "Canteens by June.", raises: true);
        await Meetings.Close(house, round.Id, "olga");
        var findings = await house.Read(db => db.Set<Finding>().Where(f => f.RaisedInRoundId == round.Id).OrderBy(f => f.Title)
            .ToListAsync());
        Assert.Equal(["Canteens by June.", "Three halls stand idle."], findings.Select(f => f.Title));
        Assert.Equal((round.Alder, await house.PostId("Y-chair"), FindingSource.Comment),
            (findings[1].DebrieferId!.Value, findings[1].RaisedByPostId!.Value, findings[1].Source));
    }

    [Fact]
    public async Task Comments_made_at_the_same_time_are_all_kept_and_counted()
    {
        var round = await Meetings.Heard(house);
        await Task.WhenAll(new[] { "chen", "dana", "chen" }.Select((p, i) =>
            Meetings.Say(house, p, round.Alder, CommentKind.Achievement, $"Words {i}.")));
        Assert.Equal(3, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).CommentCount);
    }

    [Fact]
    public async Task A_comment_has_its_place_on_the_debriefers_page_for_those_who_may_read_it()
    {
        var round = await Meetings.Heard(house);
        var id = await Meetings.Say(house, "chen", round.Alder, CommentKind.Achievement, "Steady work.");
        var anna = await house.SignedIn("anna");
        await anna.Get($"/reviews/comments/{id.Value}");
        Assert.Contains("Steady work.", anna.Text);
        var emil = await house.SignedIn("emil");
        await emil.Get($"/reviews/comments/{id.Value}");
        Assert.Equal(HttpStatusCode.NotFound, emil.Status);
        await emil.Get($"/reviews/{round.Id.Value}");
        Assert.Equal(HttpStatusCode.OK, emil.Status);
        await emil.Get($"/reviews/{round.Id.Value}/minutes");
        Assert.Equal(HttpStatusCode.NotFound, emil.Status);
        foreach (var outside in new[] { "asha", "sysadmin" })
        {
            var visitor = await house.SignedIn(outside);
            await visitor.Get($"/reviews/{round.Id.Value}");
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
            await visitor.Get($"/reviews/debriefers/{round.Alder.Value}");
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }
    }

    private Task<ObligationState> Owed(DebrieferId id) =>
        house.Read(db => db.Set<Obligation>().Where(o => o.ObjectId == id.Value && o.Kind == ReviewKinds.Comment.Code)
            .Select(o => o.State).SingleAsync());
}
