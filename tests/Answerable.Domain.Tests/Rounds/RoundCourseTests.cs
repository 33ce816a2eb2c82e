using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

public sealed class RoundCourseTests
{
    private readonly RoundCast cast = new();

    private Round Round => cast.Round;

    [Fact]
    public void Only_the_chair_or_an_organiser_acting_for_the_chair_begins_the_meeting()
    {
        cast.Filled().Open();
        Refusing.With("rounds.not-the-chair", () => Round.EnterSession(cast.Organising, null, RoundCast.Now));
        Refusing.With("rounds.not-the-chair", () => Round.EnterSession(cast.As(cast.Northern), cast.Chair.Id, RoundCast.Now));
        Round.EnterSession(cast.Organising, cast.Chair.Id, RoundCast.Now);
        Assert.Equal((RoundState.InSession, cast.Chair.Id), (Round.State, Round.Recorded[^1].ActingFor!.Value));
    }

    [Fact]
    public void Who_may_not_lead_hears_nothing_of_the_state_and_who_read_an_older_round_that_it_is_another()
    {
        cast.Filled();
        Assert.Equal(["rounds.not-the-chair"], Refusing.Codes(() => Round.EnterSession(cast.As(cast.Northern), null, RoundCast.Now)));
        Assert.Equal(["rounds.not-the-chair"], Refusing.Codes(() => Round.StartDeciding(cast.As(cast.Northern), RoundCast.Now)));
        Assert.Equal([RoundRefusals.WrongState(RoundState.Draft, RoundState.Open).Code],
            Round.AgainstEnteringSession(cast.Organising).Select(r => r.Code));
        Round.ReadAs(Round.Version + 1);
        Assert.Throws<Stale>(() => Round.EnterSession(cast.As(cast.Chair), null, RoundCast.Now));
        Assert.Throws<Stale>(() => Round.StartDeciding(cast.As(cast.Chair), RoundCast.Now));
        Round.ReadAs(null);
        cast.Open();
        Assert.Empty(Round.AgainstEnteringSession(cast.Organising));
        Round.EnterSession(cast.As(cast.Chair), null, RoundCast.Now);
        Assert.Empty(Round.AgainstStartingToDecide(cast.Organising));
        Assert.Empty(Round.AgainstStartingToDecide(cast.As(cast.Chair)));
        Round.StartDeciding(cast.Organising, RoundCast.Now);
    }

    [Fact]
    public void States_are_passed_in_order()
    {
        cast.Filled();
        Refusing.With("rounds.wrong-state", () => Round.EnterSession(cast.As(cast.Chair), null, RoundCast.Now));
        cast.Open();
        Refusing.With("rounds.wrong-state", () => Round.StartDeciding(cast.As(cast.Chair), RoundCast.Now));
        Refusing.With("rounds.wrong-state", () => Round.Publish(cast.Organising, RoundCast.Now));
    }

    [Fact]
    public void A_round_is_fed_back_only_when_everybody_is_decided_and_every_grade_was_told()
    {
        cast.Deciding();
        Refusing.With("rounds.undecided", () => Round.MarkFedBack(cast.Organising, RoundCast.Now));
        var (north, south) = (cast.Debriefer(cast.Northern), cast.Debriefer(cast.Southern));
        north.Decide(DebrieferDecision.Graded);
        south.Decide(DebrieferDecision.Deferred);
        Refusing.With("rounds.not-fed-back", () => Round.MarkFedBack(cast.Organising, RoundCast.Now));
        north.FeedBack(RoundCast.Now);
        Round.MarkFedBack(cast.Organising, RoundCast.Now);
        Assert.Equal(RoundState.FedBack, Round.State);
    }

    [Fact]
    public void A_round_cannot_be_archived_while_a_last_finding_has_no_result_or_somebody_is_deferred()
    {
        cast.Deciding();
        var (north, south) = (cast.Debriefer(cast.Northern), cast.Debriefer(cast.Southern));
        north.Decide(DebrieferDecision.Ungraded);
        south.Decide(DebrieferDecision.Deferred);
        Round.MarkFedBack(cast.Organising, RoundCast.Now);
        Round.Publish(cast.Organising, RoundCast.Now);
        Refusing.With("rounds.findings-without-result", () => Archive(2));
        Refusing.With("rounds.still-deferred", () => Archive());
        south.Decide(DebrieferDecision.Withdrawn);
        Archive();
        Assert.Equal(RoundState.Archived, Round.State);
    }

    [Fact]
    public void A_round_cannot_be_archived_while_a_grade_that_stands_is_not_told_or_not_published()
    {
        cast.Deciding();
        var (north, south) = (cast.Debriefer(cast.Northern), cast.Debriefer(cast.Southern));
        north.Decide(DebrieferDecision.Graded);
        north.FeedBack(RoundCast.Now);
        south.Decide(DebrieferDecision.Withdrawn);
        Round.MarkFedBack(cast.Organising, RoundCast.Now);
        Round.Publish(cast.Organising, RoundCast.Now);
        Refusing.With("rounds.still-unpublished", () => Archive());
        north.Publish(RoundCast.Now);
        north.Decide(DebrieferDecision.Ungraded);
        Refusing.With("rounds.still-untold", () => Archive());
        Refusing.With("rounds.not-fed-back", () => north.Publish(RoundCast.Now));
        north.FeedBack(RoundCast.Now);
        north.Publish(RoundCast.Now);
        Archive();
    }

    private void Archive(int withoutResult = 0) => Round.Archive(cast.Organising, withoutResult, d => d.Id.ToString(), RoundCast.Now);

    [Fact]
    public void A_report_is_vetted_only_once_filed_and_an_accepted_one_is_not_filed_again()
    {
        var north = cast.Filled().Debriefer(cast.Northern);
        Refusing.With("rounds.no-report-to-vet", () => north.ReportAccepted(RoundCast.Now));
        north.ReportFiled();
        north.ReportReturned();
        north.ReportFiled();
        north.ReportAccepted(RoundCast.Now);
        Refusing.With("rounds.report-already-accepted", north.ReportFiled);
    }

    [Fact]
    public void Deciding_again_needs_feeding_back_again()
    {
        var north = cast.Filled().Debriefer(cast.Northern);
        Refusing.With("rounds.nothing-decided", () => north.FeedBack(RoundCast.Now));
        north.Decide(DebrieferDecision.Graded);
        north.FeedBack(RoundCast.Now);
        north.Decide(DebrieferDecision.Graded);
        Assert.Null(north.FedBackAt);
    }

    [Fact]
    public void Who_was_heard_cannot_be_made_a_written_one()
    {
        cast.InSession();
        var north = cast.Debriefer(cast.Northern);
        Round.ReportBy(cast.Organising, north.Id, DebriefMode.Written, RoundCast.Now);
        Assert.Equal("round.mode-changed", Round.Recorded[^1].Act);
        north.Present(PresentedAs.TakenAsWritten);
        Refusing.With("rounds.mode-fixed", () => Round.ReportBy(cast.Organising, north.Id, DebriefMode.OnSite, RoundCast.Now));
    }
}
