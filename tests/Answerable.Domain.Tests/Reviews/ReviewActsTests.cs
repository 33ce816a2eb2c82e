using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Reviews;

/// <summary>What page and act ask alike.</summary>
public sealed class ReviewActsTests
{
    private readonly OpenRound at = new();
    private readonly ReviewMeeting meeting;

    public ReviewActsTests() => meeting = ReviewMeeting.Expected(at.Round.Frame, at.Round.Debriefers, Town.Now);

    private Actor Organiser => at.Organiser.Actor(Right.Organise);

    private Acts Acts(Actor by, int seats = 0, DateOnly? today = null) =>
        meeting.Acts(by, at.Round.Frame, meeting.ClosingFacts(at.Round.Debriefers), meeting.OthersVoting(by), seats, today ?? at.ReportDue);

    private static IEnumerable<string> Codes(IEnumerable<Refusal> refusals) => refusals.Select(r => r.Code);

    [Fact]
    public void Before_its_first_act_a_meeting_is_arranged_and_convened_by_who_may()
    {
        Assert.Equal([ReviewActs.Arrangement, ReviewActs.Presence, ReviewActs.Convening], Acts(at.Chair.Actor()).Open);
        Assert.Equal([ReviewActs.Arrangement, ReviewActs.Presence, ReviewActs.Convening], Acts(Organiser).Open);
        Assert.Empty(Acts(at.Second.Actor()).Open);
        Assert.Empty(meeting.Recorded);
    }

    [Fact]
    public void Everything_that_stands_against_convening_is_said_at_once()
    {
        var against = Acts(at.Chair.Actor(), seats: 4, at.ReportDue.AddDays(-1)).Against(ReviewActs.Convening);
        Assert.Equal(["reviews.reports-not-due", "reviews.quorum-not-met"], Codes(against));
        Assert.Equal([("present", (object?)1), ("needed", 2)], against[1].Args);
        Assert.Equal((1, 2, 2, 3), (ReviewMeeting.Quorum(1), ReviewMeeting.Quorum(3), ReviewMeeting.Quorum(4), ReviewMeeting.Quorum(5)));
    }

    [Fact]
    public void Whoever_may_not_act_hears_nothing_of_the_state()
    {
        Assert.Equal(["reviews.not-the-chair"], Refusing.Codes(() => meeting.Close(at.Second.Actor(), at.Round, Town.Now)));
        Assert.Equal(["reviews.not-organiser"], Refusing.Codes(() =>
            ReviewMeeting.Call(at.Second.Actor(), new OpenRound(open: false).Round.Frame, [], Town.Now)));
    }

    [Fact]
    public void A_turn_is_heard_by_who_runs_the_meeting_and_commented_on_by_who_speaks_or_is_written_down()
    {
        var speaker = at.Of(at.Speaker);
        meeting.Convene(at.Chair.Actor(), at.Round, null, 0, at.ReportDue, Town.Day(3));
        Assert.Equal([ReviewActs.Turn], meeting.Acts(at.Chair.Actor(), speaker).Open);
        Assert.Equal(["reviews.not-heard-yet"], Codes(meeting.Acts(at.Chair.Actor(), speaker).Against(ReviewActs.Comment)));
        meeting.Hear(at.Chair.Actor(), speaker, AgendaOutcome.Presented, null, null, Town.Day(3));
        Assert.Equal([ReviewActs.Turn, ReviewActs.Comment, ReviewActs.Record], meeting.Acts(at.Chair.Actor(), speaker).Open);
        Assert.Equal([ReviewActs.Turn, ReviewActs.Record], meeting.Acts(Organiser, speaker).Open);
        Assert.Equal([ReviewActs.Comment], meeting.Acts(at.Second.Actor(Right.Comment), speaker).Open);
        Assert.Equal(["reviews.own-debrief"], Codes(meeting.Acts(at.Speaker.Actor(Right.Comment), speaker).Against(ReviewActs.Comment)));
        Assert.Empty(meeting.Acts(at.Second.Actor(), speaker).Open);
    }

    [Fact]
    public void The_only_comment_on_which_a_grade_was_decided_is_offered_to_be_corrected_and_not_to_be_withdrawn()
    {
        var speaker = at.Of(at.Speaker);
        meeting.Convene(at.Chair.Actor(), at.Round, null, 0, at.ReportDue, Town.Day(3));
        meeting.Hear(at.Chair.Actor(), speaker, AgendaOutcome.Presented, null, null, Town.Day(3));
        var said = Comment.Make(at.Chair.Actor(), meeting, speaker, new(CommentKind.Direction, "core", "Go on"), Town.Strands, Town.Day(3));
        speaker.CommentAdded();
        speaker.Decide(DebrieferDecision.Graded);
        Assert.Empty(said.AgainstCorrecting(at.Chair.Actor(), at.Round.Frame, meeting.State));
        Assert.Equal(["reviews.last-comment"], Codes(said.AgainstWithdrawing(at.Chair.Actor(), at.Round.Frame, meeting.State, speaker)));
        speaker.CommentAdded();
        Assert.Empty(said.AgainstWithdrawing(at.Chair.Actor(), at.Round.Frame, meeting.State, speaker));
        Assert.Equal(["reviews.round-archived"],
            Codes(said.AgainstCorrecting(at.Chair.Actor(), at.Round.Frame with { State = RoundState.Archived }, meeting.State)));
    }
}
