using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Reviews;

/// <summary>Who leads a meeting and keeps its record, and what may still be said once it has closed.</summary>
public sealed class ReviewRecordTests
{
    private readonly OpenRound at = new();
    private readonly ReviewMeeting meeting;

    public ReviewRecordTests() => meeting = ReviewMeeting.Call(Organiser, at.Round.Frame, at.Round.Debriefers, Town.Now);

    private Actor Organiser => at.Organiser.Actor(Right.Organise);

    private void Convene(Actor? by = null, PostId? actingFor = null) =>
        meeting.Convene(by ?? at.Chair.Actor(), at.Round, actingFor, 0, at.ReportDue, Town.Day(3));

    private void Hear(Desk who, AgendaOutcome outcome, string? reason = null, string? name = null, int day = 3) =>
        meeting.Hear(Organiser, at.Of(who), outcome, name, reason, Town.Day(day));

    private void Note(Desk desk, PostId? actingFor = null) =>
        meeting.Note(Organiser, new(desk.Id, null, PresenceRole.Voting, actingFor), Town.Now);

    private void Closed()
    {
        Convene();
        Hear(at.Speaker, AgendaOutcome.Presented);
        at.Of(at.Speaker).CommentAdded();
        foreach (var desk in new[] { at.Second, at.Writer }) Hear(desk, AgendaOutcome.Absent);
        meeting.Close(at.Chair.Actor(), at.Round, Town.Day(3));
    }

    [Fact]
    public void The_chair_leads_and_so_does_who_convened_in_the_chairs_place_and_nobody_else()
    {
        Assert.Equal((true, false, false), (meeting.IsLedBy(at.Chair.Actor()), meeting.IsLedBy(Organiser),
            meeting.IsLedBy(Actor.WithoutPost(at.Chair.Person))));
        Assert.Equal((true, false), (meeting.IsRunBy(Organiser), meeting.IsRunBy(at.Second.Actor(Right.Vet))));
        Convene(Organiser, at.Chair.Id);
        Assert.True(meeting.IsLedBy(at.Organiser.Actor()) && meeting.IsLedBy(at.Chair.Actor()) && !meeting.IsLedBy(at.Second.Actor()));
        Assert.Equal((at.Chair.Id, (PostId?)null), (meeting.ActsForChair(at.Organiser.Actor()), meeting.ActsForChair(at.Chair.Actor())));
    }

    [Fact]
    public void A_chair_who_convenes_acts_for_nobody_and_who_convenes_for_the_chair_is_noted_so()
    {
        Note(at.Chair, at.Writer.Id);
        Convene();
        Assert.Equal((null, null, null),
            (meeting.ActingChairId, Assert.Single(meeting.Presences).ActingForPostId, meeting.Recorded[^1].ActingFor));
        var other = ReviewMeeting.Call(Organiser, at.Round.Frame, at.Round.Debriefers, Town.Now);
        other.Convene(at.Chair.Actor(), at.Round, null, 0, at.ReportDue, Town.Day(3));
        Assert.Null(Assert.Single(other.Presences).ActingForPostId);
        var third = ReviewMeeting.Call(Organiser, at.Round.Frame, at.Round.Debriefers, Town.Now);
        third.Note(Organiser, new(at.Organiser.Id, null, PresenceRole.Observer), Town.Now);
        third.Convene(Organiser, at.Round, at.Chair.Id, 0, at.ReportDue, Town.Day(3));
        Assert.Equal((at.Chair.Id, PresenceRole.Voting),
            (Assert.Single(third.Presences).ActingForPostId!.Value, third.Presences[0].Role));
    }

    private IEnumerable<Refusal> Against(Actor by, RoundFrame round, int seats) =>
        meeting.AgainstConvening(by, round, meeting.OthersVoting(by), seats, at.ReportDue);

    [Fact]
    public void Guests_do_not_make_a_quorum()
    {
        Note(at.Vetter);
        foreach (var name in new[] { "One guide", "Another guide" })
            meeting.Note(Organiser, new(null, name, PresenceRole.SuperiorGuide), Town.Now);
        var against = Assert.Single(Against(at.Chair.Actor(), at.Round.Frame, 5));
        Assert.Equal([("present", (object?)2), ("needed", 3)], against.Args);
    }

