using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

/// <summary>Every act in every state: the state it leads to, or the code with which it is refused.</summary>
public sealed class RectificationMachineTests
{
    private const string Acts = "Classify DraftPlan ApprovePlan ReturnPlan Progress Claim Verify Return Ask Grant Refuse Reassign";

    private const string Planned = """
        Raised             Raised           PlanDrafted      no-plan-to-judge no-plan-to-judge not-under-repair   not-under-repair not-claimed not-claimed not-under-repair   no-extension-to-decide no-extension-to-decide Raised
        PlanDrafted        plan-not-awaited plan-not-awaited PlanApproved     Raised           not-under-repair   not-under-repair not-claimed not-claimed not-under-repair   no-extension-to-decide no-extension-to-decide PlanDrafted
        PlanApproved       plan-not-awaited plan-not-awaited no-plan-to-judge no-plan-to-judge InProgress         ClaimedDone      not-claimed not-claimed ExtensionRequested no-extension-to-decide no-extension-to-decide PlanApproved
        InProgress         plan-not-awaited plan-not-awaited no-plan-to-judge no-plan-to-judge InProgress         ClaimedDone      not-claimed not-claimed ExtensionRequested no-extension-to-decide no-extension-to-decide InProgress
        ExtensionRequested plan-not-awaited plan-not-awaited no-plan-to-judge no-plan-to-judge ExtensionRequested ClaimedDone      not-claimed not-claimed extension-asked    InProgress             InProgress             ExtensionRequested
        ClaimedDone        plan-not-awaited plan-not-awaited no-plan-to-judge no-plan-to-judge not-under-repair   not-under-repair Closed      Returned    not-under-repair   no-extension-to-decide no-extension-to-decide ClaimedDone
        Closed             plan-not-awaited plan-not-awaited no-plan-to-judge no-plan-to-judge not-under-repair   not-under-repair not-claimed not-claimed not-under-repair   no-extension-to-decide no-extension-to-decide already-closed
        Withdrawn          plan-not-awaited plan-not-awaited no-plan-to-judge no-plan-to-judge not-under-repair   not-under-repair not-claimed not-claimed not-under-repair   no-extension-to-decide no-extension-to-decide already-closed
        Returned           plan-not-awaited plan-not-awaited no-plan-to-judge no-plan-to-judge InProgress         ClaimedDone      not-claimed not-claimed ExtensionRequested no-extension-to-decide no-extension-to-decide Returned
        """;

    private const string Immediate = """
        Raised             Raised           no-plan-for-immediate no-plan-to-judge no-plan-to-judge InProgress         ClaimedDone      not-claimed not-claimed ExtensionRequested no-extension-to-decide no-extension-to-decide Raised
        InProgress         plan-not-awaited plan-not-awaited      no-plan-to-judge no-plan-to-judge InProgress         ClaimedDone      not-claimed not-claimed ExtensionRequested no-extension-to-decide no-extension-to-decide InProgress
        ExtensionRequested plan-not-awaited plan-not-awaited      no-plan-to-judge no-plan-to-judge ExtensionRequested ClaimedDone      not-claimed not-claimed extension-asked    InProgress             InProgress             ExtensionRequested
        ClaimedDone        plan-not-awaited plan-not-awaited      no-plan-to-judge no-plan-to-judge not-under-repair   not-under-repair Closed      Returned    not-under-repair   no-extension-to-decide no-extension-to-decide ClaimedDone
        Closed             plan-not-awaited plan-not-awaited      no-plan-to-judge no-plan-to-judge not-under-repair   not-under-repair not-claimed not-claimed not-under-repair   no-extension-to-decide no-extension-to-decide already-closed
        Withdrawn          plan-not-awaited plan-not-awaited      no-plan-to-judge no-plan-to-judge not-under-repair   not-under-repair not-claimed not-claimed not-under-repair   no-extension-to-decide no-extension-to-decide already-closed
        Returned           plan-not-awaited plan-not-awaited      no-plan-to-judge no-plan-to-judge InProgress         ClaimedDone      not-claimed not-claimed ExtensionRequested no-extension-to-decide no-extension-to-decide Returned
        """;

