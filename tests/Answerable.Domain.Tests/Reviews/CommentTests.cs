using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Reviews;

public sealed class CommentTests
{
    private readonly OpenRound at = new();
    private readonly ReviewMeeting meeting;

    public CommentTests() =>
        meeting = ReviewMeeting.Call(at.Organiser.Actor(Right.Organise), at.Round.Frame, at.Round.Debriefers, Town.Now);

    private static CommentDraft Problem => new(CommentKind.Problem, "core", "The gate stands open");

    private static void Refused(string reason, Action act) => Refusing.With("reviews." + reason, act);

    private Comment Say(Actor by, CommentDraft? draft = null, Desk? about = null, Guid? presence = null) =>
        Comment.Make(by, meeting, at.Of(about ?? at.Speaker), draft ?? Problem, Town.Strands, Town.Day(3), presence);

    private Guid Present(Desk? desk, PresenceRole role, PostId? actingFor = null) =>
        meeting.Note(at.Organiser.Actor(Right.Organise), new(desk?.Id, desk is null ? "A guide" : null, role, actingFor), Town.Day(2)).Id;

    private void Begin(Actor? by = null, PostId? actingFor = null)
    {
        meeting.Convene(by ?? at.Chair.Actor(), at.Round, actingFor, 0, at.ReportDue, Town.Day(3));
        meeting.Hear(at.Organiser.Actor(Right.Organise), at.Of(at.Speaker), AgendaOutcome.Presented, null, null, Town.Day(3));
    }

    [Fact]
    public void A_debrief_is_commented_on_after_it_was_heard_while_the_meeting_lasts()
    {
        Refused("not-convened", () => Say(at.Chair.Actor()));
        Begin();
        Refused("not-heard-yet", () => Say(at.Chair.Actor(), about: at.Second));
        Assert.Equal("comment.made", Assert.Single(Say(at.Chair.Actor()).Recorded).Act);
    }

    [Fact]
    public void Chair_voting_members_guides_and_holders_of_the_right_comment_and_nobody_else()
    {
        Present(at.Vetter, PresenceRole.Voting);
        Present(at.Writer, PresenceRole.NonVoting);
        Begin();
        Say(at.Chair.Actor());
        Say(at.Vetter.Actor());
        Say(at.Second.Actor(Right.Comment));
        Refused("may-not-comment", () => Say(at.Writer.Actor()));
        Refused("may-not-comment", () => Say(at.Second.Actor()));
        Refused("may-not-comment", () => Say(Actor.System(SystemVerbs.Demo)));
    }

    [Fact]
    public void Whoever_acts_for_another_is_recorded()
    {
        Present(at.Vetter, PresenceRole.Voting, at.Writer.Id);
        Begin(at.Organiser.Actor(Right.Organise), at.Chair.Id);
        Assert.Equal(at.Writer.Id, Say(at.Vetter.Actor()).ActingForPostId);
        Assert.Equal(at.Chair.Id, Say(at.Organiser.Actor(Right.Organise)).Recorded[0].ActingFor);
    }

    [Fact]
    public void An_organiser_writes_down_what_somebody_present_said()
    {
        Guid member = Present(at.Vetter, PresenceRole.Voting), guide = Present(null, PresenceRole.SuperiorGuide),
            observer = Present(at.Second, PresenceRole.Observer);
        Begin();
        var organiser = at.Organiser.Actor(Right.Organise);
        var said = Say(organiser, presence: member);
        Assert.Equal((at.Vetter.Id, null, at.Organiser.Id), (said.AuthorPostId!.Value, said.AuthorPersonId, said.RecordedByPostId!.Value));
        Assert.Equal((null, "A guide"), (Say(organiser, presence: guide).AuthorPostId, Say(organiser, presence: guide).AuthorName));
        Refused("not-present", () => Say(organiser, presence: observer));
        Refused("not-organiser", () => Say(at.Vetter.Actor(), presence: guide));
    }

    [Fact]
    public void Nobody_comments_on_their_own_debrief_but_members_do_on_their_groups()
    {
        var own = Present(at.Speaker, PresenceRole.Voting);
        Present(at.Vetter, PresenceRole.Voting);
        Begin();
        Refused("own-debrief", () => Say(at.Speaker.Actor()));
        Refused("own-debrief", () => Say(at.Vetter.ActorHolding([at.Speaker.Id])));
        Refused("own-debrief", () => Say(at.Organiser.Actor(Right.Organise), presence: own));
        Say(at.Vetter.ActorSeated([], [at.Speaker.Id]));
    }