    [Fact]
    public void Of_a_meeting_that_is_over_or_has_not_begun_nothing_else_is_asked()
    {
        Assert.Equal(["reviews.not-convened"], Refusing.Codes(() => meeting.Close(at.Chair.Actor(), at.Round, Town.Day(3))));
        Convene();
        Assert.Equal(["reviews.not-called"],
            meeting.AgainstConvening(at.Chair.Actor(), at.Round.Frame, 0, 9, at.ReportDue.AddDays(-1)).Select(r => r.Code));
        Assert.Equal(["reviews.not-organiser"], Refusing.Codes(() =>
            meeting.Strike(at.Second.Actor(), meeting.Presences[0].Id, "Mine", Town.Day(3))));
    }

    [Fact]
    public void No_command_convenes_a_meeting_and_a_member_of_the_chairs_group_does() => Assert.Multiple(
        () => Assert.Equal(["reviews.not-the-chair"],
            Against(Actor.System(SystemVerbs.Demo), at.Round.Frame, 0).Select(r => r.Code)),
        () => Assert.Empty(Against(Town.InMill().ActorSeated([], [at.Chair.Id]), at.Round.Frame, 0)));

    [Theory]
    [InlineData(RoundState.Open, true)]
    [InlineData(RoundState.InSession, true)]
    [InlineData(RoundState.Draft, false)]
    [InlineData(RoundState.Deciding, false)]
    public void A_meeting_is_convened_while_its_round_is_open_or_in_session(RoundState state, bool may) => Assert.Equal(may,
        !Against(at.Chair.Actor(), at.Round.Frame with { State = state }, 0).Any());

    [Fact]
    public void Until_it_is_convened_a_meeting_is_of_the_rounds_chair_of_now_and_then_stays_with_who_chaired()
    {
        var others = at.Round.Frame.Officers.Where(o => o.Role != OfficerRole.Chair);
        var other = at.Round.Frame with { Officers = [.. others, new(OfficerRole.Chair, at.Second.Id)] };
        Assert.Equal(at.Second.Id, meeting.ChairNow(other));
        Assert.Equal(at.Chair.Id, meeting.ChairNow(other with { Officers = [] }));
        Convene();
        Assert.Equal(at.Chair.Id, meeting.ChairNow(other));
    }

    [Fact]
    public void A_round_without_a_chair_has_no_meeting_to_call()
    {
        var without = at.Round.Frame with { Officers = [.. at.Round.Frame.Officers.Where(o => o.Role != OfficerRole.Chair)] };
        Assert.Equal(["reviews.round-not-open"], ReviewMeeting.AgainstCalling(Organiser, without).Select(r => r.Code));
        Assert.Equal(["reviews.not-organiser"],
            ReviewMeeting.AgainstCalling(at.Second.Actor(Right.Vet), at.Round.Frame).Select(r => r.Code));
    }

    [Fact]
    public void Place_day_and_order_are_kept_and_a_place_that_is_too_long_is_not()
    {
        DebrieferId[] order = [.. at.Round.Debriefers.Reverse().Select(d => d.Id)];
        meeting.Arrange(Organiser, " Hall 2 ", Town.Today.AddDays(9), order, Town.Day(1));
        Assert.Equal(("Hall 2", Town.Today.AddDays(9), "review.arranged"), (meeting.Place, meeting.HeldOn, meeting.Recorded[^1].Act));
        Assert.Equal([1, 2, 3], meeting.Agenda.Select(a => a.Order));
        meeting.Arrange(Organiser, null, Town.Today, order, Town.Day(1));
        Assert.Equal("", meeting.Place);
        Assert.Equal(["shell.too-long"], Refusing.Codes(() =>
            meeting.Arrange(Organiser, Town.Long(ReviewMeeting.MaxPlace + 1), Town.Today, order, Town.Day(1))));
        Assert.Equal(["reviews.order-incomplete"], Refusing.Codes(() =>
            meeting.Arrange(Organiser, null, Town.Today, [.. order, order[0]], Town.Day(1))));
    }

