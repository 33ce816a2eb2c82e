using System.Net;
using AngleSharp.Dom;
using Answerable.Domain;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Ledger;
using Answerable.Server.Reviews;
using Answerable.Server.Tests.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Reviews;

public sealed class ConveningTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task An_organiser_convenes_only_by_saying_that_they_act_for_the_chair_and_it_is_recorded_everywhere()
    {
        var round = await Meetings.Called(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/reviews/{round.Id.Value}");
        await olga.Submit("convene");
        Assert.Equal(HttpStatusCode.Forbidden, olga.Status);
        await olga.Submit("convene", ("actingFor", (await house.PostId("Y-chair")).Value.ToString()));
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("(Organisation Department Organiser Olga Organiser acting for the chair)", olga.Text);
        var chair = await house.PostId("Y-chair");
        var lines = await house.Read(db => db.Set<Line>().Where(l => l.ObjectId == round.Id.Value
            && (l.Act == "review.convened" || l.Act == "round.in-session")).ToListAsync());
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.Equal(chair, l.ActingForId));
        await olga.Get($"/reviews/debriefers/{round.Education.Value}");
        await olga.Submit("comment", ("kind", "Achievement"), ("text", "Warm canteens."));
        var comment = await house.Read(db => db.Set<Comment>().SingleAsync(c => c.DebrieferId == round.Education));
        Assert.Equal(chair, comment.ActingForPostId);
        await olga.Get($"/reviews/{round.Id.Value}/minutes");
        Assert.Contains("for Yunsample City City Secretary", olga.Text);
    }

    [Fact]
    public async Task A_meeting_short_of_quorum_cannot_be_convened()
    {
        var round = await Arrange.Open(house, "party-60-40", null, 5);
        var chen = await house.SignedIn("chen");
        await chen.Get($"/reviews/{round.Id.Value}");
        await chen.Submit("convene");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chen.Status);
        Assert.Contains("1 voting member is noted as present; 2 are needed.", chen.Text);
        Assert.Equal(RoundState.Open, (await Arrange.Read(house, round.Id)).State);
    }

    [Fact]
    public async Task A_meeting_is_not_convened_before_reports_are_due()
    {
        var round = await Arrange.Open(house, "party-60-40", null, 20);
        await Meetings.Note(house, round.Id, ("Y-chair", PresenceRole.Voting), ("Y-deputy", PresenceRole.Voting));
        var chen = await house.Actor("chen");
        var refused = await Assert.ThrowsAsync<Refused>(() =>
            house.Scope(s => s.GetRequiredService<ConveneMeeting>().Run(chen, round.Id, null)));
        Assert.Equal("reviews.reports-not-due", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task A_stand_in_is_noted_with_the_post_in_whose_place_they_came()
    {
        var round = await Meetings.Called(house);
        var olga = await house.SignedIn("olga");
        await olga.Get($"/reviews/{round.Id.Value}");
        await olga.Submit("guest", ("name", "Gerd Guest"), ("guestRole", "NonVoting"),
            ("actingFor", (await house.PostId("YE-head")).Value.ToString()));
        Assert.Contains("Gerd Guest Non-voting for Education Department Education Secretary", olga.Text);
        await olga.Submit("guest", ("name", ""), ("guestRole", "Observer"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.Contains("Say who it is", olga.Text);
        Assert.True(olga.Page.QuerySelector("#name-problem")!.Closest("details")!.HasAttribute("open"));
        await olga.Submit("guest", ("name", "Hella Helper"), ("guestRole", "Voting"));
        Assert.Contains("A voting member is noted by post.", olga.Text);
        await olga.Get($"/reviews/{round.Id.Value}");
        await olga.Submit("strike", ("presence", (await Meetings.Read(house, round.Id)).Presences.Single(p =>
            p.Name == "Gerd Guest").Id.ToString()), ("reason", "Came to another hall."));
        Assert.DoesNotContain((await Meetings.Read(house, round.Id)).Presences, p => p.Name == "Gerd Guest");
    }

    [Fact]
    public async Task What_became_of_a_turn_is_corrected_with_a_reason()
    {
        var round = await Meetings.Heard(house);
        var chen = await house.SignedIn("chen");
        await chen.Get($"/reviews/debriefers/{round.Alder.Value}");
        await chen.Submit("turn", ("outcome", "TakenAsWritten"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chen.Status);
        await chen.Submit("turn", ("outcome", "TakenAsWritten"), ("reason", "The secretary was ill."));
        Assert.Equal(PresentedAs.TakenAsWritten, (await Arrange.Read(house, round.Id)).RequireDebriefer(round.Alder).PresentedAs);
        Assert.Contains("corrected a debriefer's turn", (await chen.Get($"/reviews/{round.Id.Value}")).Text);
    }

    [Fact]
    public async Task Only_who_runs_the_meeting_is_shown_its_controls()
    {
        var round = await Meetings.Called(house);
        var dana = await house.SignedIn("dana");
        await dana.Get($"/reviews/{round.Id.Value}");
        Assert.Equal(HttpStatusCode.OK, dana.Status);
        Assert.Null(dana.Page.QuerySelector("#main form"));
        var by = await house.Actor("dana");
        var refused = await Assert.ThrowsAsync<Refused>(() =>
            house.Scope(s => s.GetRequiredService<ConveneMeeting>().Run(by, round.Id, null)));
        Assert.True(refused.Refusals[0].IsDenial);
    }
}