    [Theory]
    [InlineData(CommentKind.Problem, false, true)]
    [InlineData(CommentKind.Requirement, true, true)]
    [InlineData(CommentKind.Achievement, true, false)]
    [InlineData(CommentKind.Direction, true, false)]
    public void A_problem_always_raises_a_finding_and_praise_never(CommentKind kind, bool asked, bool raises)
    {
        Begin();
        Assert.Equal(raises, Say(at.Chair.Actor(), new(kind, "core", "Said", asked)).RaisesFinding);
    }

    [Fact]
    public void A_requirement_raises_a_finding_or_says_why_not()
    {
        Begin();
        Refused("why-not-needed", () => Say(at.Chair.Actor(), new(CommentKind.Requirement, "core", "Go on")));
        Assert.Equal("Already under way", Say(at.Chair.Actor(),
            new(CommentKind.Requirement, "core", "Go on", false, "Already under way")).WhyNot);
    }

    [Fact]
    public void A_comment_has_words_and_a_strand_of_the_round()
    {
        Begin();
        Assert.Equal(["shell.empty", "reviews.unknown-strand"],
            Refusing.Codes(() => Say(at.Chair.Actor(), new(CommentKind.Problem, "weather", " "))));
        Refusing.With("shell.too-long", () => Say(at.Chair.Actor(), Problem with { Text = Town.Long(2001) }));
    }

    [Fact]
    public void A_comment_is_corrected_by_its_author_with_a_reason_and_both_stay()
    {
        Begin();
        var first = Say(at.Chair.Actor());
        Comment Correct(Comment comment, Actor by, string reason) => comment.Correct(by, at.Round.Frame, meeting,
            Problem with { Text = "Two gates stand open" }, reason, Town.Strands, Town.Day(3));
        Refused("not-the-author", () => Correct(first, at.Vetter.Actor(), "Counted"));
        Refusing.With("shell.empty", () => Correct(first, at.Chair.Actor(), ""));
        var second = Correct(first, at.Chair.Actor(), "Counted again");
        Assert.Equal((second.Id, first.Id), (first.SupersededById, second.SupersedesId));
        Assert.Equal(("The gate stands open", "Two gates stand open"), (first.Text, second.Text));
        Refused("already-corrected", () => Correct(first, at.Chair.Actor(), "Once more"));
        Assert.Equal("comment.corrected", first.Recorded[^1].Act);
    }

    [Fact]
    public void A_comment_is_withdrawn_by_its_author_with_a_reason_and_stands_no_more()
    {
        Begin();
        var said = Say(at.Chair.Actor());
        at.Of(at.Speaker).CommentAdded();
        void Withdraw(Actor by, string reason) => said.Withdraw(by, at.Round.Frame, meeting, at.Of(at.Speaker), reason, Town.Day(3));
        Refused("not-the-author", () => Withdraw(at.Vetter.Actor(), "Wrong gate"));
        Refusing.With("shell.empty", () => Withdraw(at.Chair.Actor(), " "));
        Withdraw(at.Chair.Actor(), "Wrong gate");
        Assert.Equal((false, "Wrong gate", "The gate stands open", 0),
            (said.Stands, said.WithdrawalReason, said.Text, at.Of(at.Speaker).CommentCount));
        Assert.Equal("comment.withdrawn", said.Recorded[^1].Act);
        Refused("already-withdrawn", () => Withdraw(at.Chair.Actor(), "Once more"));
    }

    [Fact]
    public void The_only_comment_on_which_a_grade_was_decided_is_corrected_but_not_withdrawn()
    {
        Begin();
        var said = Say(at.Chair.Actor());
        at.Of(at.Speaker).CommentAdded();
        at.Of(at.Speaker).Decide(DebrieferDecision.Graded);
        Refused("last-comment", () => said.Withdraw(at.Chair.Actor(), at.Round.Frame, meeting, at.Of(at.Speaker), "Wrong gate",
            Town.Day(3)));
    }
}
