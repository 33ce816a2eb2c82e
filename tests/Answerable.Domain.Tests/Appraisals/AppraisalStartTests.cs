using Answerable.Domain.Appraisals;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

/// <summary>Who begins appraisals, when and over what, and what becomes readable with a publication.</summary>
public sealed class AppraisalStartTests
{
    private readonly RoundCast cast = new RoundCast().Deciding();

    private string[] Against(RoundFrame? round = null, int left = 1, Actor? by = null) =>
        [.. AppraisalStart.AgainstStarting(by ?? cast.Organising, round ?? cast.Frame, left).Select(r => r.Code)];

    private RoundFrame With(bool graded, bool entered)
    {
        var policy = cast.Frame.Policy;
        var components = policy.Components.Value.Where(c => entered || c.Kind == ComponentKind.Ballot).ToList();
        return cast.Frame with
        {
            Policy = policy with
            {
                Grade = policy.Grade with { Value = graded },
                Components = policy.Components with { Value = components },
            },
        };
    }

    [Fact]
    public void An_organiser_begins_appraisals_once_the_meeting_is_over_and_while_some_have_not_begun()
    {
        Assert.Empty(Against());
        Assert.Equal(["appraisals.may-not-start"], Against(by: cast.As(cast.Chair)));
        Assert.Equal(["appraisals.already-started"], Against(left: 0));
        Assert.All(Enum.GetValues<RoundState>().Where(s => s != RoundState.Deciding),
            s => Assert.Equal(["appraisals.round-not-deciding"], Against(cast.Frame with { State = s })));
        Refusing.With("appraisals.may-not-start",
            () => AppraisalStart.Of(cast.As(cast.Chair), cast.Frame, new(Ids.Random()), RoundCast.Now));
        var begun = AppraisalStart.Of(cast.Organising, cast.Frame, cast.Debriefer(cast.Northern).Id, RoundCast.Now);
        Assert.Equal(("appraisal.started", RoundCast.Now), (Assert.Single(begun.Recorded).Act, begun.At));
    }

    [Fact]
    public void There_is_something_to_appraise_where_grades_are_decided_or_components_entered()
    {
        Assert.Empty(Against(With(graded: true, entered: false)));
        Assert.Empty(Against(With(graded: false, entered: true)));
        Assert.Equal(["appraisals.grades-off"], Against(With(graded: false, entered: false)));
    }

    [Fact]
    public void Where_components_are_entered_another_post_confirms_them()
    {
        RoundFrame Without(RoundFrame round) =>
            round with { Officers = [.. round.Officers.Where(o => o.Role is not (OfficerRole.Enterer or OfficerRole.Confirmer))] };
        // The organiser would serve as both.
        Assert.Equal(["appraisals.no-confirmer"], Against(Without(cast.Frame)));
        Assert.Empty(Against(Without(With(graded: true, entered: false))));
    }

    [Fact]
    public void Without_grades_a_round_is_published_once_whatever_was_decided_or_told()
    {
        PublicationFacts facts = new([new(DebrieferDecision.None, null)], 2, 0, []);
        string[] Publishing(RoundFrame round) =>
            [.. GradePublication.AgainstPublishing(cast.Organising, round, facts).Select(r => r.Code)];
        var plain = With(graded: false, entered: true);
        Assert.Empty(Publishing(plain));
        Assert.Equal(["appraisals.already-published"], Publishing(plain with { State = RoundState.Published }));
        Assert.Equal(["rounds.undecided", "rounds.not-fed-back"], Publishing(cast.Frame));
    }

    [Fact]
    public void Without_floor_and_cap_everybody_may_get_a_grade_and_a_code_that_the_policy_lacks_names_itself()
    {
        Assert.Equal(7, QuotaRule.Most(new("good", null, null), 7));
        var policy = StricterPolicy.Party;
        var odd = policy with { Quota = policy.Quota with { Value = new("golden", 100, null) } };
        var refused = QuotaRule.Check(odd, [new(DebrieferDecision.Graded, "golden"), new(DebrieferDecision.Graded, "good")]);
        Assert.Contains(("grade", (object?)new LocalText("golden", "golden")), refused!.Args);
    }
}
