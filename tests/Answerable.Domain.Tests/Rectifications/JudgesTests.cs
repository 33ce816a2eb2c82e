using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

/// <summary>Whoever approves, verifies or names the judges stands neither below those to whom the repair is owed nor beside its
/// owner.</summary>
public sealed class JudgesTests
{
    private static void Refused(string reason, Action act) => Refusing.With("rectifications." + reason, act);

    [Fact]
    public void A_right_that_ends_below_the_unit_to_which_the_repair_is_owed_judges_nothing()
    {
        var desk = Town.InHarbour() with { Path = Town.HarbourPath + "111/" };
        var below =
            Actor.In(desk.Person, desk.Id, new(Ids.Random()), desk.Path,
                [new(Right.Verify, Town.HarbourPath), new(Right.Organise, Town.HarbourPath)], new HashSet<PostId> { desk.Id },
                    new HashSet<PostId>());
        var repair = Repair.At(RectificationState.PlanDrafted);
        Refused("not-approver", () => repair.It.ApprovePlan(below, repair.Tenures, Town.Day(2)));
        Refused("not-approver", () => repair.It.ReturnPlan(below, "No", repair.Tenures, Town.Day(2)));
        Refused("may-not-reassign", () => repair.Reassign(below, repair.Judges with { ApproverPostId = desk.Id }, "Mine", day: 2));
        Refused("not-approver",
            () => new Repair().It.Classify(below, RectificationKind.ImmediateFix, "It shuts", repair.Tenures, Town.Day(2)));
        var claimed = Repair.At(RectificationState.ClaimedDone);
        Refused("not-verifier", () => claimed.It.Verify(below, "Seen", claimed.Tenures, Town.Day(5)));
    }

    [Fact]
    public void Nobody_of_the_owners_unit_approves_or_names_the_judges_where_the_policy_says_so()
    {
        var (beside, repair, open) = (Town.InHarbour(), Repair.At(RectificationState.PlanDrafted), new Repair(outside: false));
        IReadOnlyCollection<Tenure> tenures = [.. repair.Tenures, beside.Tenure()];
        Refused("approver-barred", () => repair.It.ApprovePlan(beside.Actor(Right.Verify), tenures, Town.Day(2)));
        Refused("reassigner-barred", () => repair.Reassign(beside.Actor(Right.Verify), repair.Judges, "Mine", tenures: tenures, day: 2));
        Refused("approver-barred",
            () => repair.Reassign(repair.Organiser.Actor(Right.Organise),
                repair.Judges with { ApproverPostId = beside.Id, ApproverUnitId = beside.Unit }, "Theirs", tenures: tenures, day: 2));
        open.Do("DraftPlan");
        open.It.ApprovePlan(beside.Actor(Right.Verify), [.. open.Tenures, beside.Tenure()], Town.Day(2));
        Assert.Equal(RectificationState.PlanApproved, open.It.State);
    }

    [Fact]
    public void Whoever_stood_in_for_a_post_of_the_owners_unit_does_not_approve_in_another_post()
    {
        var repair = Repair.At(RectificationState.PlanDrafted);
        var clerk = Town.InHarbour().Tenure(Town.Day(1), Town.Day(2), repair.Approver.Person, AppointmentKind.Acting);
        Refused("approver-barred", () => repair.It.ApprovePlan(repair.Approver.Actor(), [.. repair.Tenures, clerk], Town.Day(3)));
    }

    [Fact]
    public void Whoever_carries_out_a_measure_does_not_name_who_verifies_it()
    {
        var repair = Repair.At(RectificationState.PlanApproved);
        Refused("reassigner-barred", () => repair.Reassign(repair.Mason.Actor(Right.Organise), repair.Judges, "Mine", day: 3));
    }
}
