using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

/// <content>Deciding, and telling what was decided.</content>
public sealed partial class AppraisalAwaitsTests
{
    [Fact]
    public void Who_is_deferred_is_still_owed_a_decision_by_the_same_date()
    {
        Decide(DebrieferDecision.Deferred, 2);
        Assert.Equal((new DueDate(On(Days.Decide)), false), (Owed(AppraisalKinds.Decide)!.Due, Owed(AppraisalKinds.Decide)!.Again));
        Assert.Null(Owed(AppraisalKinds.FeedBack));
    }

    [Fact]
    public void Where_no_grades_are_decided_nobody_owes_a_decision_and_none_counts_as_made()
    {
        var policy = cast.Frame.Policy;
        var plain = cast.Frame with { Policy = policy with { Grade = policy.Grade with { Value = false } } };
        var awaits = AppraisalAwaits.Of(plain, new(North, start, entries, decisions), Calendar);
        Assert.DoesNotContain(awaits.Awaited, a => a.Kind == AppraisalKinds.Decide);
        Assert.Contains(AppraisalKinds.Decide.Code, awaits.Kinds);
        Assert.False(awaits.IsMet(AppraisalKinds.Decide.Code, cast.Organiser.Id));
    }

    [Fact]
    public void A_grade_corrected_to_a_deferral_is_owed_again()
    {
        Decide(DebrieferDecision.Graded, 2);
        Decide(DebrieferDecision.Deferred, 5);
        Assert.Equal((new DueDate(On(5 + Days.Decide)), true), (Owed(AppraisalKinds.Decide)!.Due, Owed(AppraisalKinds.Decide)!.Again));
    }

    [Fact]
    public void A_grade_is_told_some_days_after_it_was_recorded_and_a_correction_before_that_moves_nothing()
    {
        Decide(DebrieferDecision.Graded, 2);
        Assert.Equal((new DueDate(On(2 + Days.FeedBack)), false), (Owed(AppraisalKinds.FeedBack)!.Due,
            Owed(AppraisalKinds.FeedBack)!.Again));
        Decide(DebrieferDecision.Graded, 3);
        Assert.Equal(new DueDate(On(2 + Days.FeedBack)), Due(AppraisalKinds.FeedBack));
        Decide(DebrieferDecision.Ungraded, 4);
        Assert.Null(Owed(AppraisalKinds.FeedBack));
        Assert.False(IsMet(AppraisalKinds.FeedBack, cast.Organiser));
        Decide(DebrieferDecision.Graded, 6);
        Assert.Equal((new DueDate(On(6 + Days.FeedBack)), false), (Owed(AppraisalKinds.FeedBack)!.Due,
            Owed(AppraisalKinds.FeedBack)!.Again));
    }

    [Fact]
    public void What_corrects_a_decision_that_was_told_is_told_too_whatever_it_says()
    {
        Decide(DebrieferDecision.Graded, 2).FeedBack(cast.Organising, cast.Frame, North, At(30));
        Assert.True(IsMet(AppraisalKinds.FeedBack, cast.Organiser));
        Decide(DebrieferDecision.Ungraded, 31);
        Assert.Equal((new DueDate(On(31 + Days.FeedBack)), true), (Owed(AppraisalKinds.FeedBack)!.Due,
            Owed(AppraisalKinds.FeedBack)!.Again));
    }
}
