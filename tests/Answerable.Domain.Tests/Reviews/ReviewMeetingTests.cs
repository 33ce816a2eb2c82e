using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Reviews;

public sealed class ReviewMeetingTests
{
    private readonly OpenRound at = new();
    private readonly ReviewMeeting meeting;

    public ReviewMeetingTests() =>
        meeting = ReviewMeeting.Call(at.Organiser.Actor(Right.Organise), at.Round.Frame, at.Round.Debriefers, Town.Now);

    private Actor Organiser => at.Organiser.Actor(Right.Organise);

    private static void Refused(string reason, Action act) => Refusing.With("reviews." + reason, act);

    private IReadOnlyList<DebrieferId> Convene(Actor? by = null, PostId? actingFor = null, int seats = 0, DateOnly? today = null) =>
        meeting.Convene(by ?? at.Chair.Actor(), at.Round, actingFor, seats, today ?? at.ReportDue, Town.Day(3));

    private void Hear(Desk who, AgendaOutcome outcome, string? name = null, string? reason = null, Actor? by = null) =>
        meeting.Hear(by ?? at.Chair.Actor(), at.Of(who), outcome, name, reason, Town.Day(3));

    private Presence Note(PresenceDraft draft) => meeting.Note(Organiser, draft, Town.Day(2));

    [Fact]
    public void A_meeting_is_called_for_an_open_round_by_its_chair_or_an_organiser()
    {
        Refused("not-organiser", () => ReviewMeeting.Call(at.Speaker.Actor(), at.Round.Frame, at.Round.Debriefers, Town.Now));
        var draft = new OpenRound(open: false);
        Refused("round-not-open", () => ReviewMeeting.Call(draft.Organiser.Actor(Right.Organise), draft.Round.Frame, [], Town.Now));
        Assert.Equal(meeting.Id.Value, ReviewMeeting.Call(at.Chair.Actor(), at.Round.Frame, at.Round.Debriefers, Town.Now).Id.Value);
        Assert.Equal([at.Speaker.Id, at.Second.Id, at.Writer.Id],
            meeting.Agenda.Select(a => at.Round.RequireDebriefer(a.DebrieferId).PostId));
    }

    [Fact]
    public void The_order_is_set_by_hand_and_names_everybody_once()
    {
        void Arrange(Actor by, params Desk[] order) => meeting.Arrange(by, "Hall 2", Town.Today, [.. order.Select(d => at.Of(d).Id)],
            Town.Day(1));
        Refused("not-organiser", () => Arrange(at.Speaker.Actor(), at.Writer, at.Second, at.Speaker));
        Refused("order-incomplete", () => Arrange(Organiser, at.Second, at.Speaker));
        Refused("order-incomplete", () => Arrange(Organiser, at.Second, at.Second, at.Speaker));
        Arrange(Organiser, at.Writer, at.Second, at.Speaker);
        Assert.Equal([at.Of(at.Writer).Id, at.Of(at.Second).Id, at.Of(at.Speaker).Id], meeting.Agenda.Select(a => a.DebrieferId));
        Convene();
        Refused("not-called", () => Arrange(Organiser, at.Speaker, at.Second, at.Writer));
    }

