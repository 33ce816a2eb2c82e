using Answerable.Domain.Reviews;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Reviews;

/// <summary>Whose words a comment is, and who may say it otherwise.</summary>
public sealed class CommentAuthorTests
{
    private readonly OpenRound at = new();
    private readonly ReviewMeeting meeting;

    public CommentAuthorTests() => meeting = ReviewMeeting.Call(Organiser, at.Round.Frame, at.Round.Debriefers, Town.Now);

    private Actor Organiser => at.Organiser.Actor(Right.Organise);

    private static CommentDraft Problem => new(CommentKind.Problem, "core", "The gate stands open");

    private Guid Present(Desk desk, PostId? actingFor = null) =>
        meeting.Note(Organiser, new(desk.Id, null, PresenceRole.Voting, actingFor), Town.Day(2)).Id;

    private void Begin()
    {
        meeting.Convene(at.Chair.Actor(), at.Round, null, 0, at.ReportDue, Town.Day(3));
        meeting.Hear(Organiser, at.Of(at.Speaker), AgendaOutcome.Presented, null, null, Town.Day(3));
    }

    private Comment Say(Actor by, Guid? presence = null) =>
        Comment.Make(by, meeting, at.Of(at.Speaker), Problem, Town.Strands, Town.Day(3), presence);

    private string[] Against(Comment said, Actor by, RoundFrame? round = null, ReviewState? state = null) =>
        [.. said.AgainstCorrecting(by, round ?? at.Round.Frame, state ?? meeting.State).Select(r => r.Code)];

    [Fact]
    public void Who_said_it_and_who_wrote_it_down_say_it_otherwise_each_in_the_post_in_which_they_did()
    {
        var member = Present(at.Vetter);
        Begin();
        var own = Say(at.Vetter.Actor());
        Assert.Empty(Against(own, at.Vetter.Actor()));
        Assert.Equal(["reviews.not-the-author"], Against(own, (at.Second with { Person = at.Vetter.Person }).Actor()));
        Assert.Equal(["reviews.not-the-author"], Against(own, (at.Vetter with { Person = at.Second.Person }).Actor()));
        Assert.Equal(["reviews.not-the-author"], Against(own, Actor.WithoutPost(at.Vetter.Person)));
        Assert.Equal(["reviews.not-the-author"], Against(own, Actor.System(SystemVerbs.Demo)));
        var written = Say(Organiser, member);
        Assert.Empty(Against(written, Organiser));
        Assert.Equal(["reviews.not-the-author"], Against(written, (at.Second with { Person = at.Organiser.Person }).Actor()));
        Assert.Equal(["reviews.not-the-author"], Against(written, (at.Organiser with { Person = at.Second.Person }).Actor()));
        // Nobody said it under their own name.
        Assert.Equal(["reviews.not-the-author"], Against(written, at.Vetter.Actor()));
    }

    [Fact]
    public void Words_are_corrected_in_their_own_round_once_its_meeting_was_convened()
    {
        Begin();
        var said = Say(at.Chair.Actor());
        Assert.Equal(["reviews.not-convened"], Against(said, at.Chair.Actor(), new OpenRound().Round.Frame));
        Assert.Equal(["reviews.not-convened"], Against(said, at.Chair.Actor(), state: ReviewState.Called));
        Assert.Empty(Against(said, at.Chair.Actor(), state: ReviewState.Closed));
        var next = said.Correct(at.Chair.Actor(), at.Round.Frame, meeting, Problem with { Text = "Two gates" }, "Counted", Town.Strands,
            Town.Day(4));
        Assert.Equal((false, true), (said.Stands, next.Stands));
        Assert.Equal(("comment.made", "Counted", at.Chair.Id), (next.Recorded[^1].Act, next.CorrectionReason, next.AuthorPostId!.Value));
    }

