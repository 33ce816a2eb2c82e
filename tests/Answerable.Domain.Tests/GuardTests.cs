using Answerable.Domain.Rectifications;
using Answerable.Domain.Tests.Rectifications;

namespace Answerable.Domain.Tests;

/// <summary>In what order an act is refused: who may not act hears nothing else, then who read an old version, then all that stands
/// against it.</summary>
public sealed class GuardTests
{
    [Fact]
    public void Whoever_may_not_act_hears_nothing_of_version_or_state()
    {
        var repair = Repair.At(RectificationState.Closed);
        repair.It.ReadAs(repair.It.Version + 1);
        Assert.Equal(["rectifications.not-owner"], Refusing.Codes(() => repair.It.Claim(repair.Mason.Actor(), "", null, Town.Day(9))));
    }

    [Fact]
    public void Whoever_may_act_on_an_old_version_hears_that_and_not_the_rest()
    {
        var repair = Repair.At(RectificationState.Closed);
        repair.It.ReadAs(repair.It.Version + 1);
        Assert.Throws<Stale>(() => repair.It.Claim(repair.Owner.Actor(), "", null, Town.Day(9)));
        repair.It.ReadAs(repair.It.Version);
        Assert.Equal(["rectifications.not-under-repair"],
            Refusing.Codes(() => repair.It.Claim(repair.Owner.Actor(), "", null, Town.Day(9))));
    }

    [Fact]
    public void An_act_is_open_when_nothing_stands_against_it()
    {
        var repair = Repair.At(RectificationState.PlanApproved);
        var owner = repair.It.Acts(repair.Owner.Actor(), repair.Tenures, Town.Calendar, Town.Day(3));
        Assert.Equal([RectificationActs.Progress, RectificationActs.Claim, RectificationActs.ExtensionRequest], owner.Open);
        Assert.Equal(["rectifications.plan-not-awaited"], owner.Against(RectificationActs.Plan).Select(r => r.Code));
        var mason = repair.It.Acts(repair.Mason.Actor(), repair.Tenures, Town.Calendar, Town.Day(3));
        Assert.Equal([RectificationActs.Progress], mason.Open);
    }

    [Fact]
    public void Every_act_that_is_open_is_done_and_every_other_is_refused_in_every_state()
    {
        var verbs = new Dictionary<string, string>
        {
            ["DraftPlan"] = RectificationActs.Plan, ["ApprovePlan"] = RectificationActs.PlanApproval,
            ["ReturnPlan"] = RectificationActs.PlanReturn,
            ["Classify"] = RectificationActs.Classification, ["Progress"] = RectificationActs.Progress, ["Claim"] = RectificationActs.Claim,
            ["Ask"] = RectificationActs.ExtensionRequest, ["Grant"] = RectificationActs.ExtensionGrant,
            ["Refuse"] = RectificationActs.ExtensionRefusal,
            ["Verify"] = RectificationActs.Verification, ["Return"] = RectificationActs.Return, ["Reassign"] = RectificationActs.Judges,
        };
        foreach (var state in Enum.GetValues<RectificationState>())
        {
            foreach (var (verb, noun) in verbs)
            {
                var repair = Repair.At(state);
                Actor[] all =
                    [repair.Owner.Actor(), repair.Approver.Actor(), repair.Verifier.Actor(), repair.Organiser.Actor(Right.Organise)];
                var open = all.Any(by => repair.It.Acts(by, repair.Tenures, Town.Calendar, Town.Day(4)).May(noun));
                var refused = Record.Exception(() => repair.Do(verb)) is Refused;
                Assert.True(open != refused, $"{verb} in {state}: open {open}, refused {refused}");
            }
        }
    }
}
