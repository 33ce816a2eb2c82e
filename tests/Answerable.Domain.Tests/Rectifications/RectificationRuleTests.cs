using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

public sealed class RectificationRuleTests
{
    private readonly Repair repair = new();

    private static void Refused(string reason, Action act) => Refusing.With("rectifications." + reason, act);

    [Fact]
    public void Only_the_owner_plans_works_and_claims()
    {
        Refused("not-owner", () => repair.It.DraftPlan(repair.Mason.Actor(), repair.Plan, repair.Inside, Town.Calendar, Town.Now));
        Refused("not-owner", () => Repair.At(RectificationState.InProgress).It.Progress(Town.InMill().Actor(), "Done", null, Town.Now));
        Refused("not-owner",
            () => Repair.At(RectificationState.InProgress).It.Claim(Actor.System(SystemVerbs.Demo), "Done", null, Town.Now));
    }

    [Fact]
    public void Who_carries_out_a_measure_reports_progress_but_does_not_claim()
    {
        var begun = Repair.At(RectificationState.PlanApproved);
        begun.It.Progress(begun.Mason.Actor(), "Hinges mended", "Photo 3", Town.Day(3));
        Assert.Equal(RectificationState.InProgress, begun.It.State);
        Refused("not-owner", () => begun.It.Claim(begun.Mason.Actor(), "Done", null, Town.Day(4)));
    }

    [Fact]
    public void A_member_acts_for_the_leading_group_that_owns_it_and_the_line_says_so()
    {
        repair.It.DraftPlan(Town.InHarbour().ActorSeated([], [repair.Owner.Id]), repair.Plan, repair.Inside, Town.Calendar, Town.Day(1));
        Assert.Equal(repair.Owner.Id, repair.It.Recorded[^1].ActingFor);
    }

    [Fact]
    public void A_plan_is_refused_with_all_its_faults_at_once()
    {
        var plan = new PlanDraft(RectificationKind.ImmediateFix, " ", Town.Today.AddDays(-1), []);
        Assert.Equal(["rectifications.no-plan-for-immediate", "shell.empty", "rectifications.due-passed", "rectifications.no-measure"],
            Refusing.Codes(() => repair.It.DraftPlan(repair.Owner.Actor(), plan, repair.Inside, Town.Calendar, Town.Now)));
    }

    [Fact]
    public void A_plan_keeps_to_the_policys_longest_time_and_its_measures_to_the_plans()
    {
        void File(PlanDraft plan) => repair.It.DraftPlan(repair.Owner.Actor(), plan, repair.Inside, Town.Calendar, Town.Now);
        Refused("due-too-late", () => File(repair.Plan with { DueOn = Town.Today.AddDays(366) }));
        Refused("measure-after-due", () => File(repair.Plan with { DueOn = Town.Today.AddDays(29) }));
        Refused("too-many-measures",
            () => File(repair.Plan with { Measures = [.. Enumerable.Range(1, 21).Select(i => new MeasureDraft($"Step {i}"))] }));
        Refused("measure-of-verifier", () => File(repair.Plan with { Measures = [new("Look at it", repair.Verifier.Id)] }));
        File(repair.Plan with { DueOn = Town.Today.AddDays(365) });
        Assert.Equal(repair.It.LatestDueOn(Town.Calendar), repair.It.DueOn);
        Assert.Equal([Town.Today.AddDays(30), Town.Today.AddDays(365)], repair.It.MeasuresInForce().Select(m => m.DueOn));
    }

    [Fact]
    public void A_returned_plan_stays_beside_the_new_one()
    {
        foreach (var act in new[] { "DraftPlan", "ReturnPlan", "DraftPlan" }) repair.Do(act);
        Assert.Equal((2, 4, 2), (repair.It.PlanNumber, repair.It.Measures.Count, repair.It.MeasuresInForce().Count));
        Assert.Equal("Nothing to measure", repair.It.Steps[2].Text);
    }

