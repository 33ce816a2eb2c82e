using Answerable.Domain.Policies;

namespace Answerable.Domain.Tests.Policies;

public sealed class RoundPolicyTests
{
    private static RoundPolicy Party => RoundPolicies.Preset("party-60-40");

    [Fact]
    public void Every_preset_loads_and_each_setting_names_a_source_in_both_languages()
    {
        Assert.Equal(["party-60-40", "party-small", "party-interim", "company-plain", "company-interim"],
            RoundPolicies.Presets.Select(p => p.Code));
        foreach (var policy in RoundPolicies.Presets)
            foreach (var setting in PolicyChecks.SettingsOf(policy))
            {
                var source = policy.Sources[setting.Source];
                Assert.False(string.IsNullOrWhiteSpace(source.En) || string.IsNullOrWhiteSpace(source.ZhCn));
            }
    }

    [Fact]
    public void A_policy_survives_writing_and_reading() =>
        Assert.All(RoundPolicies.Presets,
            p => Assert.Equal(RoundPolicies.Write(p), RoundPolicies.Write(RoundPolicies.Read(RoundPolicies.Write(p)))));

    [Fact]
    public void A_preset_that_nobody_ships_is_refused() => Refusing.With("policies.no-such-preset", () => RoundPolicies.Preset("none"));

    [Theory]
    [InlineData("\"planDays\"", "\"plannDays\"", "policies.member-missing $.planDays", "policies.member-unknown $.plannDays")]
    [InlineData("\"code\": \"party-60-40\",", "\"code\": \"party-60-40\", \"extra\": 1,", "policies.member-unknown $.extra")]
    [InlineData("\"code\": \"party-60-40\",", "\"code\": \"party-60-40\", \"code\": \"twice\",", "policies.member-twice $.code")]
    [InlineData("\"value\": 5000", "\"value\": \"5000\"", "policies.member-broken $.reportMaxCharacters.value")]
    [InlineData("\"Refuse\"", "\"0\"", "policies.member-broken $.missingComponent.value")]
    [InlineData("{", "", "policies.unreadable $")]
    public void Every_member_that_is_unknown_missing_twice_there_or_of_another_shape_is_refused_with_its_place(string found,
        string replaced, params string[] refusals)
    {
        var json = RoundPolicies.PresetJson("party-60-40");
        var at = json.IndexOf(found, StringComparison.Ordinal);
        var broken = json[..at] + replaced + json[(at + found.Length)..];
        var refused = Assert.Throws<Refused>(() => RoundPolicies.Read(broken));
        Assert.Equal(refusals, refused.Refusals.Select(r => $"{r.Code} {r.Args[0].Value}"));
    }

    [Fact]
    public void A_setting_without_a_value_is_refused_by_name()
    {
        var json =
            RoundPolicies.PresetJson("party-60-40").Replace("{\"value\": {\"numerator\": 1, \"denominator\": 3}", "{\"value\": null",
                StringComparison.Ordinal);
        Assert.Equal(["policies.value-missing"], Refusing.Codes(() => RoundPolicies.Read(json)));
    }

    public static TheoryData<string, Func<RoundPolicy, RoundPolicy>> Broken => new()
    {
        { "policies.source-unknown", p => p with { PlanDays = new(30, "days", "S999") } },
        { "policies.unit-unknown", p => p with { PlanDays = new(30, "fortnights", "default") } },
        { "policies.no-working-days", p => p with { PlanDays = new(30, "working-days", "default") } },
        { "policies.no-working-days", p => p with { NearDays = p.NearDays with { Unit = "working-days" } } },
        { "policies.out-of-range", p => p with { PlanDays = new(-1, "days", "default") } },
        { "policies.minimum-group-too-small", p => p with { MinimumGroup = new(4, "assessors", "default") } },
        { "policies.fraction-invalid", p => p with { ProblemsMinShare = new(new(1, 0), "share", "default") } },
        { "policies.fraction-invalid", p => p with { ProblemsMinShare = new(new(3, 3), "share", "default") } },
        { "policies.repair-longer-than-most", p => p with { RepairDays = new(400, "days", "default") } },
        { "policies.weights-not-hundred", p => p with { Groups = p.Groups with { Value = [p.Groups.Value[0]] } } },
        { "policies.weights-not-hundred", p => p with { Components = p.Components with { Value = [.. p.Components.Value.Take(2)] } } },
        { "policies.list-size", p => p with { Strands = p.Strands with { Value = [] } } },
        { "policies.code-repeated",
            p => p with { Groups = p.Groups with { Value = [p.Groups.Value[0], p.Groups.Value[0] with { WeightPercent = 40 }] } } },
        { "policies.name-missing", p => p with { Strands = p.Strands with { Value = [new("one", new("One", " "))] } } },
        { "policies.grades-not-descending", p => p with { Grades = p.Grades with { Value = [.. p.Grades.Value.Reverse()] } } },
        { "policies.lowest-grade-not-from-zero", p => p with { Grades = p.Grades with { Value = [.. p.Grades.Value.Take(3)] } } },
        { "policies.grade-unknown", p => p with { Quota = p.Quota with { Value = new("golden", 15, null) } } },
        { "policies.grade-unknown", p => p with { Gates = p.Gates with { Value = [new("last-findings-done", "golden")] } } },
        { "policies.gate-unknown", p => p with { Gates = p.Gates with { Value = [new("sunny-weather", "good")] } } },
        { "policies.quota-unclear", p => p with { Quota = p.Quota with { Value = new("good", 15, new(1, 3)) } } },
        { "policies.quota-unclear", p => p with { Quota = p.Quota with { Value = new("good", null, null) } } },
        { "policies.fraction-invalid", p => p with { Quota = p.Quota with { Value = new("good", null, new(1, 0)) } } },
        { "policies.ballot-without-assessment", p => p with { Assessment = p.Assessment with { Value = false } } },
        { "policies.assessment-without-ballot",
            p => p with { Components =
                p.Components with { Value = [.. p.Components.Value.Select(c => c with { Kind = ComponentKind.Entered })] } } },
        { "policies.two-ballots",
            p => p with { Components =
                p.Components with { Value = [.. p.Components.Value.Select(c => c with { Kind = ComponentKind.Ballot })] } } },
        { "policies.quota-without-grade", p => p with { Grade = p.Grade with { Value = false } } },
    };

    [Theory, MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_policy_that_breaks_a_rule_is_refused_with_its_reason(string code, Func<RoundPolicy, RoundPolicy> breaking) =>
        Refusing.With(code, () => RoundPolicies.Read(RoundPolicies.Write(breaking(Party))));
}
