using Answerable.Domain.Policies;

namespace Answerable.Domain.Tests;

/// <summary>The party preset with the numbers that an organisation may add to it: a quota, larger groups, a share that bars
/// filing.</summary>
internal static class StricterPolicy
{
    public static RoundPolicy Party { get; } = RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40") with
    {
        Quota = new(new("good", 15, null), "percent", "default"),
        MinimumGroup = new(8, "assessors", "default"),
        ProblemsShareRefuses = new(true, "none", "default"),
    });
}
