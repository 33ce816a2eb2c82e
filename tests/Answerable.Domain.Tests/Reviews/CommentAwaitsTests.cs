using Answerable.Domain.Obligations;
using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Reviews;

/// <summary>Which comments the chair owes, and by when.</summary>
public sealed class CommentAwaitsTests
{
    private readonly OpenRound at = new();

    private Debriefer Speaker => at.Of(at.Speaker);

    private void Accept(DateOnly day)
    {
        Speaker.ReportFiled();
        Speaker.ReportAccepted(new(day.ToDateTime(new(12, 0)), TimeSpan.Zero));
    }

    private Awaits Awaits(bool chairCommented = false, RoundState state = RoundState.InSession) =>
        CommentAwaits.Of(at.Round.Frame with { State = state }, Speaker, chairCommented, Town.Calendar);

    private bool IsMet(Awaits awaits) => awaits.IsMet(ReviewKinds.Comment.Code, at.Chair.Id);

    [Fact]
    public void The_chair_owes_a_comment_on_an_accepted_report_by_the_meeting()
    {
        Speaker.ReportFiled();
        Assert.Empty(Awaits().Awaited);
        Speaker.ReportAccepted(Town.Now);
        Assert.Equal(new Awaited(ReviewKinds.Comment, at.Chair.Id, at.Unit.Id, at.Round.MeetingOn, Again: true),
            Assert.Single(Awaits(state: RoundState.Open).Awaited));
        Assert.Single(Awaits().Awaited);
    }

    [Fact]
    public void A_report_accepted_after_the_meetings_day_is_commented_on_that_day_and_no_comment_is_owed_by_a_past_date()
    {
        Accept(at.Round.MeetingOn.AddDays(2));
        Assert.Equal(at.Round.MeetingOn.AddDays(2), Assert.Single(Awaits().Awaited).Due);
    }

    [Fact]
    public void A_comment_that_the_chair_made_is_met_and_others_comments_do_not_do_it()
    {
        Accept(Town.Today);
        Speaker.CommentAdded();
        Assert.Single(Awaits().Awaited);
        Assert.True(IsMet(Awaits(chairCommented: true)));
        Assert.Empty(Awaits(chairCommented: true).Awaited);
    }

    [Theory]
    [InlineData(RoundState.Deciding)]
    [InlineData(RoundState.FedBack)]
    [InlineData(RoundState.Archived)]
    public void When_the_meeting_has_closed_nobody_owes_a_comment_and_it_is_not_taken_as_made(RoundState state)
    {
        Accept(Town.Today);
        Assert.Empty(Awaits(state: state).Awaited);
        Assert.False(IsMet(Awaits(state: state)));
    }

    [Fact]
    public void Nobody_owes_a_comment_on_who_has_left_the_round_nor_while_an_acceptance_is_taken_back()
    {
        Accept(Town.Today);
        Speaker.AcceptanceReopened();
        Assert.Empty(Awaits().Awaited);
        Speaker.ReportAccepted(Town.Now);
        Assert.Single(Awaits().Awaited);
        Speaker.Decide(DebrieferDecision.Withdrawn);
        Assert.Empty(Awaits().Awaited);
        Assert.False(IsMet(Awaits()));
    }
}
