using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Rectifications;

/// <summary>What a plan, a request for more time and a finding may hold, to their limits.</summary>
public sealed class PlanBoundsTests
{
    private readonly Repair repair = new();

    private string[] Faults(PlanDraft plan, DateOnly? today = null) =>
        [.. plan.Faults(today ?? Town.Today, repair.It.LatestDueOn(Town.Calendar), repair.Verifier.Id, repair.Inside)
            .Select(r => $"{r.Code} {r.Field}")];

    [Fact]
    public void A_plan_may_be_due_today_with_twenty_measures_each_by_its_own_date()
    {
        var measures = Enumerable.Range(1, Rectification.MaxMeasures).Select(i => new MeasureDraft($"Step {i}", DueOn: Town.Today))
            .ToList();
        Assert.Empty(Faults(repair.Plan with { DueOn = Town.Today, Measures = measures }));
        Assert.Equal(["rectifications.due-passed dueOn"],
            Faults(repair.Plan with { Measures = [new("Mend")] }, repair.Plan.DueOn.AddDays(1)));
        Assert.Equal(["rectifications.measure-after-due measures[1].dueOn"], Faults(repair.Plan with
        {
            Measures = [new("Mend", DueOn: repair.Plan.DueOn), new("Train", DueOn: repair.Plan.DueOn.AddDays(1))],
        }));
        Assert.Equal(["shell.empty measures[0].text"], Faults(repair.Plan with { Measures = [new(" ")] }));
    }

    [Fact]
    public void Nobody_outside_the_owners_unit_is_made_to_carry_out_a_measure_and_the_owner_need_not_be_named()
    {
        Assert.Equal(["rectifications.responsible-outside measures[0].responsible"],
            Faults(repair.Plan with { Measures = [new("Mend", Town.InMill().Id), new("Train")] }));
        Assert.Equal(["rectifications.measure-of-verifier measures[1].responsible"],
            Faults(repair.Plan with { Measures = [new("Mend", repair.Mason.Id), new("Look", repair.Verifier.Id)] }));
    }

    [Fact]
    public void A_plan_is_sketched_by_its_owner_or_a_clerk_while_one_is_awaited()
    {
        repair.It.CheckSketch(repair.Owner.Actor());
        repair.It.CheckSketch(Town.InMill().Actor(Right.Draft));
        Assert.Equal(["rectifications.not-owner"], Refusing.Codes(() => repair.It.CheckSketch(repair.Mason.Actor(Right.Verify))));
        repair.Do("DraftPlan");
        Assert.Equal(["rectifications.plan-not-awaited"], Refusing.Codes(() => repair.It.CheckSketch(repair.Owner.Actor())));
        var immediate = new Repair(RectificationKind.ImmediateFix);
        Assert.Equal(["rectifications.no-plan-for-immediate"], Refusing.Codes(() => immediate.It.CheckSketch(immediate.Owner.Actor())));
    }

    [Fact]
    public void More_time_may_reach_the_policys_longest_and_no_further()
    {
        string[] Asking(int days) =>
        [
            .. new ExtensionRequest("Ill", Town.Today.AddDays(days), "Half").Faults(Town.Today, Town.Today.AddDays(9))
                .Select(r => r.Code),
        ];
        Assert.Equal(["rectifications.extension-not-later"], Asking(0));
        Assert.Empty(Asking(1));
        Assert.Empty(Asking(9));
        Assert.Equal(["rectifications.due-too-late"], Asking(10));
    }

    [Fact]
    public void What_is_planned_and_done_is_kept_without_the_blanks_around_it()
    {
        repair.It.DraftPlan(repair.Owner.Actor(), repair.Plan with { CloseCondition = " It shuts ", Measures = [new(" Mend ")] },
            repair.Inside, Town.Calendar, Town.Day(1));
        Assert.Equal(("It shuts", "Mend", 1, 1), (repair.It.CloseCondition, repair.It.Measures[0].Text, repair.It.Measures[0].Number,
            repair.It.Measures[0].Plan));
        repair.It.ApprovePlan(repair.Approver.Actor(), repair.Tenures, Town.Day(2));
        Assert.Null(repair.It.Recorded[^1].Body);
        repair.It.RequestExtension(repair.Owner.Actor(), new(" Ill ", repair.It.DueOn.AddDays(1), " Half "), Town.Calendar, Town.Day(3));
        Assert.Equal(("Half", "Ill"), (repair.It.Steps[^2].Text, repair.It.Steps[^1].Text));
        Assert.NotNull(repair.It.Recorded[^1].Body);
        Assert.Equal(Enumerable.Range(1, repair.It.Steps.Count), repair.It.Steps.Select(s => s.Number));
    }

