using Answerable.Domain.Appraisals;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rectifications;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

public sealed class GradeDecisionTests
{
    private readonly RoundCast cast = new RoundCast().Deciding();
    private readonly Post[] members;

    public GradeDecisionTests() => members = [cast.Chair, cast.Make(cast.City, "member1"), cast.Make(cast.City, "member2")];

    private DecisionDraft Good => new(DebrieferDecision.Graded, "good", null, RoundCast.Today, "Minutes 3", [.. members.Select(m => m.Id)],
        2, 0, 1)
    { ChairVote = ChairVote.For };

    private DecisionDraft Deferred => Good with { Kind = DebrieferDecision.Deferred, GradeCode = null, Reason = "Ill on the day" };

    private GradeDecision Decide(DecisionDraft draft, Post? about = null, Rating? rating = null, int notDone = 0,
        IReadOnlyList<DecidedGrade>? others = null, GradeDecision? standing = null, Actor? by = null)
    {
        var facts = new DecisionFacts(rating ?? RoundCast.Rated("good"), others
            ?? [.. Enumerable.Repeat(new DecidedGrade(DebrieferDecision.None, null), 9)],
            [.. Enumerable.Repeat(new LastFinding(RoundCast.Today, RectificationState.InProgress), notDone)], cast.Round.Groups.Count,
                members.Select(m => m.Id).ToHashSet(), cast.Persons, cast.Persons[(about ?? cast.Northern).Id]);
        return GradeDecision.Decide(by ?? cast.Organising, cast.Frame, cast.Debriefer(about ?? cast.Northern), draft, facts, standing,
            RoundCast.Today, RoundCast.Now);
    }

    [Fact]
    public void A_decision_keeps_the_computed_grade_the_body_the_votes_and_who_was_present()
    {
        var decision = Decide(Good);
        Assert.Equal(("good", "good", 9000, 3, 3, 2), (decision.GradeCode, decision.ComputedGradeCode, decision.TotalHundredths,
            decision.Entitled, decision.Present, decision.VotesFor));
        Assert.Equal((cast.Committee.Id, 3), (decision.BodyPostId, decision.Presences.Count));
        Assert.Equal(DebrieferDecision.Graded, cast.Debriefer(cast.Northern).Decision);
        Assert.Equal((decision.Recorded[0].Act, decision.Recorded[0].ActingFor), ("grade-decision.recorded", cast.Committee.Id));
    }

    [Fact]
    public void Only_the_recorder_records() => Refusing.With("appraisals.not-recorder", () => Decide(Good, by: cast.As(cast.TellerOne)));

    [Fact]
    public void A_grade_that_differs_from_the_computed_one_needs_a_reason()
    {
        Refusing.With("appraisals.reason-for-difference", () => Decide(Good, rating: RoundCast.Rated("fairly-good")));
        Refusing.With("appraisals.reason-for-grade-without-rating", () => Decide(Good, rating: RoundCast.Rated(null, null)));
        Assert.Equal("The flood", Decide(Good with { Reason = "The flood" }, rating: RoundCast.Rated("fairly-good")).Reason);
    }

    [Fact]
    public void Who_is_deferred_withdrawn_or_left_ungraded_needs_a_reason_and_stops_nobody_else()
    {
        Refusing.With("appraisals.reason-for-no-grade", () => Decide(Deferred with { Reason = " " }));
        Refusing.With("appraisals.grade-without-grading", () => Decide(Deferred with { GradeCode = "good" }));
        Refusing.With("appraisals.no-decision", () => Decide(Deferred with { Kind = DebrieferDecision.None }));
        Decide(Deferred);
        Decide(Good, cast.Southern);
    }

    [Theory]
    [InlineData(1, 1, 1, "appraisals.not-carried")]
    [InlineData(2, 0, 0, "appraisals.votes-do-not-add-up")]
    [InlineData(3, 1, -1, "appraisals.negative-votes")]
    public void More_than_half_of_those_present_vote_for_it(int votesFor, int against, int abstained, string code) =>
        Refusing.With(code, () => Decide(Good with { VotesFor = votesFor, VotesAgainst = against, Abstentions = abstained }));

    [Fact]
    public void A_decision_is_not_carried_by_exactly_half_of_those_present()
    {
        var two = Good with { PresentPosts = [members[0].Id, members[1].Id], VotesFor = 1, VotesAgainst = 1, Abstentions = 0 };
        Assert.Equal(["appraisals.not-carried"], Refusing.Codes(() => Decide(two)));
        Decide(two with { VotesFor = 2, VotesAgainst = 0 });
    }

    [Fact]
    public void The_form_to_decide_is_not_offered_to_whoever_it_is_about_in_whatever_post()
    {
        Acts Offered() => GradeDecision.Acts(cast.Organising, cast.Frame, cast.Debriefer(cast.Northern), null);
        Assert.Equal([AppraisalActs.Decision, AppraisalActs.Withdrawal], Offered().Open);
        cast.SamePerson(cast.Organiser, cast.Northern);
        Assert.Equal([AppraisalRefusals.OwnDecision], Offered().Against(AppraisalActs.Decision));
        Assert.Equal([AppraisalRefusals.OwnDecision], Offered().Against(AppraisalActs.Withdrawal));
        Assert.Equal([AppraisalRefusals.NotRecorder],
            GradeDecision.AgainstDeciding(cast.As(cast.TellerOne), cast.Frame with { State = RoundState.Open },
                cast.Debriefer(cast.Northern), null).Where(r => r.IsDenial));
    }

