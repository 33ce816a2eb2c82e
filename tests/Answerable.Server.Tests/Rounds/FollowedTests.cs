using Answerable.Domain;
using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;
using Answerable.Server.Debriefs;
using Answerable.Server.Organisation;
using Answerable.Server.Reviews;
using Answerable.Server.Rounds;
using Answerable.Server.Tests.Debriefs;
using Answerable.Server.Tests.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rounds;

/// <summary>The book of obligations after acts of a round, where it once said otherwise.</summary>
public sealed class FollowedTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_report_that_came_late_and_is_returned_stays_late_and_shows_the_day_to_answer_by()
    {
        var (round, _) = await Reports.RoundAfter(house);
        var due = (await Arrange.Read(house, round.Id)).ReportDueOn;
        var before = house.Clock.GetUtcNow();
        house.Clock.GoTo(due.AddDays(2));
        try
        {
            await Reports.File(house, "boris", round.Birch);
            await Reports.Return(house, round.Birch);
            var owed = await Owed(round.Birch, DebriefKinds.File);
            var calendar = await house.Scope(s => s.GetRequiredService<OrganisationZone>().Calendar());
            var answer = calendar.After(house.Clock.GetUtcNow(), new Days(3, DayCount.Working));
            Assert.Equal((ObligationState.Open, due, answer), (owed.State, owed.DueOn, owed.AnswerBy!.Value));
            var boris = await house.SignedIn("boris");
            await boris.Get($"/debriefs/{round.Birch.Value}/write");
            Assert.Contains("the return is to be answered by", boris.Text);
            Assert.Contains("2 days overdue", boris.Text);
        }
        finally
        {
            house.Clock.Advance(before - house.Clock.GetUtcNow());
        }
    }

    [Fact]
    public async Task A_comment_that_the_chair_takes_back_while_the_meeting_lasts_is_owed_again()
    {
        var round = await Meetings.Heard(house);
        var said = await Meetings.Say(house, "chen", round.Alder, CommentKind.Direction, "Go on like this.");
        var first = await Owed(round.Alder, ReviewKinds.Comment);
        Assert.Equal(ObligationState.Discharged, first.State);
        await Act<WithdrawComment>("chen", (a, by) => a.Run(by, said, "Said of another county."));
        var again = await Owed(round.Alder, ReviewKinds.Comment);
        Assert.Equal((first.Id, ObligationState.Open, first.DueOn), (again.Id, again.State, again.DueOn));
        await Meetings.Say(house, "chen", round.Alder, CommentKind.Direction, "Go on like this.");
        Assert.Equal(ObligationState.Discharged, (await Owed(round.Alder, ReviewKinds.Comment)).State);
    }

    [Fact]
    public async Task A_chair_who_came_after_the_meeting_was_called_does_it_with_their_own_comment()
    {
        var round = await Meetings.Heard(house);
        var deputy = await house.PostId("Y-deputy");
        await Act<AppointOfficers>("olga", (a, by) => a.Run(by, round.Id, new Dictionary<OfficerRole,
            IReadOnlyList<PostId>>
        { [OfficerRole.Chair] = [deputy] }));
        Assert.Equal((deputy, ObligationState.Open), await OwnerAndState(round.Alder));
        await Meetings.Say(house, "dana", round.Alder, CommentKind.Direction, "Go on like this.");
        Assert.Equal((deputy, ObligationState.Discharged), await OwnerAndState(round.Alder));
    }

    [Fact]
    public async Task A_report_accepted_after_others_commented_on_it_is_commented_on_by_the_chair_all_the_same()
    {
        var round = await Meetings.Heard(house);
        await Act<ReopenAcceptance>("olga", (a, by) => a.Run(by, round.Alder, "Annex two is missing."));
        Assert.Equal(ObligationState.Waived, (await Owed(round.Alder, ReviewKinds.Comment)).State);
        await Meetings.Say(house, "dana", round.Alder, CommentKind.Achievement, "Steady work.");
        await Reports.Accept(house, round.Alder);
        Assert.Equal(ObligationState.Open, (await Owed(round.Alder, ReviewKinds.Comment)).State);
    }

    [Fact]
    public async Task Nobody_owes_a_report_that_the_archived_round_takes_no_more()
    {
        var round = await Arrange.Open(house, "party-60-40", meetingInDays: 300);
        var (olga, chen, now) = (await house.Actor("olga"), await house.Actor("chen"), house.Clock.GetUtcNow());
        await Arrange.Change(house, round.Id, r =>
        {
            foreach (var debriefer in r.Debriefers) debriefer.Decide(DebrieferDecision.Ungraded);
            r.EnterSession(chen, null, now);
            r.StartDeciding(chen, now);
            r.MarkFedBack(olga, now);
            r.Publish(olga, now);
        });
        Assert.Equal(ObligationState.Open, (await Owed(round.Birch, DebriefKinds.File)).State);
        await Act<ArchiveRound>("olga", (a, by) => a.Run(by, round.Id));
        Assert.Equal(ObligationState.Waived, (await Owed(round.Birch, DebriefKinds.File)).State);
    }

    [Fact]
    public async Task A_vetter_who_comes_owes_what_waits_by_the_same_date()
    {
        var (round, _) = await Reports.RoundAfter(house);
        await Reports.File(house, "boris", round.Birch);
        var before = await Owed(round.Birch, DebriefKinds.Vet);
        var deputy = await house.PostId("Y-deputy");
        await Act<AppointOfficers>("olga", (a, by) => a.Run(by, round.Id, new Dictionary<OfficerRole,
            IReadOnlyList<PostId>>
        { [OfficerRole.Vetter] = [deputy] }));
        var after = await Owed(round.Birch, DebriefKinds.Vet);
        Assert.Equal((before.Id, deputy, before.DueOn), (after.Id, after.OwnerId, after.DueOn));
    }

    private async Task<(PostId, ObligationState)> OwnerAndState(DebrieferId id)
    {
        var owed = await Owed(id, ReviewKinds.Comment);
        return (owed.OwnerId, owed.State);
    }

    /// <summary>What is open of this kind about a debriefer, or was last.</summary>
    private Task<Obligation> Owed(DebrieferId id, ObligationKind kind) => house.Read(db => db.Set<Obligation>().AsNoTracking()
        .Where(o => o.ObjectId == id.Value && o.Kind == kind.Code)
        .OrderBy(o => o.State == ObligationState.Open ? 0 : 1).ThenByDescending(o => o.OpenedAt).FirstAsync());

    private Task Appoint(RoundId round, OfficerRole role, PostId post) => Act<AppointOfficers>("olga", (a, by) =>
        a.Run(by, round, new Dictionary<OfficerRole, IReadOnlyList<PostId>> { [role] = [post] }));

    private async Task Act<T>(string person, Func<T, Actor, Task> act) where T : notnull
    {
        var by = await house.Actor(person);
        await house.Scope(s => act(s.GetRequiredService<T>(), by));
    }
}