    [Fact]
    public void What_was_closed_before_its_finding_was_withdrawn_stays_closed_and_a_withdrawal_says_why()
    {
        var closed = Repair.At(RectificationState.Closed);
        closed.Do("Withdraw");
        Assert.Equal((RectificationState.Closed, true), (closed.It.State, closed.It.IsOver));
        Assert.Equal(["shell.empty"], Refusing.Codes(() => repair.It.Withdraw(repair.Organiser.Actor(), " ", Town.Day(1))));
        Assert.False(new Repair().It.IsOver);
        var lines = closed.It.Recorded.Count;
        closed.It.Withdraw(closed.Organiser.Actor(), "Again", Town.Day(9));
        Assert.Equal(lines, closed.It.Recorded.Count);
    }

    [Fact]
    public void A_finding_keeps_its_own_words_when_its_source_is_corrected_or_withdrawn()
    {
        var (finding, by) = (repair.Finding, repair.Organiser.Actor(Right.Organise));
        Assert.Equal(["shell.empty"], Refusing.Codes(() => finding.Correct(by, "", "Misheard", Town.Day(1))));
        Assert.Equal(["shell.empty"], Refusing.Codes(() => finding.Withdraw(by, " ", Town.Day(1))));
        finding.Correct(by, " It stood open once. ", " Misheard ", Town.Day(1));
        Assert.Equal(("It stood open once.", "Misheard", Town.Day(1)),
            (finding.CorrectedText, finding.CorrectionReason, finding.CorrectedAt));
        Assert.Equal("It stood open in eleven of twelve weeks.", finding.Text);
        finding.Withdraw(by, "Another gate", Town.Day(2));
        Assert.Equal((Town.Day(2), "Another gate"), (finding.WithdrawnAt, finding.WithdrawalReason));
        Assert.Equal(["finding.raised", "finding.corrected", "finding.withdrawn"], finding.Recorded.Select(l => l.Act));
    }

    [Fact]
    public void A_title_that_just_fits_is_kept_whole_and_a_pair_of_characters_is_never_torn()
    {
        Assert.Equal(Town.Long(Finding.MaxTitle), Finding.TitleFrom(Town.Long(Finding.MaxTitle)));
        Assert.Equal(Town.Long(Finding.MaxTitle - 1) + "…", Finding.TitleFrom(Town.Long(Finding.MaxTitle + 1)));
        var pairs = string.Concat(Enumerable.Repeat("😀", Finding.MaxTitle));
        Assert.All(new[] { pairs, "x" + pairs }, text => Assert.Null(TextRules.OddAt(Finding.TitleFrom(text))));
        Assert.Equal(Finding.MaxTitle, Finding.TitleFrom("x" + pairs).Length);
    }

    [Fact]
    public void Findings_of_an_inspection_are_raised_by_whoever_runs_vets_comments_or_verifies_there()
    {
        foreach (var right in Enum.GetValues<Right>())
        {
            var may = right is Right.Organise or Right.Vet or Right.Comment or Right.Verify;
            Assert.Equal(may, Record.Exception(() => repair.Raise(new(FindingSource.Inspection), Town.InMill().Actor(right))) is null);
        }
        repair.Raise(new(FindingSource.SelfCheck), Town.InMill().Actor(Right.Organise));
        Assert.Equal(["rectifications.may-not-raise"],
            Refusing.Codes(() => repair.Raise(new(FindingSource.SelfCheck), Town.InMill().Actor(Right.Verify))));
        Assert.Equal(repair.Mason.Id, repair.Raise(new(FindingSource.Comment), repair.Mason.Actor()).RaisedByPostId);
    }
}
