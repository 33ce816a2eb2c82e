using System.Net;
using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Server.Policies;
using Answerable.Server.Tests.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Policies;

public sealed class PoliciesTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_nearest_ancestors_version_in_force_counts_and_drafts_keep_the_copy_they_made()
    {
        await Adopt("olga", "Y", "party-60-40");
        await Adopt("anna", "YA", "company-plain");
        Assert.Equal("company-plain", await InForce("Y/YA/YA1/"));
        Assert.Equal("party-60-40", await InForce("Y/YB/YB1/"));
        Assert.Equal("party-60-40", await InForce("Y/"));

        var drafted = await Arrange.Draft(house, preset: null);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Adopt("olga", "Y", "company-plain");
        Assert.Equal("company-plain", await InForce("Y/YB/"));
        Assert.Equal("party-60-40", (await Arrange.Read(house, drafted.Id)).Policy.Code);
        Assert.Equal("company-plain", (await Arrange.Read(house, (await Arrange.Draft(house, preset: null)).Id)).Policy.Code);

        var later = house.Clock.GetUtcNow().AddDays(7);
        await Adopt("olga", "Y", "party-60-40", days: 7);
        Assert.Equal("company-plain", await InForce("Y/"));
        Assert.Equal("party-60-40", await InForce("Y/", later));
        var refused = await Assert.ThrowsAsync<Refused>(() => Adopt("olga", "Y", "party-60-40", days: -1));
        Assert.Equal("policies.from-past", refused.Refusals[0].Code);
    }

    [Fact]
    public async Task Only_organisers_and_system_administration_adopt()
    {
        foreach (var person in new[] { "ivan", "boris", "auditor", "secadmin" })
        {
            var refused = await Assert.ThrowsAsync<Refused>(() => Adopt(person, "YB", "party-60-40"));
            Assert.True(refused.Refusals[0] is { Code: "policies.may-not-adopt", IsDenial: true });
            var visitor = await house.SignedIn(person);
            await visitor.Get("/policies");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.Null(visitor.Page.QuerySelector("a[href^='/policies/change']"));
            await visitor.Get("/policies/change");
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }
        await Adopt("sysadmin", "YB1", "party-60-40");
        Assert.Equal("party-60-40", await InForce("Y/YB/YB1/"));
    }

    [Fact]
    public async Task Each_setting_stands_with_value_unit_and_source_in_the_readers_language()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/policies");
        Assert.Contains("A ballot, committee members 60 %; B ballot, peers 40 %", olga.Text);
        Assert.Contains("A city's supervision system: a light is shown within three days of the due date.", olga.Text);
        var chinese = await house.SignedIn("olga", "zh-CN");
        await chinese.Get("/policies");
        Assert.Contains("述职报告提前报送", chinese.Text);
        Assert.Contains("一般六个月内完成，最长不超过一年", chinese.Text);
    }

    [Fact]
    public async Task An_edited_preset_is_checked_and_every_refusal_names_its_place()
    {
        var anna = await house.SignedIn("anna");
        var file = await anna.Client.GetStringAsync("/policies/presets/party-60-40.json");
        await anna.Get("/policies");
        var broken =
            file.Replace("\"planDays\"", "\"plannDays\"", StringComparison.Ordinal).Replace("\"value\": 5000", "\"value\": \"5000\"",
                StringComparison.Ordinal);
        await anna.Submit("adopt-file", ("file", $"mine.json|{broken}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("$.planDays is missing.", anna.Text);
        Assert.Contains("$.plannDays is not a setting of a policy.", anna.Text);
        Assert.Contains("The value at $.reportMaxCharacters.value has another shape", anna.Text);

        const string minimum = "\"minimumGroup\": {\"value\": ";
        var small = file.Replace($"{minimum}5", $"{minimum}4", StringComparison.Ordinal);
        await anna.Submit("adopt-file", ("file", $"mine.json|{small}"));
        Assert.Contains("$.minimumGroup.value is 4; a group smaller than 5 could be read back to its members.", anna.Text);

        await anna.Submit("adopt-file", ("file", $"mine.json|{file}"));
        Assert.Contains("$.vetDays is a default of the product: confirm that you want it, or name a source of your own.", anna.Text);

        var mine = RoundPolicies.ConfirmAll(RoundPolicies.Read(file)) with { Code = "alder-2026" };
        mine = mine with { PlanDays = mine.PlanDays with { Value = 20 } };
        await anna.Submit("adopt-file", ("file", $"mine.json|{RoundPolicies.Write(mine)}"));
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        Assert.Contains("Party organisation, A/B ballot 60:40 counts here; Alder County adopted it on 5 January 2026", anna.Text);
        Assert.Equal("alder-2026", await InForce("Y/YA/"));
        var href = anna.Page.QuerySelector("a[href^='/policies/adopted/']")!.GetAttribute("href")!;
        Assert.Equal(20, RoundPolicies.Read(await anna.Client.GetStringAsync(href)).PlanDays.Value);
        await anna.Get(href.Replace("/adopted", "", StringComparison.Ordinal).Replace(".json", "", StringComparison.Ordinal));
        Assert.Contains("Anna Alder adopted the policy", anna.Text);
    }

    private Task<string?> InForce(string path, DateTimeOffset? at = null) =>
        house.Scope(async s => (await s.GetRequiredService<PolicyQueries>().InForce(path, at ?? house.Clock.GetUtcNow()))?.PolicyCode);

    private async Task Adopt(string person, string unit, string preset, int days = 0)
    {
        var (by, id) = (await house.Actor(person), await house.UnitId(unit));
        var from = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddHours(8)).AddDays(days);
        var policy = RoundPolicies.ConfirmAll(RoundPolicies.Preset(preset));
        await house.Scope(s => s.GetRequiredService<AdoptPolicy>().Run(by, id, policy, from));
    }
}
