using Answerable.Domain.Policies;

namespace Answerable.Domain.Tests;

/// <summary>The party preset with the numbers that an organisation may add to it: a quota, larger groups, a share that bars
/// filing. It counts every day, as policies did before there were working days; these have tests of their own.</summary>
internal static class StricterPolicy
{
    private static readonly RoundPolicy Shipped = RoundPolicies.Preset("party-60-40");

    public static RoundPolicy Party { get; } = RoundPolicies.ConfirmAll(Shipped with
    {
        VetDays = Shipped.VetDays with { Unit = SettingDays.CalendarDays },
        ReturnDays = Shipped.ReturnDays with { Unit = SettingDays.CalendarDays },
        ApproveDays = Shipped.ApproveDays with { Unit = SettingDays.CalendarDays },
        VerifyDays = Shipped.VerifyDays with { Unit = SettingDays.CalendarDays },
        Quota = new(new("good", 15, null), "percent", "default"),
        MinimumGroup = new(8, "assessors", "default"),
        ProblemsShareRefuses = new(true, "none", "default"),
    });
}
