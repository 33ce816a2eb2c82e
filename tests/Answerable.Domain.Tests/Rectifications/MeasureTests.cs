using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

/// <summary>How far each measure of a plan is.</summary>
public sealed class MeasureTests
{
    private readonly Repair repair = Repair.At(RectificationState.PlanApproved);

    private MeasureState[] States => [.. repair.It.MeasuresInForce().OrderBy(m => m.Number).Select(repair.It.StateOf)];

    [Fact]
    public void A_measure_is_done_by_a_report_that_names_its_proof()
    {
        Refused("measure-needs-proof", () => repair.It.Progress(repair.Owner.Actor(), "Mended", " ", Town.Day(3), [1]));
        Assert.Equal([MeasureState.Open, MeasureState.Open], States);
        repair.It.Progress(repair.Owner.Actor(), "Mended", "Photo 3", Town.Day(3), [1]);
        Assert.Equal([MeasureState.Reported, MeasureState.Open], States);
        var done = repair.It.MeasuresInForce().Single(m => m.Number == 1).DoneStep;
        Assert.Equal("Photo 3", repair.It.Steps.Single(s => s.Number == done).Evidence);
    }

    [Fact]
    public void Who_carries_out_one_measure_reports_that_one_and_no_other()
    {
        Assert.Equal([true, false], repair.It.MeasuresInForce().Select(m => repair.It.MayReport(repair.Mason.Actor(), m)));
        Assert.Equal([true, true], repair.It.MeasuresInForce().Select(m => repair.It.MayReport(repair.Owner.Actor(), m)));
        Refused("measure-of-other", () => repair.It.Progress(repair.Mason.Actor(), "Both", "Photo 3", Town.Day(3), [1, 2]));
        Refused("no-such-measure", () => repair.It.Progress(repair.Mason.Actor(), "Third", "Photo 3", Town.Day(3), [3]));
        Assert.Equal([MeasureState.Open, MeasureState.Open], States);
        repair.It.Progress(repair.Mason.Actor(), "Mended", "Photo 3", Town.Day(3), [1]);
        Assert.Equal([MeasureState.Reported, MeasureState.Open], States);
    }

    [Fact]
    public void What_came_with_the_claim_is_open_again_when_it_is_returned_and_verified_only_with_the_whole()
    {
        repair.It.Progress(repair.Owner.Actor(), "Mended", "Photo 3", Town.Day(3), [1]);
        repair.Do("Claim");
        Assert.Equal([MeasureState.Reported, MeasureState.Claimed], States);
        repair.Do("Return");
        Assert.Equal([MeasureState.Reported, MeasureState.Open], States);
        repair.Do("Claim");
        repair.Do("Verify");
        Assert.Equal([MeasureState.Verified, MeasureState.Verified], States);
        Assert.False(repair.It.MayReport(repair.Owner.Actor(), repair.It.MeasuresInForce()[1]));
    }

    private static void Refused(string reason, Action act) => Refusing.With("rectifications." + reason, act);
}