    public static TheoryData<RectificationKind, RectificationState, string, string> Table()
    {
        var data = new TheoryData<RectificationKind, RectificationState, string, string>();
        foreach (var (kind, table) in new[] { (RectificationKind.StagedFix, Planned), (RectificationKind.ImmediateFix, Immediate) })
            foreach (var row in table.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                foreach (var (act, outcome) in Acts.Split(' ').Zip(cells.Skip(1)))
                    data.Add(kind, Enum.Parse<RectificationState>(cells[0]), act, outcome);
            }
        return data;
    }

    [Theory, MemberData(nameof(Table))]
    public void An_act_leads_where_the_table_says_or_is_refused_and_changes_nothing(RectificationKind kind, RectificationState state,
        string act, string outcome)
    {
        var repair = Repair.At(state, kind);
        var (steps, lines) = (repair.It.Steps.Count, repair.It.Recorded.Count);
        if (Enum.TryParse<RectificationState>(outcome, out var next))
        {
            repair.Do(act);
            // Asking for more time says how far the repair is, which is a step of its own.
            var more = act == "Ask" ? 2 : 1;
            Assert.Equal((next, steps + more, lines + more), (repair.It.State, repair.It.Steps.Count, repair.It.Recorded.Count));
        }
        else
        {
            Assert.Equal(["rectifications." + outcome], Refusing.Codes(() => repair.Do(act)));
            Assert.Equal((state, steps, lines), (repair.It.State, repair.It.Steps.Count, repair.It.Recorded.Count));
        }
    }

    [Fact]
    public void The_table_names_every_state() =>
        Assert.Equal(Enum.GetValues<RectificationState>().Length,
            Planned.Split('\n').Select(r => r.Trim().Split(' ')[0]).Distinct().Count());

    [Theory]
    [InlineData(RectificationKind.StagedFix, RectificationState.Raised, "rectification.plan", "owner")]
    [InlineData(RectificationKind.ImmediateFix, RectificationState.Raised, "rectification.repair", "owner")]
    [InlineData(RectificationKind.StagedFix, RectificationState.PlanDrafted, "rectification.approve", "approver")]
    [InlineData(RectificationKind.StagedFix, RectificationState.PlanApproved, "rectification.repair", "owner")]
    [InlineData(RectificationKind.StagedFix, RectificationState.InProgress, "rectification.repair", "owner")]
    [InlineData(RectificationKind.StagedFix, RectificationState.ExtensionRequested, "rectification.decide-extension", "approver")]
    [InlineData(RectificationKind.StagedFix, RectificationState.ClaimedDone, "rectification.verify", "verifier")]
    [InlineData(RectificationKind.StagedFix, RectificationState.Returned, "rectification.repair", "owner")]
    public void Each_state_but_the_last_waits_for_one_post(RectificationKind kind, RectificationState state, string obligation, string who)
    {
        var repair = Repair.At(state, kind);
        var post = who switch { "owner" => repair.Owner.Id, "approver" => repair.Approver.Id, _ => repair.Verifier.Id };
        var awaits = repair.It.Awaits("The gate stands open", Town.Calendar);
        Assert.Contains((obligation, post), awaits.Awaited.Select(a => (a.Kind.Code, a.Owner)));
        // While more time is asked for, the repair is owed too.
        Assert.Equal(state == RectificationState.ExtensionRequested ? 2 : 1, awaits.Awaited.Count);
        Assert.Equal(RectificationKinds.All.Select(k => k.Code).Order(), awaits.Kinds.Order());
    }

    [Fact]
    public void What_is_closed_waits_for_nobody() =>
        Assert.Empty(Repair.At(RectificationState.Closed).It.Awaits("", Town.Calendar).Awaited);

    [Fact]
    public void Each_act_is_a_line_of_the_ledger()
    {
        var repair = Repair.At(RectificationState.Closed);
        Assert.Equal(
            ["rectification.opened", "rectification.planned", "rectification.plan-approved", "rectification.progressed",
                "rectification.claimed", "rectification.verified"],
            repair.It.Recorded.Select(l => l.Act));
        Assert.Equal(Town.Day(5), repair.It.ClosedAt);
    }
}
