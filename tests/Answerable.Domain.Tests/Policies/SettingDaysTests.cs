using Answerable.Domain.Debriefs;
using Answerable.Domain.Organisation;
using Answerable.Domain.Policies;
using Answerable.Domain.Rectifications;

namespace Answerable.Domain.Tests.Policies;

/// <summary>In which days the settings of a policy count.</summary>
public sealed class SettingDaysTests
{
    private static readonly Calendar China = new(TimeZoneInfo.Utc,
        new(ShippedCalendar.All.Select(c => WorkingDayTests.OfYear(c.Draft(), Town.Founded))));

    private static DateTimeOffset Noon(int month, int day) => new(2026, month, day, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void In_the_presets_vetting_returns_approval_and_verification_count_working_days_and_nothing_else_does()
    {
        foreach (var policy in RoundPolicies.Presets)
        {
            Assert.Equal(["vetDays", "returnDays", "approveDays", "verifyDays"], PolicyChecks.SettingsOf(policy)
                .Where(s => s.Unit == SettingDays.WorkingDays).Select(s => s.Name));
            Assert.Equal((new Days(3, DayCount.Working), new Days(10)), (policy.VetDays.InDays(), policy.AcknowledgeDays.InDays()));
            Assert.True(SettingDays.CountsWorkingDays(policy));
        }
        Assert.False(SettingDays.CountsWorkingDays(StricterPolicy.Party));
    }

    [Fact]
    public void A_policy_that_was_stored_before_there_were_working_days_counts_every_day()
    {
        var stored = RoundPolicies.Write(RoundPolicies.Preset("party-60-40")).Replace("working-days", "days", StringComparison.Ordinal);
        var policy = RoundPolicies.Parse(stored);
        Assert.Equal(new Days(3), policy.VetDays.InDays());
        Assert.Equal(new(2026, 2, 16), China.After(Noon(2, 13), policy.VetDays.InDays()));
    }

    [Fact]
    public void A_report_filed_before_the_spring_festival_is_vetted_and_a_return_answered_after_it()
    {
        var policy = RoundPolicies.Preset("party-60-40");
        var filed = new LastFiled(new(2026, 2, 20), new(2026, 2, 13), Noon(2, 13), null, null, null, null);
        // Three working days after Friday the 13th: Saturday the 14th, Tuesday the 24th, Wednesday the 25th.
        Assert.Equal(new(2026, 2, 25), filed.VetDue(policy, China).On);
        var returned = filed with { Outcome = VetOutcome.Returned, VettedAt = Noon(2, 14) };
        Assert.Equal(new(2026, 2, 26), returned.FilingDue(policy, China).On);
    }

    [Fact]
    public void A_repair_is_verified_and_its_plan_approved_within_working_days()
    {
        var terms = RectificationTerms.Of(RoundPolicies.Preset("party-60-40"));
        var repair = new Rectifications.Repair(terms: terms);
        repair.It.DraftPlan(repair.Owner.Actor(), repair.Plan, repair.Inside, China, Noon(2, 13));
        // The 14th, then Tuesday the 24th to Friday the 27th.
        Assert.Equal(new(2026, 2, 27), Due(repair, RectificationKinds.Approve));
        repair.It.ApprovePlan(repair.Approver.Actor(), repair.Tenures, Noon(2, 13));
        repair.It.Claim(repair.Owner.Actor(), "Done", null, Noon(9, 30));
        // Thursday the 8th to Saturday the 10th, which is worked, then Monday and Tuesday.
        Assert.Equal(new(2026, 10, 13), Due(repair, RectificationKinds.Verify));
        Assert.Equal((DayCount.Working, 5), (repair.It.VerifyIn, repair.It.VerifyDays));
    }

    private static DateOnly Due(Rectifications.Repair repair, Answerable.Domain.Obligations.ObligationKind kind) =>
        repair.It.Awaits("", China).Awaited.Single(a => a.Kind == kind).Due.On;
}
