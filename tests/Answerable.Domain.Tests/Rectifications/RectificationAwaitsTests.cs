using Answerable.Domain.Obligations;
using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

/// <summary>By when each step is owed: the plan 30 days after raising, approval and verification 5 after what is judged, a return answered
/// in 3.</summary>
public sealed class RectificationAwaitsTests
{
    private static readonly RectificationKind Rule = RectificationKind.StagedFix;

    private static DueDate Due(Repair repair, ObligationKind kind) =>
        repair.It.Awaits("", Town.Calendar).Awaited.Single(a => a.Kind == kind).Due;

    private static bool Meets(Repair repair, ObligationKind kind) => repair.It.Awaits("", Town.Calendar).IsMet(kind.Code, repair.Owner.Id);

    [Fact]
    public void A_plan_is_owed_some_days_after_raising_and_later_after_a_return()
    {
        var repair = new Repair();
        Assert.Equal(Town.Today.AddDays(30), Due(repair, RectificationKinds.Plan));
        Assert.False(repair.It.Awaits("", Town.Calendar).Awaited.Single().Again);
        repair.It.DraftPlan(repair.Owner.Actor(), repair.Plan, repair.Inside, Town.Calendar, Town.Day(29));
        Assert.True(Meets(repair, RectificationKinds.Plan));
        repair.It.ReturnPlan(repair.Approver.Actor(), "Nothing to measure", repair.Tenures, Town.Day(30));
        Assert.Equal(Town.Today.AddDays(33), Due(repair, RectificationKinds.Plan));
        Assert.True(repair.It.Awaits("", Town.Calendar).Awaited.Single().Again);
    }

    [Fact]
    public void A_plan_that_came_late_stays_late_when_it_is_returned()
    {
        var repair = new Repair();
        repair.It.DraftPlan(repair.Owner.Actor(), repair.Plan, repair.Inside, Town.Calendar, Town.Day(31));
        repair.It.ReturnPlan(repair.Approver.Actor(), "Nothing to measure", repair.Tenures, Town.Day(32));
        Assert.Equal(new(Town.Today.AddDays(30), Town.Today.AddDays(35)), Due(repair, RectificationKinds.Plan));
    }

    [Fact]
    public void A_judge_has_the_policys_days_from_what_is_judged_whenever_one_asks()
    {
        Assert.Equal(Town.Today.AddDays(6), Due(Repair.At(RectificationState.PlanDrafted, Rule), RectificationKinds.Approve));
        Assert.Equal(Town.Today.AddDays(9),
            Due(Repair.At(RectificationState.ExtensionRequested, Rule), RectificationKinds.DecideExtension));
        Assert.Equal(Town.Today.AddDays(9), Due(Repair.At(RectificationState.ClaimedDone, Rule), RectificationKinds.Verify));
    }

    [Fact]
    public void A_second_plan_or_request_is_judged_by_its_own_day()
    {
        var repair = Repair.At(RectificationState.PlanDrafted);
        repair.Do("ReturnPlan");
        repair.It.DraftPlan(repair.Owner.Actor(), repair.Plan, repair.Inside, Town.Calendar, Town.Day(9));
        Assert.Equal(Town.Today.AddDays(14), Due(repair, RectificationKinds.Approve));
        repair.It.ApprovePlan(repair.Approver.Actor(), repair.Tenures, Town.Day(10));
        foreach (var act in new[] { "Ask", "Refuse" }) repair.Do(act);
        repair.It.RequestExtension(repair.Owner.Actor(), new("Frost", repair.It.DueOn.AddDays(9), "Half"), Town.Calendar, Town.Day(12));
        Assert.Equal((repair.It.DueOn.AddDays(9), Town.Today.AddDays(17)),
            (repair.It.Request!.DueOn!.Value, Due(repair, RectificationKinds.DecideExtension).On));
    }

    [Fact]
    public void A_judge_who_comes_later_has_them_from_being_named_and_who_stays_has_no_more()
    {
        var repair = Repair.At(RectificationState.ClaimedDone);
        var other = Town.InHall();
        repair.Reassign(repair.Organiser.Actor(Right.Organise), repair.Judges with { ApproverPostId = other.Id }, "Ill", day: 7);
        Assert.Equal(Town.Today.AddDays(9), Due(repair, RectificationKinds.Verify));
        repair.Reassign(repair.Organiser.Actor(Right.Organise), repair.Judges with { VerifierPostId = other.Id }, "Ill", day: 8);
        Assert.Equal((Town.Today.AddDays(13), other.Id),
            (Due(repair, RectificationKinds.Verify).On, repair.It.Awaits("", Town.Calendar).Awaited.Single().Owner));
    }

    [Fact]
    public void A_repair_is_owed_as_its_plan_says_then_by_the_extension_and_later_after_a_return()
    {
        var repair = Repair.At(RectificationState.PlanApproved);
        Assert.Equal(repair.Plan.DueOn, Due(repair, RectificationKinds.Repair));
        Assert.False(repair.It.Awaits("", Town.Calendar).Awaited.Single().Again);
        repair.It.Claim(repair.Owner.Actor(), "It shuts", null, Town.Day(60));
        repair.It.Return(repair.Verifier.Actor(), "It was open on Sunday", repair.Tenures, Town.Day(62));
        Assert.Equal(Town.Today.AddDays(65), Due(repair, RectificationKinds.Repair));
        Assert.True(repair.It.Awaits("", Town.Calendar).Awaited.Single().Again);
        repair.It.RequestExtension(repair.Owner.Actor(), new("Frost", Town.Today.AddDays(90), "Half"), Town.Calendar, Town.Day(64));
        Assert.Equal(Town.Today.AddDays(65), Due(repair, RectificationKinds.Repair));
        repair.It.GrantExtension(repair.Approver.Actor(), repair.Tenures, Town.Day(65));
        Assert.Equal(Town.Today.AddDays(90), Due(repair, RectificationKinds.Repair));
        repair.It.Claim(repair.Owner.Actor(), "It shuts", null, Town.Day(91));
        repair.It.Return(repair.Verifier.Actor(), "It was open on Sunday", repair.Tenures, Town.Day(92));
        Assert.Equal(new(Town.Today.AddDays(90), Town.Today.AddDays(95)), Due(repair, RectificationKinds.Repair));
    }

    [Fact]
    public void What_is_dropped_is_void_and_what_was_done_is_met()
    {
        var claimed = Repair.At(RectificationState.ExtensionRequested);
        claimed.Do("Claim");
        Assert.Equal((true, false, true),
            (Meets(claimed, RectificationKinds.Repair), Meets(claimed, RectificationKinds.DecideExtension),
                Meets(claimed, RectificationKinds.Approve)));
        var granted = Repair.At(RectificationState.ExtensionRequested);
        granted.Do("Refuse");
        Assert.True(Meets(granted, RectificationKinds.DecideExtension));
        var quick = new Repair();
        quick.It.Classify(quick.Approver.Actor(), RectificationKind.ImmediateFix, "It shuts", quick.Tenures, Town.Day(1));
        Assert.False(Meets(quick, RectificationKinds.Plan));
        Assert.Equal(Town.Today.AddDays(180), Due(quick, RectificationKinds.Repair));
    }

    [Fact]
    public void After_a_withdrawal_nobody_owes_anything_and_nothing_counts_as_done()
    {
        var repair = Repair.At(RectificationState.ExtensionRequested);
        repair.Do("Withdraw");
        Assert.Empty(repair.It.Awaits("", Town.Calendar).Awaited);
        Assert.All(RectificationKinds.All, k => Assert.False(Meets(repair, k)));
    }
}
