using Answerable.Domain.Appraisals;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Appraisals;

/// <summary>An appraisal that began on 22 January; days are counted from then.</summary>
public sealed partial class AppraisalAwaitsTests
{
    private static readonly Calendar Calendar = new(TimeZoneInfo.Utc);
    private static readonly DateTimeOffset Begun = new(2031, 1, 22, 9, 0, 0, TimeSpan.Zero);

    private readonly RoundCast cast = new RoundCast().Deciding();
    private readonly List<ComponentEntry> entries = [];
    private readonly List<GradeDecision> decisions = [];
    private AppraisalStart? start;

    public AppraisalAwaitsTests() => start = AppraisalStart.Of(cast.Organising, cast.Frame, North.Id, Begun);

    private Debriefer North => cast.Debriefer(cast.Northern);

    private (int Decide, int Return, int FeedBack) Days =>
        (cast.Round.Policy.DecideDays.Value, cast.Round.Policy.ReturnDays.Value, cast.Round.Policy.FeedBackDays.Value);

    private static DateOnly On(int day) => new DateOnly(2031, 1, 22).AddDays(day);

    private static DateTimeOffset At(int day) => Begun.AddDays(day);

    private Awaited? Owed(ObligationKind kind) => Awaits().Awaited.SingleOrDefault(a => a.Kind == kind);

    private DueDate? Due(ObligationKind kind) => Owed(kind)?.Due;

    private Awaits Awaits() => AppraisalAwaits.Of(cast.Frame, new(North, start, entries, decisions), Calendar);

    private bool IsMet(ObligationKind kind, Post owner) => Awaits().IsMet(kind.Code, owner.Id);

    private ComponentEntry Enter(string component, int day)
    {
        var before = entries.Find(e => e.ComponentCode == component && e.SupersededById is null);
        var entry = before is null ? ComponentEntry.Enter(cast.As(cast.Enterer), cast.Frame, North, component, 8000, "Report 1", At(day))
            : before.Correct(cast.As(cast.Enterer), cast.Frame, North, 8100, "Report 1", "Misread", At(day));
        entries.Add(entry);
        return entry;
    }

    private void Confirm(ComponentEntry entry, int day) => entry.Confirm(cast.As(cast.Confirmer), cast.Frame, North, At(day));

    private void Return(ComponentEntry entry, int day) => entry.Return(cast.As(cast.Confirmer), cast.Frame, North, "Other page", At(day));

    private GradeDecision Decide(DebrieferDecision kind, int day)
    {
        var draft = new DecisionDraft(kind, kind == DebrieferDecision.Graded ? "good" : null, "Reason", On(day), "Minutes 3",
            [cast.Chair.Id], 1, 0, 0)
        { ChairVote = ChairVote.For };
        var facts = new DecisionFacts(RoundCast.Rated("good"), [.. Enumerable.Repeat(new DecidedGrade(DebrieferDecision.None, null), 9)],
            [], 2,
            new HashSet<PostId> { cast.Chair.Id }, cast.Persons, cast.Persons[cast.Northern.Id]);
        var standing = decisions.Find(d => d.SupersededById is null);
        decisions.Add(GradeDecision.Decide(cast.Organising, cast.Frame, North, draft, facts, standing, On(day), At(day)));
        return decisions[^1];
    }

    [Fact]
    public void Components_are_owed_after_a_third_of_the_days_confirmed_after_two_thirds_and_decided_on_the_last()
    {
        Assert.Equal(new DueDate(On((Days.Decide + 2) / 3)), Due(AppraisalKinds.Enter));
        Assert.Equal(new DueDate(On((2 * Days.Decide + 2) / 3)), Due(AppraisalKinds.Confirm));
        Assert.Equal(new DueDate(On(Days.Decide)), Due(AppraisalKinds.Decide));
        Assert.Equal([cast.Enterer.Id, cast.Confirmer.Id, cast.Organiser.Id], Awaits().Awaited.Select(a => a.Owner));
    }

    [Theory]
    [InlineData(10, 4, 7)]
    [InlineData(9, 3, 6)]
    [InlineData(1, 1, 1)]
    public void Thirds_of_the_days_are_rounded_up(int days, int enter, int confirm)
    {
        var policy = cast.Round.Policy with { DecideDays = cast.Round.Policy.DecideDays with { Value = days } };
        var deadlines = start!.DueDates(cast.Frame with { Policy = policy }, Calendar);
        Assert.Equal(new AppraisalDueDates(On(enter), On(confirm), On(days)), deadlines);
    }