    [Fact]
    public void Whoever_is_present_has_a_post_or_a_name_and_a_voter_has_a_post()
    {
        Refused("nobody-named", () => Note(new(null, " ", PresenceRole.Observer)));
        Refused("voter-without-post", () => Note(new(null, "A guest", PresenceRole.Voting)));
        Refused("acts-for-itself", () => Note(new(at.Vetter.Id, null, PresenceRole.Voting, at.Vetter.Id)));
        Refused("not-organiser", () => meeting.Note(at.Speaker.Actor(), new(at.Speaker.Id, null, PresenceRole.Voting), Town.Now));
        var noted = Note(new(at.Vetter.Id, null, PresenceRole.NonVoting, at.Second.Id));
        Refused("already-present", () => Note(new(at.Vetter.Id, null, PresenceRole.Voting)));
        Refusing.With("shell.empty", () => meeting.Strike(Organiser, noted.Id, "", Town.Day(2)));
        meeting.Strike(Organiser, noted.Id, "Another came", Town.Day(2));
        Refused("not-present", () => meeting.Strike(Organiser, noted.Id, "Again", Town.Day(2)));
        Assert.Equal(["review.called", "review.presence-noted", "review.presence-struck"], meeting.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void Only_the_chair_convenes_or_an_organiser_who_says_that_they_act_for_the_chair()
    {
        Refused("not-the-chair", () => Convene(at.Second.Actor()));
        Refused("not-the-chair", () => Convene(Organiser));
        Refused("not-the-chair", () => Convene(at.Second.Actor(), at.Chair.Id));
        Convene(Organiser, at.Chair.Id);
        Assert.Equal((ReviewState.Convened, at.Organiser.Id), (meeting.State, meeting.ActingChairId!.Value));
        Assert.Equal((at.Chair.Id, at.Chair.Id), (meeting.Recorded[^1].ActingFor!.Value,
            Assert.Single(meeting.Presences).ActingForPostId!.Value));
        Refused("not-called", () => Convene());
    }

    [Fact]
    public void A_meeting_short_of_quorum_cannot_be_convened()
    {
        Note(new(at.Vetter.Id, null, PresenceRole.Voting));
        Note(new(null, "A guest", PresenceRole.SuperiorGuide));
        Note(new(at.Chair.Id, null, PresenceRole.NonVoting));
        Refused("quorum-not-met", () => Convene(seats: 5));
        Convene(seats: 4);
        Assert.Equal(PresenceRole.Voting, meeting.Presences.Single(p => p.PostId == at.Chair.Id).Role);
    }

    [Fact]
    public void A_meeting_is_convened_once_the_reports_are_due_and_while_its_round_is_open()
    {
        Refused("reports-not-due", () => Convene(today: at.ReportDue.AddDays(-1)));
        var other = new OpenRound();
        Refused("round-not-open", () => meeting.Convene(other.Chair.Actor(), other.Round, null, 0, at.ReportDue, Town.Day(3)));
    }

    [Fact]
    public void Written_debriefers_with_a_report_are_taken_as_written_when_the_meeting_is_convened()
    {
        at.Of(at.Writer).ReportFiled();
        Assert.Equal(at.Of(at.Writer).Id, Assert.Single(Convene()));
        Assert.Equal(AgendaOutcome.TakenAsWritten, meeting.TurnOf(at.Of(at.Writer).Id).Outcome);
    }

    [Fact]
    public void What_became_of_each_debriefer_is_written_down_while_the_meeting_lasts()
    {
        Refused("not-convened", () => Hear(at.Speaker, AgendaOutcome.Presented));
        Convene();
        Refused("not-the-chair", () => Hear(at.Speaker, AgendaOutcome.Presented, by: at.Speaker.Actor()));
        Refused("outcome-needed", () => Hear(at.Speaker, AgendaOutcome.Waiting));
        Refused("written-only", () => Hear(at.Writer, AgendaOutcome.Presented));
        Refused("no-report", () => Hear(at.Second, AgendaOutcome.TakenAsWritten));
        Assert.Throws<NotVisible>(() => meeting.Hear(at.Chair.Actor(), new OpenRound().Round.Debriefers[0], AgendaOutcome.Presented, null,
            null, Town.Now));
        Hear(at.Speaker, AgendaOutcome.Presented, "A deputy");
        var item = meeting.TurnOf(at.Of(at.Speaker).Id);
        Assert.Equal(("A deputy", at.Speaker.Id), (item.ByName, item.ActingForPostId));
    }

    [Fact]
    public void A_wrong_entry_is_corrected_with_a_reason()
    {
        Convene();
        Hear(at.Second, AgendaOutcome.Absent);
        Refusing.With("shell.empty", () => Hear(at.Second, AgendaOutcome.Presented));
        Hear(at.Second, AgendaOutcome.Presented, reason: "Came late");
        Assert.Equal("review.hearing-corrected", meeting.Recorded[^1].Act);
    }

    [Fact]
    public void A_meeting_closes_when_everybody_was_heard_and_commented_on()
    {
        Refused("not-convened", () => meeting.Close(at.Chair.Actor(), at.Round, Town.Day(3)));
        Convene();
        // No comment is missing on whom nobody has heard yet.
        Assert.Equal(["reviews.still-waiting"],
            Refusing.Codes(() => meeting.Close(at.Chair.Actor(), at.Round, Town.Day(3))));
        at.Of(at.Writer).ReportFiled();
        foreach (var (desk, outcome) in new[] { (at.Speaker, AgendaOutcome.Presented), (at.Second, AgendaOutcome.Presented),
            (at.Writer, AgendaOutcome.TakenAsWritten) })
        {
            Hear(desk, outcome);
            Refused("without-comment", () => meeting.Close(at.Chair.Actor(), at.Round, Town.Day(3)));
            at.Of(desk).CommentAdded();
        }
        Refused("not-the-chair", () => meeting.Close(at.Second.Actor(), at.Round, Town.Day(3)));
        meeting.Close(at.Chair.Actor(), at.Round, Town.Day(3));
        Assert.Equal((ReviewState.Closed, "review.closed"), (meeting.State, meeting.Recorded[^1].Act));
        Refused("already-closed", () => Note(new(null, "Too late", PresenceRole.Observer)));
    }

    [Fact]
    public void A_meeting_waits_for_no_comment_on_who_is_absent_and_for_nothing_from_who_has_left_the_round()
    {
        Convene();
        Hear(at.Speaker, AgendaOutcome.Presented);
        at.Of(at.Speaker).CommentAdded();
        Hear(at.Second, AgendaOutcome.Absent);
        at.Of(at.Writer).Decide(DebrieferDecision.Withdrawn);
        meeting.Close(at.Chair.Actor(), at.Round, Town.Day(3));
        Assert.Equal(ReviewState.Closed, meeting.State);
    }

    [Fact]
    public void Who_was_absent_is_heard_after_the_meeting_with_a_reason_until_decided_on()
    {
        Convene();
        foreach (var desk in new[] { at.Second, at.Writer }) Hear(desk, AgendaOutcome.Absent);
        Hear(at.Speaker, AgendaOutcome.Presented);
        at.Of(at.Speaker).CommentAdded();
        meeting.Close(at.Chair.Actor(), at.Round, Town.Day(3));
        Refused("not-convened", () => Hear(at.Speaker, AgendaOutcome.Presented, reason: "Again"));
        Refused("outcome-needed", () => Hear(at.Second, AgendaOutcome.Absent, reason: "Still ill"));
        Refusing.With("shell.empty", () => Later(at.Second));
        at.Of(at.Second).Decide(DebrieferDecision.Deferred);
        Later(at.Second, "Back from hospital");
        Assert.Equal(("review.heard-later", true), (meeting.Recorded[^1].Act, meeting.MayStillComment(at.Of(at.Second))));
        at.Of(at.Second).Decide(DebrieferDecision.Graded);
        Refused("not-convened", () => Later(at.Second, "Once more"));
        Assert.False(meeting.MayStillComment(at.Of(at.Second)));

        void Later(Desk desk, string? reason = null) => meeting.Hear(at.Chair.Actor(), at.Of(desk), AgendaOutcome.Presented, null, reason,
            Town.Day(9));
    }
}
