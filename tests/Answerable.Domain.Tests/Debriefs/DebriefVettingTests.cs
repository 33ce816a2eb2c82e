using Answerable.Domain.Debriefs;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Debriefs;

/// <summary>Who vets a report, when, and for which round.</summary>
public sealed class DebriefVettingTests
{
    private readonly OpenRound at = new();
    private readonly Debrief debrief;

    public DebriefVettingTests() => debrief = Debrief.Begin(at.Of(at.Speaker), []);

    private static DebriefContent Good => new([], "Duties", "Own part", "Figures", "Problems and their causes, at length", "Steps");

    private RoundFrame Frame => at.Round.Frame;

    private void File(Actor? by = null) =>
        debrief.File(by ?? at.Speaker.Actor(), Frame, Good, [], debrief.DraftVersion, Town.Calendar, Town.Day(5));

    private string[] Against(params Tenure[] tenures) =>
        [.. debrief.AgainstVetting(at.Vetter.Actor(), Frame, tenures, Town.Day(8)).Select(r => r.Code)];

    [Fact]
    public void Who_held_the_post_when_its_report_was_filed_does_not_vet_it_and_who_left_before_may()
    {
        Assert.Equal(Town.Day(8), debrief.BarredSince(Town.Day(8)));
        File();
        Assert.Equal(Town.Day(5), debrief.BarredSince(Town.Day(8)));
        Assert.Equal([DebriefRefusals.VetterBarredCode], Against(at.Speaker.Tenure(until: Town.Day(6), person: at.Vetter.Person)));
        Assert.Empty(Against(at.Speaker.Tenure(until: Town.Day(4), person: at.Vetter.Person)));
    }

    [Fact]
    public void A_report_is_filed_and_vetted_in_its_own_round_alone()
    {
        var other = new OpenRound().Round.Frame with { Officers = Frame.Officers };
        Assert.Equal(["debriefs.round-not-open"], debrief.AgainstFiling(at.Speaker.Actor(), other).Select(r => r.Code));
        File();
        Assert.Equal(["debriefs.not-vetter"], debrief.AgainstVetting(at.Vetter.Actor(), other, [], Town.Day(6)).Select(r => r.Code));
        Assert.Equal(["debriefs.not-vetter"],
            debrief.AgainstVetting(Actor.System(SystemVerbs.Demo), Frame, [], Town.Day(6)).Select(r => r.Code));
    }

    [Theory]
    [InlineData(RoundState.Open, true)]
    [InlineData(RoundState.InSession, true)]
    [InlineData(RoundState.Deciding, false)]
    [InlineData(RoundState.Archived, false)]
    public void An_acceptance_is_taken_back_with_a_reason_until_the_meeting_has_closed(RoundState state, bool may)
    {
        File();
        debrief.Accept(at.Vetter.Actor(), Frame, [], Town.Day(6));
        void Reopen(string reason) =>
            debrief.ReopenAcceptance(at.Vetter.Actor(), Frame with { State = state }, reason, [], Town.Calendar, Town.Day(7));
        if (!may)
        {
            Assert.Equal(["debriefs.meeting-closed"], Refusing.Codes(() => Reopen("An annex is missing")));
            return;
        }
        Assert.Equal(["shell.empty"], Refusing.Codes(() => Reopen(" ")));
        Reopen("An annex is missing");
        var version = Assert.Single(debrief.Versions);
        Assert.Equal((null, null, null), (version.Outcome, version.VettedAt, version.VettedByPersonId));
        Assert.Equal((Town.Day(7), "An annex is missing", at.Vetter.Id),
            (version.ReopenedAt, version.ReopenReason, version.ReopenedByPostId));
        Assert.Equal((DebriefState.Filed, "debrief.acceptance-reopened"), (debrief.State, debrief.Recorded[^1].Act));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(VetOutcome.Accepted)]
    public void Only_what_was_returned_is_owed_later_than_it_was_due(VetOutcome? outcome)
    {
        var due = at.ReportDue;
        LastFiled last = new(due, due, Town.Day(20), outcome, outcome is null ? null : Town.Day(30), null, null);
        Assert.Equal(new(due), last.FilingDue(Frame.Policy, Town.Calendar));
        Assert.NotEqual(new(due), (last with { Outcome = VetOutcome.Returned, VettedAt = Town.Day(30) })
            .FilingDue(Frame.Policy, Town.Calendar));
    }

    [Fact]
    public void A_check_saves_the_draft_and_says_what_is_wrong_without_filing_it()
    {
        var unfinished = Good with { NextSteps = "" };
        var faults = debrief.Check(at.Speaker.Actor(), Frame, unfinished, [], 0, Town.Now);
        Assert.Equal(["nextSteps"], faults.Select(f => f.Field));
        Assert.Equal((1, unfinished, DebriefState.Draft), (debrief.DraftVersion, debrief.Draft, debrief.State));
        Assert.Empty(debrief.Check(at.Speaker.Actor(), Frame, Good, [], 1, Town.Now));
        Assert.Empty(debrief.Versions);
        Assert.Equal(["debriefs.not-holder"],
            Refusing.Codes(() => debrief.Check(at.Second.Actor(Right.Draft), Frame, Good, [], 2, Town.Now)));
    }

    [Fact]
    public void What_a_member_files_for_a_leading_group_is_a_line_of_the_group()
    {
        File(at.Second.ActorSeated([], [at.Speaker.Id]));
        Assert.Equal((at.Second.Id, at.Speaker.Id), (debrief.Recorded[^1].Post!.Value, debrief.Recorded[^1].ActingFor!.Value));
    }
}
