using Answerable.Domain.Appraisals;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

/// <summary>More than half of whom, who steps out, and how the chair voted.</summary>
public sealed class VoteTests
{
    private readonly RoundCast cast;
    private readonly Post[] members;

    public VoteTests() : this(VoteBase.Entitled) { }

    private VoteTests(VoteBase among)
    {
        cast = new RoundCast(StricterPolicy.Party with { VoteBase = new(among, "none", "default") }).Deciding();
        members = [cast.Chair, .. Enumerable.Range(1, 4).Select(i => cast.Make(cast.City, $"member{i}"))];
    }

    private DecisionDraft Three => new(DebrieferDecision.Graded, "good", null, RoundCast.Today, "Minutes 3",
        [.. members.Take(3).Select(m => m.Id)], 2, 1, 0)
    { ChairVote = ChairVote.For };

    private GradeDecision Decide(DecisionDraft draft) => GradeDecision.Decide(cast.Organising, cast.Frame, cast.Debriefer(cast.Northern),
        draft,
        new(RoundCast.Rated("good"), [.. Enumerable.Repeat(new DecidedGrade(DebrieferDecision.None, null), 9)], [], cast.Round.Groups.Count,
            members.Select(m => m.Id).ToHashSet(), cast.Persons, cast.Persons[cast.Northern.Id]), null, RoundCast.Today, RoundCast.Now);

    [Fact]
    public void By_the_party_preset_more_than_half_of_all_members_vote_for_it_and_the_absent_are_no_consent()
    {
        Assert.Equal(VoteBase.Entitled, RoundPolicies.Preset("party-60-40").VoteBase.Value);
        Refusing.With("appraisals.not-carried", () => Decide(Three));
        Decide(Three with { VotesFor = 3, VotesAgainst = 0 });
    }

    [Fact]
    public void Elsewhere_more_than_half_of_those_present()
    {
        Assert.Equal(VoteBase.Present, RoundPolicies.Preset("company-plain").VoteBase.Value);
        var present = new VoteTests(VoteBase.Present);
        present.Decide(present.Three);
        var other = new VoteTests(VoteBase.Present);
        Refusing.With("appraisals.not-carried", () => other.Decide(other.Three with { VotesFor = 1, VotesAgainst = 2 }));
    }

    [Fact]
    public void Who_steps_out_is_kept_with_the_reason_and_whom_it_is_about_steps_out_by_rule()
    {
        cast.SamePerson(members[4], cast.Northern);
        var all = Three with { VotesFor = 3, VotesAgainst = 0 };
        Refusing.With("appraisals.reason-for-recusal", () => Decide(all with { Recused = [new(members[3].Id, " ")] }));
        Refusing.With("appraisals.recused-present", () => Decide(all with { Recused = [new(members[2].Id, "Kin")] }));
        Refusing.With("appraisals.recused-not-member", () => Decide(all with { Recused = [new(cast.TellerOne.Id, "Kin")] }));
        var made = Decide(all with { Recused = [new(members[3].Id, "Kin of the debriefer")] });
        Assert.Equal([(members[4].Id, null), (members[3].Id, "Kin of the debriefer")], made.Recusals.Select(r => (r.PostId, r.Reason)));
        Assert.Equal(5, made.Entitled);
    }

    [Fact]
    public void The_chair_who_takes_part_says_the_own_vote_last_as_one_of_those_counted()
    {
        var all = Three with { VotesFor = 3, VotesAgainst = 0 };
        Refusing.With("appraisals.chair-vote-missing", () => Decide(all with { ChairVote = null }));
        Refusing.With("appraisals.chair-vote-not-counted", () => Decide(all with { ChairVote = ChairVote.Against }));
        Refusing.With("appraisals.chair-not-present", () => Decide(all with
        {
            PresentPosts = [.. members.Skip(1).Take(3).Select(m =>
            m.Id)]
        }));
        Assert.Equal(ChairVote.For, Decide(all).ChairVote);
    }
}
