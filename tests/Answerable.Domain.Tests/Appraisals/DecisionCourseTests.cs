using Answerable.Domain.Appraisals;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

/// <summary>When a decision is recorded, told and published, by whom, and on what it rests.</summary>
public sealed class DecisionCourseTests
{
    private readonly RoundCast cast = new RoundCast().Deciding();

    private Debriefer North => cast.Debriefer(cast.Northern);

    private GradeDecision Decide(GradeDecision? standing = null, Domain.Organisation.Post? about = null, int? read = null)
    {
        var draft = new DecisionDraft(DebrieferDecision.Graded, "good", "Reason", RoundCast.Today, "Minutes 3", [cast.Chair.Id], 1, 0, 0)
        { ChairVote = ChairVote.For };
        var facts = new DecisionFacts(RoundCast.Rated("good"), [.. Enumerable.Repeat(new DecidedGrade(DebrieferDecision.None, null), 9)],
            [], cast.Round.Groups.Count, new HashSet<PostId> { cast.Chair.Id }, cast.Persons, cast.Persons[(about ?? cast.Northern).Id]);
        return GradeDecision.Decide(cast.Organising, cast.Frame, cast.Debriefer(about ?? cast.Northern), draft, facts, standing,
            RoundCast.Today, RoundCast.Now, read);
    }

    private string[] Deciding(RoundFrame round, GradeDecision? standing = null) =>
        [.. GradeDecision.AgainstDeciding(cast.Organising, round, North, standing).Select(r => r.Code)];

    private string[] Leaving(RoundFrame round) =>
        [.. GradeDecision.AgainstWithdrawing(cast.Organising, round, North, null).Select(r => r.Code)];

    [Theory]
    [InlineData(RoundState.Draft, false, false)]
    [InlineData(RoundState.Open, false, true)]
    [InlineData(RoundState.InSession, false, true)]
    [InlineData(RoundState.Deciding, true, true)]
    [InlineData(RoundState.FedBack, true, true)]
    [InlineData(RoundState.Published, true, true)]
    [InlineData(RoundState.Archived, false, false)]
    public void It_is_decided_from_the_end_of_the_meeting_and_left_from_the_opening_both_until_the_archive(RoundState state, bool decided,
        bool left)
    {
        Assert.Equal(decided ? [] : ["appraisals.round-not-deciding"], Deciding(cast.Frame with { State = state }));
        Assert.Equal(left ? [] : ["appraisals.round-not-deciding"], Leaving(cast.Frame with { State = state }));
    }

    [Fact]
    public void Nothing_is_decided_without_grades_or_without_a_body()
    {
        var policy = cast.Frame.Policy;
        Assert.Equal(["appraisals.grades-off"],
            Deciding(cast.Frame with { Policy = policy with { Grade = policy.Grade with { Value = false } } }));
        Assert.Equal(["appraisals.no-deciding-body"],
            Deciding(cast.Frame with { Officers = [.. cast.Frame.Officers.Where(o => o.Role != OfficerRole.DecidingBody)] }));
    }

    [Fact]
    public void On_whom_reports_only_nothing_is_decided_but_they_may_leave()
    {
        North.Decide(DebrieferDecision.ReportOnly);
        Assert.Equal(["appraisals.report-only"], Deciding(cast.Frame));
        Assert.Empty(Leaving(cast.Frame));
    }

    [Fact]
    public void Another_decision_takes_the_place_of_the_one_that_stands_about_the_same_debriefer()
    {
        var first = Decide();
        Assert.Empty(Deciding(cast.Frame, first));
        Assert.Equal(["appraisals.not-the-standing-decision"], Deciding(cast.Frame));
        var other = Decide(about: cast.Southern);
        Assert.Equal(["appraisals.not-the-standing-decision"], Deciding(cast.Frame, other));
        Decide(first);
        Assert.Equal(["appraisals.not-the-standing-decision"], Deciding(cast.Frame, first));
    }

    [Fact]
    public void Whoever_records_has_read_what_stands()
    {
        Assert.Throws<Stale>(() => Decide(read: North.Version - 1));
        var first = Decide(read: North.Version);
        Assert.Equal(first.Ref, Assert.Throws<Stale>(() => Decide(first, read: North.Version - 1)).About);
    }