    [Fact]
    public void A_finding_of_last_time_that_is_due_on_the_very_day_of_the_decision_bars_the_top_grade()
    {
        LastFinding Due(int days, RectificationState state = RectificationState.ClaimedDone) => new(RoundCast.Today.AddDays(days), state);
        Assert.Equal(1, GateRule.NotDone([Due(0)], RoundCast.Today));
        Assert.Equal(1, GateRule.NotDone([Due(-1), Due(1)], RoundCast.Today));
        Assert.Equal(0, GateRule.NotDone([Due(0, RectificationState.Closed), Due(1)], RoundCast.Today));
        Refusing.With("appraisals.last-findings-not-done", () => Decide(Good, notDone: 1));
    }

    [Fact]
    public void Only_members_take_part_and_at_least_half_of_them()
    {
        Refusing.With("appraisals.present-not-member", () =>
            Decide(Good with { PresentPosts = [cast.TellerOne.Id, members[0].Id, members[1].Id] }));
        Refusing.With("appraisals.quorum-not-met", () =>
            Decide(Good with { PresentPosts = [members[0].Id], VotesFor = 1, Abstentions = 0 }));
        Refusing.With("appraisals.nobody-present", () => Decide(Good with
        {
            PresentPosts = [],
            VotesFor = 0,
            Abstentions = 0,
            ChairVote = null
        }));
    }

    [Fact]
    public void Nobody_takes_part_in_their_own_decision_also_not_in_another_post()
    {
        cast.SamePerson(members[1], cast.Northern);
        Refusing.With("appraisals.present-for-own", () => Decide(Good));
        Decide(Good with { PresentPosts = [members[0].Id, members[2].Id], VotesFor = 2, Abstentions = 0 });
        cast.SamePerson(cast.Organiser, cast.Southern);
        Refusing.With("appraisals.own-decision", () => Decide(Good, cast.Southern));
    }

    [Fact]
    public void Nobody_is_graded_unheard_uncommented_or_uncounted()
    {
        var fresh = new RoundCast().InSession();
        fresh.Round.StartDeciding(fresh.As(fresh.Chair), RoundCast.Now);
        var codes = Refusing.Codes(() => GradeDecision.Decide(fresh.Organising, fresh.Frame, fresh.Debriefer(fresh.Northern),
            Good with { ChairVote = null },
            new(RoundCast.Rated("good"), [], [], 2, members.Select(m => m.Id).ToHashSet(), fresh.Persons, new HashSet<PersonId>()), null,
                RoundCast.Today, RoundCast.Now));
        Assert.Equal(["appraisals.not-heard", "appraisals.no-comment", "appraisals.not-counted", "appraisals.quota-exceeded"], codes);
    }

    [Fact]
    public void The_quota_and_the_gate_bar_the_top_grade_and_no_other()
    {
        DecidedGrade[] full = [.. Enumerable.Repeat(new DecidedGrade(DebrieferDecision.Graded, "good"), 5)];
        Refusing.With("appraisals.quota-exceeded", () => Decide(Good, others: full));
        Refusing.With("appraisals.last-findings-not-done", () => Decide(Good, notDone: 1));
        Decide(Good with { GradeCode = "fairly-good", Reason = "Quota" }, others: full, notDone: 1);
    }

    [Fact]
    public void Decided_again_it_supersedes_with_a_reason_and_both_stay()
    {
        var first = Decide(Good);
        Refusing.With("appraisals.not-the-standing-decision", () => Decide(Good));
        Refusing.With("appraisals.reason-for-correction", () => Decide(Good, standing: first));
        var second = Decide(Good with { Reason = "Votes miscounted" }, standing: first);
        Assert.Equal((second.Id, first.Id), (first.SupersededById!.Value, second.SupersedesId!.Value));
        Refusing.With("appraisals.not-the-standing-decision", () => first.FeedBack(cast.Organising, cast.Frame,
            cast.Debriefer(cast.Northern), RoundCast.Now));
    }

    [Fact]
    public void The_person_is_told_before_anybody_else()
    {
        var decision = Decide(Good);
        Refusing.With("appraisals.not-fed-back", () => decision.Publish(cast.Organising, cast.Frame, cast.Debriefer(cast.Northern),
            RoundCast.Now));
        Refusing.With("appraisals.may-not-feed-back", () => decision.FeedBack(cast.As(cast.TellerOne), cast.Frame,
            cast.Debriefer(cast.Northern), RoundCast.Now));
        decision.FeedBack(cast.As(cast.Chair), cast.Frame, cast.Debriefer(cast.Northern), RoundCast.Now);
        decision.Publish(cast.Organising, cast.Frame, cast.Debriefer(cast.Northern), RoundCast.Now);
        Assert.Equal(RoundCast.Now, cast.Debriefer(cast.Northern).FedBackAt);
        Refusing.With("appraisals.already-published", () => decision.Publish(cast.Organising, cast.Frame, cast.Debriefer(cast.Northern),
            RoundCast.Now));
    }

    [Fact]
    public void Somebody_may_withdraw_before_the_meeting_but_nobody_is_graded_then()
    {
        var early = new RoundCast().Filled();
        early.Open();
        var facts = new DecisionFacts(null, [], [], 2, members.Select(m => m.Id).ToHashSet(), early.Persons, new HashSet<PersonId>());
        var north = early.Debriefer(early.Northern);
        Refusing.With("appraisals.round-not-deciding", () => GradeDecision.Decide(early.Organising, early.Frame, north, Deferred, facts,
            null, RoundCast.Today, RoundCast.Now));
        GradeDecision.Decide(early.Organising, early.Frame, north, Deferred with { Kind = DebrieferDecision.Withdrawn, ChairVote = null },
            facts, null,
            RoundCast.Today, RoundCast.Now);
    }

    [Fact]
    public void A_decision_is_not_dated_after_today() => Refusing.With("appraisals.decided-in-future", () =>
        Decide(Good with { DecidedOn = RoundCast.Today.AddDays(1) }));
}
