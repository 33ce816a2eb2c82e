using Answerable.Domain.Appraisals;
using Answerable.Domain.Ballots;
using Answerable.Domain.Policies;
using Answerable.Domain.Rounds;

namespace Answerable.Domain.Tests.Rounds;

public sealed class ReportOnlyTests
{
    private static RoundPolicy Months(int months, TenureDate until = TenureDate.PeriodEnd) => StricterPolicy.Party with
    {
        ReportOnlyMonths = new(months, "months", "default"),
        ReportOnlyUntil = new(until, "none", "default"),
    };

    private readonly RoundCast cast = new(Months(6));

    private Debriefer Northern => cast.Debriefer(cast.Northern);

    private void Mark(DateOnly? appointed, bool reportOnly = true, Actor? by = null) =>
        cast.Round.MarkReportOnly(by ?? cast.Organising, Northern.Id, reportOnly, appointed, RoundCast.Now);

    [Fact]
    public void Who_was_appointed_less_than_the_policys_months_before_its_day_may_be_marked_and_nobody_else()
    {
        cast.Filled();
        Refusing.With("rounds.long-in-post", () => Mark(new(2030, 6, 30)));
        Refusing.With("rounds.long-in-post", () => Mark(null));
        Mark(new(2030, 7, 1));
        Assert.True(Northern.IsReportOnly);
        var byMeeting = new RoundCast(Months(6, TenureDate.Meeting)).Filled();
        void At(DateOnly appointed) => byMeeting.Round.MarkReportOnly(byMeeting.Organising, byMeeting.Debriefer(byMeeting.Northern).Id,
            true,
            appointed, RoundCast.Now);
        Refusing.With("rounds.long-in-post", () => At(new(2030, 7, 20)));
        At(new(2030, 7, 21));
        var never = new RoundCast(Months(0)).Filled();
        Assert.Equal([RoundRefusals.NobodyReportOnly], never.Frame.AgainstMarking(never.Organising));
        Refusing.With("rounds.nobody-report-only", () => never.Round.MarkReportOnly(never.Organising, never.Debriefer(never.Northern).Id,
            true,
            RoundCast.Today, RoundCast.Now));
    }

    [Fact]
    public void The_organiser_marks_before_the_meeting_and_the_ledger_says_so()
    {
        cast.Filled().Open();
        Refusing.With("rounds.not-organiser", () => Mark(RoundCast.Today, by: cast.As(cast.Chair)));
        Mark(RoundCast.Today);
        Mark(RoundCast.Today, reportOnly: false);
        Assert.False(Northern.IsReportOnly);
        Assert.Equal(["round.report-only-marked", "round.report-only-unmarked"],
            cast.Round.Recorded.Select(r => r.Act).Where(a => a.StartsWith("round.report-only", StringComparison.Ordinal)));
        var later = new RoundCast(Months(6)).Deciding();
        Refusing.With("rounds.report-only-fixed", () => later.Round.MarkReportOnly(later.Organising, later.Debriefer(later.Northern).Id,
            true,
            RoundCast.Today, RoundCast.Now));
    }

    [Fact]
    public void Who_acts_and_on_what_they_read_is_asked_also_where_the_mark_is_so_already()
    {
        cast.Filled().Open();
        Refusing.With("rounds.not-organiser", () => Mark(RoundCast.Today, reportOnly: false, cast.As(cast.Chair)));
        Mark(RoundCast.Today);
        Refusing.With("rounds.not-organiser", () => Mark(RoundCast.Today, by: cast.As(cast.Chair)));
        var lines = cast.Round.Recorded.Count;
        Mark(RoundCast.Today);
        Assert.Equal(lines, cast.Round.Recorded.Count);
        cast.Round.ReadAs(cast.Round.Version + 1);
        Assert.Throws<Stale>(() => Mark(RoundCast.Today));
        Assert.Throws<Stale>(() => Mark(RoundCast.Today, reportOnly: false));
    }

    [Fact]
    public void What_is_marked_already_changes_nothing_and_the_mark_goes_whenever_the_holder_came()
    {
        cast.Filled();
        var (version, lines) = (Northern.Version, cast.Round.Recorded.Count);
        Mark(null, reportOnly: false);
        Assert.Equal((version, lines), (Northern.Version, cast.Round.Recorded.Count));
        Mark(RoundCast.Today);
        Mark(null);
        Assert.Equal((version + 1, lines + 1), (Northern.Version, cast.Round.Recorded.Count));
        Mark(new(2020, 1, 1), reportOnly: false);
        Assert.Equal((false, version + 2), (Northern.IsReportOnly, Northern.Version));
        Northern.Decide(DebrieferDecision.Withdrawn);
        Assert.Equal(["rounds.report-only-fixed"], Refusing.Codes(() => Mark(RoundCast.Today)));
    }

    [Fact]
    public void No_grade_quota_or_publication_counts_whoever_is_marked()
    {
        cast.Filled().Open();
        Mark(RoundCast.Today);
        Assert.False(Northern.IsUndecided || Northern.AwaitsFeedBack || Northern.AwaitsPublishing || Northern.IsLeftOpen);
        cast.Round.EnterSession(Actor.System(SystemVerbs.Demo), null, RoundCast.Now);
        cast.Round.StartDeciding(Actor.System(SystemVerbs.Demo), RoundCast.Now);
        Assert.Contains(AppraisalRefusals.ReportOnly,
            GradeDecision.AgainstDeciding(Actor.System(SystemVerbs.Demo), cast.Frame, Northern, null));
        Assert.Null(QuotaRule.Check(cast.Round.Policy, [new(DebrieferDecision.ReportOnly, null, 9), new(DebrieferDecision.Deferred,
            null)]));
        cast.Debriefer(cast.Southern).Decide(DebrieferDecision.Ungraded);
        cast.Round.MarkFedBack(cast.Organising, RoundCast.Now);
        cast.Round.Publish(cast.Organising, RoundCast.Now);
        Assert.Equal(RoundState.Published, cast.Round.State);
    }
}