    [Fact]
    public void What_an_organiser_writes_down_for_themselves_is_said_under_their_own_name()
    {
        var own = Present(at.Organiser);
        var member = Present(at.Vetter, at.Writer.Id);
        Begin();
        Assert.Equal(at.Organiser.Person, Say(Organiser, own).AuthorPersonId);
        var written = Say(Organiser, member);
        Assert.Equal((null, at.Writer.Id), (written.AuthorPersonId, written.ActingForPostId!.Value));
        Assert.Equal(["reviews.not-present"], Refusing.Codes(() => Say(Organiser, Ids.Random())));
    }

    [Fact]
    public void Whoever_convened_for_the_chair_comments_for_the_chair_whatever_the_record_of_presence_says()
    {
        meeting.Convene(Organiser, at.Round, at.Chair.Id, 0, at.ReportDue, Town.Day(3));
        meeting.Hear(Organiser, at.Of(at.Speaker), AgendaOutcome.Presented, null, null, Town.Day(3));
        meeting.Strike(Organiser, meeting.Presences[0].Id, "Noted anew", Town.Day(3));
        Assert.Equal(at.Chair.Id, Say(Organiser).ActingForPostId);
        Present(at.Organiser, at.Writer.Id);
        Assert.Equal(at.Chair.Id, Say(Organiser).ActingForPostId);
    }

    [Fact]
    public void Who_debriefs_writes_down_what_others_say_of_them()
    {
        var member = Present(at.Vetter);
        Begin();
        Assert.Equal(at.Vetter.Id,
            Say(at.Organiser.ActorHolding([at.Speaker.Id], Right.Organise), member).AuthorPostId);
    }

    [Fact]
    public void Nobody_comments_on_the_debrief_of_a_post_for_which_they_are_there()
    {
        var deputy = Present(at.Vetter, at.Speaker.Id);
        var holder = Present(at.Organiser);
        Begin();
        Assert.Equal(["reviews.own-debrief"], Refusing.Codes(() => Say(at.Vetter.Actor())));
        Assert.Equal(["reviews.own-debrief"], Refusing.Codes(() => Say(Organiser, deputy)));
        Assert.Equal(["reviews.own-debrief"],
            Refusing.Codes(() => Say(at.Organiser.ActorHolding([at.Speaker.Id], Right.Organise), holder)));
    }

    [Fact]
    public void A_right_to_comment_over_the_meetings_unit_or_over_the_debriefers_is_enough()
    {
        var cast = new RoundCast().Filled();
        cast.Open();
        var held = ReviewMeeting.Call(cast.Organising, cast.Frame, cast.Round.Debriefers, RoundCast.Now);
        held.Convene(cast.As(cast.Chair), cast.Round, null, 0, RoundCast.MeetingOn, RoundCast.Now);
        var north = cast.Debriefer(cast.Northern);
        held.Hear(cast.Organising, north, AgendaOutcome.Presented, null, null, RoundCast.Now);
        string[] Speaking(params HeldRight[] rights) =>
            [.. Comment.AgainstSpeaking(cast.As(cast.Confirmer, rights), held, north).Select(r => r.Code)];
        Assert.Empty(Speaking(new HeldRight(Right.Comment, cast.North.Path)));
        Assert.Empty(Speaking(new HeldRight(Right.Comment, cast.City.Path)));
        Assert.Equal(["reviews.may-not-comment"], Speaking(new HeldRight(Right.Comment, "C/S/"), new HeldRight(Right.Vet, cast.City.Path)));
    }

    [Fact]
    public void Only_a_requirement_that_raises_no_finding_keeps_why_not()
    {
        Begin();
        string? Kept(CommentKind kind, bool raises) => Comment.Make(at.Chair.Actor(), meeting, at.Of(at.Speaker),
            new(kind, "core", "Said", raises, "Under way"), Town.Strands, Town.Day(3)).WhyNot;
        Assert.Equal("Under way", Kept(CommentKind.Requirement, raises: false));
        Assert.All(Enum.GetValues<CommentKind>(), kind => Assert.Null(Kept(kind, raises: true)));
        Assert.Null(Kept(CommentKind.Achievement, raises: false));
    }
}
