using Answerable.Domain.Appraisals;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

/// <summary>What a decision must hold, to its limits: who was there, how they voted, whom it is about.</summary>
public sealed class DecisionRuleTests
{
    private readonly RoundCast cast =
        new RoundCast(StricterPolicy.Party with { VoteBase = new(VoteBase.Present, "none", "default") }).Deciding();
    private readonly Post[] members;

    public DecisionRuleTests() =>
        members = [cast.Chair, .. Enumerable.Range(1, 3).Select(i => cast.Make(cast.City, $"member{i}"))];

    private DecisionDraft Good => new(DebrieferDecision.Graded, "good", null, RoundCast.Today, "Minutes 3",
        [.. members.Select(m => m.Id)], 4, 0, 0)
    { ChairVote = ChairVote.For };

    private DecisionFacts Facts(Post about) => new(RoundCast.Rated("good"),
        [.. Enumerable.Repeat(new DecidedGrade(DebrieferDecision.None, null), 9)], [], cast.Round.Groups.Count,
        members.Select(m => m.Id).ToHashSet(), cast.Persons, cast.Persons[about.Id]);

    private GradeDecision Decide(DecisionDraft draft) => GradeDecision.Decide(cast.Organising, cast.Frame, cast.Debriefer(cast.Northern),
        draft, Facts(cast.Northern), null, RoundCast.Today, RoundCast.Now);

    private string[] Faults(DecisionDraft draft) => [.. Refusing.Codes(() => Decide(draft))];

    private DecisionDraft By(int present, int votesFor, int against = 0, int abstained = 0) => Good with
    {
        PresentPosts = [.. members.Take(present).Select(m => m.Id)],
        VotesFor = votesFor,
        VotesAgainst = against,
        Abstentions = abstained,
    };

    [Fact]
    public void Half_of_the_members_are_enough_and_nobody_is_there_twice()
    {
        Assert.Equal(["appraisals.quorum-not-met"], Faults(By(1, 1)));
        Assert.Equal(["appraisals.present-not-member"], Faults(By(2, 2) with { PresentPosts = [members[0].Id, members[0].Id] }));
        Assert.Equal(2, Decide(By(2, 2)).Present);
    }

    [Theory]
    [InlineData(-1, 3, 2)]
    [InlineData(3, -1, 2)]
    [InlineData(3, 2, -1)]
    public void No_number_of_votes_is_less_than_none(int votesFor, int against, int abstained) =>
        Assert.Equal(["appraisals.negative-votes"],
            Faults(By(4, votesFor, against, abstained)).Where(c => c != "appraisals.chair-vote-not-counted"));

    [Fact]
    public void The_chairs_vote_is_one_of_those_counted_whichever_it_is()
    {
        Assert.Equal(["appraisals.chair-vote-not-counted"], Faults(By(4, 3, against: 1) with { ChairVote = ChairVote.Abstained }));
        Assert.Equal(["appraisals.chair-vote-not-counted"], Faults(By(4, 3, abstained: 1) with { ChairVote = ChairVote.Against }));
        Assert.Equal(["appraisals.not-carried", "appraisals.chair-vote-not-counted"], Faults(By(4, 0, against: 4)));
        Assert.Equal(ChairVote.Against, Decide(By(4, 3, against: 1) with { ChairVote = ChairVote.Against }).ChairVote);
    }

    [Fact]
    public void A_reason_for_stepping_out_fits_and_is_kept_once_without_the_blanks_around_it()
    {
        DecisionDraft Stepping(params string[] reasons) =>
            By(3, 3) with { Recused = [.. reasons.Select(r => new Recusal(members[3].Id, r))] };
        Assert.Equal(["shell.too-long"], Faults(Stepping(new string('x', GradeDecision.MaxRecusal + 1))));
        var made = Decide(Stepping($" {new string('x', GradeDecision.MaxRecusal - 2)} ", "Kin"));
        Assert.Equal(new string('x', GradeDecision.MaxRecusal - 2), Assert.Single(made.Recusals).Reason);
    }

    [Fact]
    public void Whom_it_is_about_steps_out_by_rule_and_not_for_a_reason_of_their_own()
    {
        cast.SamePerson(members[3], cast.Northern);
        var made = Decide(By(3, 3) with { Recused = [new(members[3].Id, "Kin")] });
        Assert.Equal([(members[3].Id, (string?)null)], made.Recusals.Select(r => (r.PostId, r.Reason)));
    }

    [Fact]
    public void A_reason_is_asked_for_once_and_a_grade_that_nobody_knows_is_refused()
    {
        Assert.Equal(["appraisals.no-grade"], Faults(Good with { GradeCode = "" }));
        Assert.Equal(["appraisals.unknown-grade"], Faults(Good with { GradeCode = "golden", Reason = "Shines" }));
        Assert.Equal(["shell.empty"], Faults(Good with { DocumentReference = " " }));
        Assert.Equal(["shell.too-long"], Faults(Good with { Reason = Town.Long(GradeDecision.MaxReason + 1) }));
        Assert.Equal(["appraisals.no-decision"],
            Faults(Good with { Kind = DebrieferDecision.ReportOnly, GradeCode = null, Reason = "Too short" }));
    }

    [Fact]
    public void A_body_that_debriefs_itself_says_so_itself_and_is_not_graded()
    {
        var own = new RoundCast();
        own.Round.AddDebriefer(own.Organising, own.Committee, DebriefMode.Written, RoundCast.Now);
        own.Deciding();
        var subject = own.Debriefer(own.Committee);
        PostId[] seats = [own.Chair.Id];
        var facts = new DecisionFacts(RoundCast.Rated("good"), [.. Enumerable.Repeat(new DecidedGrade(DebrieferDecision.None, null), 9)],
            [], own.Round.Groups.Count, seats.ToHashSet(), own.Persons, own.Persons[own.Committee.Id]);
        var draft = Good with { PresentPosts = seats, VotesFor = 1 };
        void Decide(DecisionDraft one) =>
            GradeDecision.Decide(own.Organising, own.Frame, subject, one, facts, null, RoundCast.Today, RoundCast.Now);
        Assert.Empty(DecisionRules.OfThemselves(subject, own.Committee.Id, facts));
        Assert.Equal(["appraisals.body-grades-itself"], Refusing.Codes(() => Decide(draft)));
        // Its members record what it says of itself.
        var member = own.As(own.Chair, new HeldRight(Right.Decide, own.City.Path));
        Assert.DoesNotContain(AppraisalRefusals.OwnDecision, GradeDecision.AgainstDeciding(member, own.Frame, subject, null));
        Decide(draft with { Kind = DebrieferDecision.Ungraded, GradeCode = null, Reason = "Its own body" });
        Assert.Equal(DebrieferDecision.Ungraded, subject.Decision);
    }
}
