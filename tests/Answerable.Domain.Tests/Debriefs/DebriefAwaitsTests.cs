using Answerable.Domain.Debriefs;
using Answerable.Domain.Obligations;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Debriefs;

/// <summary>Who owes a report and its vetting by when.</summary>
public sealed class DebriefAwaitsTests
{
    private readonly OpenRound at = new();
    private readonly Debrief debrief;

    public DebriefAwaitsTests() => debrief = Debrief.Begin(at.Of(at.Speaker), []);

    private Debriefer Speaker => at.Of(at.Speaker);

    private int VetDays => at.Round.Policy.VetDays.Value;

    private int ReturnDays => at.Round.Policy.ReturnDays.Value;

    private Awaits Awaits => DebriefAwaits.Of(at.Round.Frame, Speaker, debrief.Newest()?.Facts, Town.Calendar);

    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new(12, 0)), TimeSpan.Zero);

    private void File(DateOnly day)
    {
        var content = new DebriefContent([], "Duties", "Own part", "Figures", "Problems and their causes, at length", "Steps");
        debrief.File(at.Speaker.Actor(), at.Round.Frame, content, [], debrief.DraftVersion, Town.Calendar, Noon(day));
        Speaker.ReportFiled();
    }

    private void Return(DateOnly day)
    {
        debrief.Return(at.Vetter.Actor(), at.Round.Frame, "No case is named", [], Noon(day));
        Speaker.ReportReturned();
    }

    private void Accept(DateOnly day)
    {
        debrief.Accept(at.Vetter.Actor(), at.Round.Frame, [], Noon(day));
        Speaker.ReportAccepted(Noon(day));
    }

    private void Reopen(DateOnly day)
    {
        debrief.ReopenAcceptance(at.Vetter.Actor(), at.Round.Frame, "An annex is missing", [], Town.Calendar, Noon(day));
        Speaker.AcceptanceReopened();
    }

    [Fact]
    public void A_report_is_owed_to_the_convening_unit_by_the_rounds_date_once_the_round_is_open()
    {
        var owed = Assert.Single(Awaits.Awaited);
        Assert.Equal(new Awaited(DebriefKinds.File, at.Speaker.Id, at.Round.UnitId, at.ReportDue), owed);
        var draft = new OpenRound(open: false);
        Assert.Empty(DebriefAwaits.Of(draft.Round.Frame, draft.Of(draft.Speaker), null, Town.Calendar).Awaited);
    }

    [Fact]
    public void What_is_filed_is_owed_by_the_vetter_some_days_after_it_was_filed_whenever_one_asks()
    {
        File(at.ReportDue);
        Assert.Equal(new Awaited(DebriefKinds.Vet, at.Vetter.Id, at.Unit.Id, at.ReportDue.AddDays(VetDays)), Assert.Single(Awaits.Awaited));
        Assert.True(Awaits.IsMet(DebriefKinds.File.Code, at.Speaker.Id));
        Assert.Equal([DebriefKinds.File.Code, DebriefKinds.Vet.Code], Awaits.Kinds.Order());
    }

    [Fact]
    public void A_report_returned_in_time_is_owed_again_by_the_later_of_its_date_and_the_policys_days_from_the_return()
    {
        File(at.ReportDue.AddDays(-9));
        Return(at.ReportDue.AddDays(-8));
        Assert.Equal(new Awaited(DebriefKinds.File, at.Speaker.Id, at.Round.UnitId, at.ReportDue, Again: true),
            Assert.Single(Awaits.Awaited));
        Assert.True(Awaits.IsMet(DebriefKinds.Vet.Code, at.Vetter.Id));
        File(at.ReportDue.AddDays(-1));
        Return(at.ReportDue);
        Assert.Equal(at.ReportDue.AddDays(ReturnDays), Assert.Single(Awaits.Awaited).Due);
        // What counts is the day on which it was returned, not the one on which somebody asks.
        File(at.ReportDue.AddDays(ReturnDays));
        Assert.False(debrief.Newest()!.IsLate);
    }

    [Fact]
    public void A_report_that_came_late_stays_late_when_it_is_returned_and_names_a_day_to_answer()
    {
        File(at.ReportDue.AddDays(3));
        Return(at.ReportDue.AddDays(4));
        Assert.Equal(new(at.ReportDue, at.ReportDue.AddDays(4 + ReturnDays)), Assert.Single(Awaits.Awaited).Due);
        File(at.ReportDue.AddDays(5));
        Assert.Equal((at.ReportDue, true), (debrief.Newest()!.DueOn, debrief.Newest()!.IsLate));
    }

    [Fact]
    public void A_new_version_is_vetted_anew_and_one_whose_acceptance_was_taken_back_again()
    {
        File(at.ReportDue);
        Return(at.ReportDue.AddDays(1));
        File(at.ReportDue.AddDays(2));
        Assert.Equal((at.ReportDue.AddDays(2 + VetDays), false), (Assert.Single(Awaits.Awaited).Due.On, Awaits.Awaited[0].Again));
        Accept(at.ReportDue.AddDays(3));
        Assert.Empty(Awaits.Awaited);
        Reopen(at.ReportDue.AddDays(4));
        Assert.Equal((new DueDate(at.ReportDue.AddDays(4 + VetDays)), true), (Assert.Single(Awaits.Awaited).Due, Awaits.Awaited[0].Again));
        Accept(at.ReportDue.AddDays(4 + VetDays));
        Reopen(at.ReportDue.AddDays(5 + VetDays));
        Assert.Equal(new DueDate(at.ReportDue.AddDays(5 + (2 * VetDays))), Assert.Single(Awaits.Awaited).Due);
    }

    [Fact]
    public void A_vetting_that_was_late_stays_late_when_its_acceptance_is_taken_back()
    {
        File(at.ReportDue.AddDays(-20));
        var due = at.ReportDue.AddDays(-20 + VetDays);
        Accept(due.AddDays(1));
        Reopen(due.AddDays(2));
        Assert.Equal(new(due, due.AddDays(2 + VetDays)), Assert.Single(Awaits.Awaited).Due);
    }

    [Fact]
    public void Who_has_left_the_round_owes_nothing_and_nobody_vets_what_they_filed()
    {
        Speaker.Decide(DebrieferDecision.Withdrawn);
        Assert.Empty(Awaits.Awaited);
        Assert.False(Awaits.IsMet(DebriefKinds.File.Code, at.Speaker.Id));
        File(at.ReportDue);
        Assert.Empty(Awaits.Awaited);
        Assert.False(Awaits.IsMet(DebriefKinds.Vet.Code, at.Vetter.Id));
        Assert.True(Awaits.IsMet(DebriefKinds.File.Code, at.Speaker.Id));
    }

    [Fact]
    public void A_report_that_an_archived_round_takes_no_more_is_owed_by_nobody()
    {
        var archived = at.Round.Frame with { State = RoundState.Archived };
        var awaits = DebriefAwaits.Of(archived, Speaker, null, Town.Calendar);
        Assert.Empty(awaits.Awaited);
        Assert.False(awaits.IsMet(DebriefKinds.File.Code, at.Speaker.Id));
        Assert.Equal(["debriefs.round-not-open"], debrief.AgainstFiling(at.Speaker.Actor(), archived).Select(r => r.Code));
    }
}