    [Fact]
    public void The_plan_is_approved_by_the_named_post_or_the_right_and_never_by_the_owner()
    {
        repair.Do("DraftPlan");
        Refused("not-approver", () => repair.It.ApprovePlan(repair.Organiser.Actor(Right.Organise), repair.Tenures, Town.Day(2)));
        Refused("not-approver", () => repair.It.ApprovePlan(Actor.System(SystemVerbs.Demo), repair.Tenures, Town.Day(2)));
        Refused("approver-barred", () => repair.It.ApprovePlan(repair.Owner.Actor(Right.Verify), repair.Tenures, Town.Day(2)));
        Refused("approver-barred",
            () => repair.It.ReturnPlan(repair.Approver.Actor(), "No",
                [repair.Owner.Tenure(person: repair.Approver.Person, kind: AppointmentKind.Acting)], Town.Day(2)));
        repair.It.ApprovePlan(repair.Organiser.Actor(Right.Verify), repair.Tenures, Town.Day(2));
        Assert.Equal(RectificationState.PlanApproved, repair.It.State);
    }

    [Fact]
    public void The_owner_cannot_call_it_an_immediate_fix_to_escape_the_plan()
    {
        Refused("not-approver",
            () => repair.It.Classify(repair.Owner.Actor(), RectificationKind.ImmediateFix, "It shuts", repair.Tenures, Town.Day(1)));
        Refused("approver-barred",
            () => repair.It.Classify(repair.Owner.Actor(Right.Verify), RectificationKind.ImmediateFix, "It shuts", repair.Tenures,
                Town.Day(1)));
    }

    [Fact]
    public void An_immediate_fix_names_its_close_condition_since_no_plan_will()
    {
        Refusing.With("shell.empty", () => repair.Open(RectificationKind.ImmediateFix));
        Assert.Equal(("It shuts", ""), (repair.Open(condition: " It shuts ").CloseCondition, repair.Open().CloseCondition));
        Refusing.With("shell.empty",
            () => repair.It.Classify(repair.Approver.Actor(), RectificationKind.ImmediateFix, null, repair.Tenures, Town.Day(1)));
        repair.It.Classify(repair.Approver.Actor(), RectificationKind.ImmediateFix, "It shuts", repair.Tenures, Town.Day(1));
        repair.Do("Claim");
        repair.Do("Verify");
        Assert.Equal(RectificationState.Closed, repair.It.State);
    }

    [Fact]
    public void Only_somebody_named_and_independent_verifies_or_returns()
    {
        var claimed = Repair.At(RectificationState.ClaimedDone);
        Refused("not-verifier", () => claimed.It.Verify(claimed.Approver.Actor(), "Seen", claimed.Tenures, Town.Day(5)));
        Refused("not-verifier", () => claimed.It.Return(Actor.System(SystemVerbs.Demo), "No", claimed.Tenures, Town.Day(5)));
        Refused("verifier-barred", () => claimed.It.Verify(claimed.Owner.Actor(Right.Verify), "Seen", claimed.Tenures, Town.Day(5)));
        Refused("verifier-barred", () => claimed.It.Verify(claimed.Mason.Actor(Right.Verify), "Seen", claimed.Tenures, Town.Day(5)));
        Refused("verifier-barred", () => claimed.It.Return(Town.InHarbour().Actor(Right.Verify), "No", claimed.Tenures, Town.Day(5)));
        Assert.Equal(RectificationState.ClaimedDone, claimed.It.State);
    }

    [Fact]
    public void Judges_who_are_the_owner_or_of_the_owners_unit_are_not_named()
    {
        var colleague = Town.InHarbour();
        var barred = repair.Judges with { VerifierPostId = colleague.Id, VerifierUnitId = colleague.Unit };
        Refused("verifier-barred", () => repair.Open(judges: barred));
        Refused("approver-barred",
            () => repair.Open(judges: repair.Judges with { ApproverPostId = repair.Owner.Id, ApproverUnitId = repair.Owner.Unit }));
        Assert.Equal(colleague.Id, repair.Open(judges: barred, outside: false).VerifierPostId);
    }

    [Fact]
    public void Judges_are_replaced_by_an_organiser_with_a_reason_and_not_by_the_owner()
    {
        void Replace(Actor by, string reason) =>
            repair.Reassign(by, repair.Judges with { VerifierPostId = repair.Approver.Id, VerifierUnitId = Town.Hall }, reason, day: 1);
        Refused("may-not-reassign", () => Replace(repair.Verifier.Actor(), "Ill"));
        Refused("reassigner-barred", () => Replace(repair.Owner.Actor(Right.Organise), "Ill"));
        Refusing.With("shell.empty", () => Replace(repair.Organiser.Actor(Right.Organise), ""));
        Replace(repair.Organiser.Actor(Right.Organise), "Ill");
        Assert.Equal(repair.Approver.Id, repair.It.VerifierPostId);
    }
}