    [Fact]
    public void A_guest_is_there_by_name_and_a_name_is_kept_without_the_blanks_around_it()
    {
        var guest = meeting.Note(Organiser, new(null, " A guide ", PresenceRole.SuperiorGuide), Town.Now);
        Assert.Equal(("A guide", true), (guest.Name, guest.Speaks));
        Assert.Equal("", meeting.Note(Organiser, new(at.Vetter.Id, null, PresenceRole.Observer), Town.Now).Name);
        meeting.Note(Organiser, new(null, "Another guide", PresenceRole.SuperiorGuide), Town.Now);
        Assert.Equal(["shell.too-long"], Refusing.Codes(() =>
            meeting.Note(Organiser, new(null, Town.Long(Presence.MaxName + 1), PresenceRole.Observer), Town.Now)));
        Assert.Equal([false, false, true, true], new[] { PresenceRole.NonVoting, PresenceRole.Observer, PresenceRole.Voting,
            PresenceRole.SuperiorGuide }.Select((r, i) =>
            meeting.Note(Organiser, new(Town.InMill().Id, $"{i}", r), Town.Now).Speaks));
    }

    [Fact]
    public void A_written_report_that_was_returned_is_not_taken_as_written_and_an_accepted_one_is()
    {
        at.Of(at.Writer).ReportFiled();
        at.Of(at.Writer).ReportReturned();
        Convene();
        Assert.Equal(AgendaOutcome.Waiting, meeting.TurnOf(at.Of(at.Writer).Id).Outcome);
        at.Of(at.Writer).ReportFiled();
        at.Of(at.Writer).ReportAccepted(Town.Now);
        Hear(at.Writer, AgendaOutcome.TakenAsWritten);
        Assert.Equal(AgendaOutcome.TakenAsWritten, meeting.TurnOf(at.Of(at.Writer).Id).Outcome);
    }

    [Fact]
    public void Who_spoke_in_the_holders_place_is_named_only_where_somebody_spoke()
    {
        Convene();
        Hear(at.Second, AgendaOutcome.Absent, name: "A deputy");
        var turn = meeting.TurnOf(at.Of(at.Second).Id);
        Assert.Equal((null, null), (turn.ByName, turn.ActingForPostId));
        Hear(at.Second, AgendaOutcome.Presented, reason: "Came late");
        Assert.Equal((null, null), (turn.ByName, turn.ActingForPostId));
        Assert.Equal(["review.heard", "review.hearing-corrected"], meeting.Recorded.Skip(2).Select(l => l.Act));
        Assert.Equal(meeting.Recorded[^1].Id, turn.LastLine);
    }

    [Fact]
    public void After_the_meeting_words_are_taken_on_whom_nobody_spoke_about_or_who_was_heard_later_until_decided_on()
    {
        Closed();
        bool[] May() => [.. new[] { at.Speaker, at.Second, at.Writer }.Select(d => meeting.MayStillComment(at.Of(d)))];
        Assert.Equal([false, true, true], May());
        // Taken back, the only comment on somebody may be followed by another.
        at.Of(at.Speaker).CommentWithdrawn();
        Assert.Equal([true, true, true], May());
        Hear(at.Second, AgendaOutcome.Presented, reason: "Back from hospital", day: 9);
        at.Of(at.Second).CommentAdded();
        Assert.True(meeting.TurnOf(at.Of(at.Second).Id).IsLate(meeting.ClosedAt));
        Assert.Equal([true, true, true], May());
        foreach (var desk in new[] { at.Speaker, at.Second }) at.Of(desk).Decide(DebrieferDecision.Graded);
        Assert.Equal([false, false, true], May());
    }

    [Fact]
    public void What_was_heard_at_the_instant_of_closing_was_heard_at_the_meeting()
    {
        Closed();
        Assert.False(meeting.TurnOf(at.Of(at.Speaker).Id).IsLate(meeting.ClosedAt));
        Assert.Equal(["reviews.not-convened"], Refusing.Codes(() => meeting.Close(at.Chair.Actor(), at.Round, Town.Day(4))));
        Assert.Equal(["reviews.not-convened"], meeting.AgainstHearing(Organiser, at.Of(at.Speaker)).Select(r => r.Code));
    }
}