    [Fact]
    public void What_was_decided_is_told_once_by_who_records_chairs_or_organises()
    {
        string[] Telling(Actor by, GradeDecision? standing) =>
            [.. GradeDecision.AgainstFeedingBack(by, cast.Frame, standing).Select(r => r.Code)];
        Assert.Equal(["appraisals.nothing-decided"], Telling(cast.Organising, null));
        var decision = Decide();
        Assert.Equal(["appraisals.may-not-feed-back"], Telling(cast.As(cast.TellerOne), decision));
        foreach (var by in new[]
        {
            cast.As(cast.Chair), cast.As(cast.Organiser), cast.As(cast.TellerOne, new HeldRight(Right.Decide, cast.City.Path)),
            cast.As(cast.TellerOne, new HeldRight(Right.Organise, cast.City.Path)),
        })
            Assert.Empty(Telling(by, decision));
        decision.FeedBack(cast.As(cast.Chair), cast.Frame, North, RoundCast.Now);
        Assert.Equal((cast.Chair.Id, RoundCast.Now, "grade-decision.fed-back"),
            (decision.FedBackByPost!.Value, decision.FedBackAt, decision.Recorded[^1].Act));
        Assert.Equal(["appraisals.already-fed-back"], Telling(cast.Organising, decision));
    }

    [Fact]
    public void What_was_told_is_published_by_who_organises_with_the_sheet_of_that_instant()
    {
        var decision = Decide();
        decision.FeedBack(cast.As(cast.Chair), cast.Frame, North, RoundCast.Now);
        Refusing.With("appraisals.may-not-publish", () => decision.Publish(cast.As(cast.Chair), cast.Frame, North, RoundCast.Now));
        decision.Publish(cast.Organising, cast.Frame, North, RoundCast.Now);
        Assert.Equal((RoundCast.Now, RoundCast.Now, "grade-decision.published"),
            (decision.PublishedAt, North.PublishedAt, decision.Recorded[^1].Act));
        var sheet = PublishedSheet.Of(decision, "{}", "[]");
        Assert.Equal((decision.Id, North.Id, RoundCast.Now, "{}", "[]"),
            (sheet.DecisionId, sheet.DebrieferId, sheet.PublishedAt, sheet.Named, sheet.Body));
        var next = Decide(decision);
        Assert.Equal(["appraisals.not-the-standing-decision"],
            decision.AgainstPublishing(cast.Organising, cast.Frame, North).Select(r => r.Code));
        Assert.Equal(["appraisals.not-fed-back"], next.AgainstPublishing(cast.Organising, cast.Frame, North).Select(r => r.Code));
    }

    [Fact]
    public void A_score_may_be_nothing_or_the_whole_and_no_less_or_more()
    {
        ComponentEntry Enter(int hundredths) =>
            ComponentEntry.Enter(cast.As(cast.Enterer), cast.Frame, North, "verification", hundredths, "Minutes 12", RoundCast.Now);
        Assert.Equal([0, ComponentEntry.MaxHundredths], new[] { 0, ComponentEntry.MaxHundredths }.Select(h => Enter(h).Hundredths));
        foreach (var bad in new[] { -1, ComponentEntry.MaxHundredths + 1 })
            Assert.Equal(["appraisals.score-out-of-range"], Refusing.Codes(() => Enter(bad)));
        // A command confirms what a command entered.
        var system = Actor.System(SystemVerbs.Demo);
        var entry = ComponentEntry.Enter(system, cast.Frame, North, "verification", 1, "Minutes 12", RoundCast.Now);
        entry.Confirm(system, cast.Frame, North, RoundCast.Now);
        Assert.Equal(["appraisals.already-judged"],
            entry.AgainstJudging(system, cast.Frame, North).Select(r => r.Code));
        var next = entry.Correct(system, cast.Frame, North, 2, "Minutes 13", "Misread", RoundCast.Now);
        Assert.Equal(["appraisals.already-superseded"], entry.AgainstJudging(system, cast.Frame, North).Select(r => r.Code));
        next.Return(system, cast.Frame, North, "Other page", RoundCast.Now);
        Assert.Equal(["appraisals.already-judged"], next.AgainstJudging(system, cast.Frame, North).Select(r => r.Code));
        Assert.Equal(["appraisals.round-not-rating"],
            Enter(5).AgainstJudging(cast.As(cast.Confirmer), cast.Frame with { State = RoundState.FedBack }, North).Select(r => r.Code));
    }
}