    [Fact]
    public void An_appraisal_begun_before_the_day_of_the_meeting_counts_from_the_meeting()
    {
        start = AppraisalStart.Of(cast.Organising, cast.Frame, North.Id, RoundCast.Now);
        Assert.Equal(new DueDate(RoundCast.MeetingOn.AddDays(Days.Decide)), Due(AppraisalKinds.Decide));
    }

    [Fact]
    public void Nothing_is_owed_before_the_appraisal_has_begun()
    {
        start = null;
        Assert.Empty(Awaits().Awaited);
    }

    [Fact]
    public void Entering_is_done_when_every_component_is_and_confirming_likewise()
    {
        var first = Enter("verification", 0);
        Assert.NotNull(Owed(AppraisalKinds.Enter));
        var second = Enter("routine", 1);
        Assert.True(IsMet(AppraisalKinds.Enter, cast.Enterer));
        Confirm(first, 1);
        Assert.NotNull(Owed(AppraisalKinds.Confirm));
        Confirm(second, 2);
        Assert.True(IsMet(AppraisalKinds.Confirm, cast.Confirmer));
        Assert.Equal([AppraisalKinds.Decide], Awaits().Awaited.Select(a => a.Kind));
    }

    [Fact]
    public void What_was_entered_in_time_and_is_returned_is_due_by_the_later_date()
    {
        Enter("verification", 0);
        var entry = Enter("routine", 1);
        Return(entry, 9);
        Assert.Equal((new DueDate(On(9 + Days.Return)), true), (Owed(AppraisalKinds.Enter)!.Due, Owed(AppraisalKinds.Enter)!.Again));
        Enter("routine", 10);
        Assert.True(IsMet(AppraisalKinds.Enter, cast.Enterer));
    }

    [Fact]
    public void What_was_entered_late_and_is_returned_keeps_its_date_and_shows_by_when_to_answer()
    {
        Enter("verification", 0);
        Return(Enter("routine", 20), 21);
        Assert.Equal(new DueDate(On((Days.Decide + 2) / 3), On(21 + Days.Return)), Due(AppraisalKinds.Enter));
    }

    [Fact]
    public void A_return_while_another_component_is_still_owed_changes_no_date()
    {
        Return(Enter("verification", 0), 2);
        Assert.Equal((new DueDate(On((Days.Decide + 2) / 3)), false), (Owed(AppraisalKinds.Enter)!.Due, Owed(AppraisalKinds.Enter)!.Again));
    }

    [Fact]
    public void A_component_entered_before_the_appraisal_began_and_returned_after_it_is_owed()
    {
        Enter("verification", -3);
        Return(Enter("routine", -3), 9);
        Assert.Equal(new DueDate(On(9 + Days.Return)), Due(AppraisalKinds.Enter));
    }

    [Fact]
    public void A_confirmed_component_that_is_corrected_is_confirmed_anew_by_the_later_date_however_late_it_was()
    {
        Confirm(Enter("verification", 0), 30);
        Confirm(Enter("routine", 0), 30);
        Enter("routine", 31);
        var confirm = Owed(AppraisalKinds.Confirm)!;
        Assert.Equal((new DueDate(On(31 + Days.Return)), true), (confirm.Due, confirm.Again));
        Assert.Null(Owed(AppraisalKinds.Enter));
    }

    [Fact]
    public void Nobody_enters_about_whoever_has_left_the_round()
    {
        Decide(DebrieferDecision.Withdrawn, 1);
        Assert.Empty(Awaits().Awaited);
        Assert.False(IsMet(AppraisalKinds.Enter, cast.Enterer));
        Assert.True(IsMet(AppraisalKinds.Decide, cast.Organiser));
    }

    [Fact]
    public void Nobody_owes_a_component_once_nothing_can_be_entered_any_more()
    {
        foreach (var debriefer in cast.Round.Debriefers) debriefer.Decide(DebrieferDecision.Ungraded);
        cast.Round.MarkFedBack(cast.Organising, RoundCast.Now);
        Assert.Empty(Awaits().Awaited);
        Assert.False(IsMet(AppraisalKinds.Enter, cast.Enterer));
    }
}
