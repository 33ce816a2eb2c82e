using Answerable.Domain.Policies;

namespace Answerable.Domain.Tests.Policies;

public sealed class PolicyAdoptionTests
{
    private static readonly RoundPolicy Party = RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")),
        Company = RoundPolicies.ConfirmAll(RoundPolicies.Preset("company-plain"));
    private static readonly DateTimeOffset Later = RoundCast.Now.AddDays(1), Latest = RoundCast.Now.AddDays(2);
    private readonly RoundCast cast = new();

    [Fact]
    public void Only_an_administrator_or_organiser_of_the_unit_adopts()
    {
        Refusing.With("policies.may-not-adopt", () => PolicyAdoption.Adopt(cast.As(cast.Chair), cast.City, Party, null, RoundCast.Now));
        var north = cast.As(cast.Northern, new HeldRight(Right.SystemAdministration, cast.North.Path));
        Refusing.With("policies.may-not-adopt", () => PolicyAdoption.Adopt(north, cast.City, Party, null, RoundCast.Now));
        Assert.Equal("company-plain", PolicyAdoption.Adopt(north, cast.North, Company, null, RoundCast.Now).PolicyCode);
    }

    [Fact]
    public void A_policy_that_is_wrong_is_not_adopted() => Refusing.With("policies.minimum-group-too-small", () =>
        PolicyAdoption.Adopt(cast.Organising, cast.City, Party with { MinimumGroup = new(4, "assessors", "default") }, null,
            RoundCast.Now));

    [Fact]
    public void The_nearest_units_version_in_force_counts()
    {
        var city = PolicyAdoption.Adopt(cast.Organising, cast.City, Party, null, RoundCast.Now);
        var north = PolicyAdoption.Adopt(cast.Organising, cast.North, Company, null, Later);
        PolicyAdoption[] all = [city, north];
        Assert.Same(city, PolicyAdoption.InForce(all, cast.North.Path, RoundCast.Now));
        Assert.Same(north, PolicyAdoption.InForce(all, cast.North.Path, Later));
        Assert.Same(city, PolicyAdoption.InForce(all, cast.City.Path, Later));
        Assert.Null(PolicyAdoption.InForce(all, cast.City.Path, RoundCast.Now.AddDays(-1)));
    }

    [Fact]
    public void A_new_version_ends_the_one_before_and_reaches_back_to_nothing()
    {
        var first = PolicyAdoption.Adopt(cast.Organising, cast.City, Party, null, RoundCast.Now);
        var second = PolicyAdoption.Adopt(cast.Organising, cast.City, Company, first, Later);
        Assert.Equal(Later, first.Until);
        Assert.Same(first, PolicyAdoption.InForce([first, second], cast.City.Path, RoundCast.Now));
        Assert.Same(second, PolicyAdoption.InForce([first, second], cast.City.Path, Latest));
        Refusing.With("policies.already-ended", () => PolicyAdoption.Adopt(cast.Organising, cast.City, Party, first, Latest));
    }

    [Fact]
    public void A_version_may_begin_later_but_neither_in_the_past_nor_before_the_one_already_to_come()
    {
        var first = PolicyAdoption.Adopt(cast.Organising, cast.City, Party, null, RoundCast.Now);
        var second = PolicyAdoption.Adopt(cast.Organising, cast.City, Company, first, Later, RoundCast.Now);
        Assert.Same(first, PolicyAdoption.InForce([first, second], cast.City.Path, RoundCast.Now));
        Assert.Same(second, PolicyAdoption.InForce([first, second], cast.City.Path, Later));
        var third = PolicyAdoption.Adopt(cast.Organising, cast.City, Party, second, Later, RoundCast.Now);
        Assert.Same(third, PolicyAdoption.InForce([first, second, third], cast.City.Path, Later));
        Assert.Equal("policy.adopted", Assert.Single(third.Recorded).Act);
        Refusing.With("policies.from-before-latest",
            () => PolicyAdoption.Adopt(cast.Organising, cast.City, Party, third, RoundCast.Now.AddHours(1), RoundCast.Now));
        Refusing.With("policies.from-past",
            () => PolicyAdoption.Adopt(cast.Organising, cast.North, Party, null, RoundCast.Now.AddDays(-1), RoundCast.Now));
    }

    [Fact]
    public void Each_number_that_is_only_a_default_must_be_confirmed_before_a_preset_counts()
    {
        var preset = RoundPolicies.Preset("party-60-40");
        var open = PolicyChecks.Unconfirmed(preset).Select(s => s.Name).ToList();
        Assert.Contains("vetDays", open);
        Assert.DoesNotContain("planDays", PolicyChecks.Unconfirmed(RoundPolicies.Confirm(preset, ["planDays"])).Select(s => s.Name));
        Assert.DoesNotContain("reportDueDaysBeforeMeeting", open);
        Assert.DoesNotContain("judgesOutsideOwnersUnit", open);
        var codes = Refusing.Codes(() => PolicyAdoption.Adopt(cast.Organising, cast.City, preset, null, RoundCast.Now));
        Assert.Equal(open.Select(_ => "policies.default-unconfirmed"), codes);
        var all = RoundPolicies.ConfirmAll(preset);
        Assert.Equal("party-60-40", PolicyAdoption.Adopt(cast.Organising, cast.City, all, null, RoundCast.Now).PolicyCode);
        Assert.Empty(PolicyChecks.Unconfirmed(RoundPolicies.Parse(RoundPolicies.Write(all))));
    }

    [Fact]
    public void No_preset_has_a_quota_a_group_larger_than_five_or_a_share_that_bars_filing() => Assert.All(RoundPolicies.Presets, p =>
        Assert.True(p is { Quota.Value: null, MinimumGroup.Value: 5, ProblemsShareRefuses.Value: false }));

    [Fact]
    public void A_policy_stored_before_a_setting_existed_still_reads_and_means_what_it_meant()
    {
        var file = System.Text.Json.Nodes.JsonNode.Parse(RoundPolicies.PresetJson("party-60-40"))!.AsObject();
        foreach (var later in new[] { "problemsShareRefuses", "reportOnlyMonths", "reportOnlyUntil", "voteBase", "paperObjectionDays",
            "paperAnswerDays" })
            file.Remove(later);
        var old = RoundPolicies.Parse(file.ToJsonString());
        Assert.True(old.ProblemsShareRefuses.Value);
        Assert.Equal((0, VoteBase.Present), (old.ReportOnlyMonths.Value, old.VoteBase.Value));
        Assert.Equal((30, 7), (old.PaperObjectionDays.Value, old.PaperAnswerDays.Value));
        Assert.Equal(RoundPolicies.Write(old), RoundPolicies.Write(RoundPolicies.Read(RoundPolicies.Write(old))));
    }
}
