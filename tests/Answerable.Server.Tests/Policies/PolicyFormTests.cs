using System.Net;
using Answerable.Domain;
using Answerable.Domain.Policies;
using Answerable.Server.Policies;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Policies;

public sealed class PolicyFormTests(House house) : IClassFixture<House>
{
    private static (string, string)[] Confirming => [.. PolicyChecks.Unconfirmed(RoundPolicies.Preset("party-60-40"))
        .Select(s => (PolicyForm.Confirmed(s.Name), "true"))];

    [Fact]
    public async Task A_preset_is_adopted_once_each_default_number_is_confirmed_and_each_that_is_not_says_so_beside_it()
    {
        var anna = await house.SignedIn("anna");
        await anna.Get("/policies/change?from=party-60-40");
        await anna.Submit("adopt", ("do", "adopt"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Equal("This number is a default of the product: say that you want it, or name a source of your own.",
            anna.Page.GetElementById("c-vetDays-problem")!.TextContent.Trim());
        Assert.Null(anna.Page.GetElementById("c-reportDueDaysBeforeMeeting-problem"));
        await anna.Submit("adopt", [("do", "adopt"), .. Confirming]);
        Assert.Equal("/policies", anna.Path);
        Assert.Contains("confirmed by whoever adopted it", anna.Text);
        Assert.True((await InForce("Y/YA/"))!.VetDays.Confirmed);
    }

    [Fact]
    public async Task A_form_drawn_before_somebody_elses_version_does_not_put_it_back()
    {
        var (olga, chen) = (await house.SignedIn("olga"), await house.SignedIn("olga"));
        await olga.Get("/policies/change?from=party-60-40");
        await olga.Submit("adopt", [("do", "adopt"), .. Confirming]);
        await olga.Get("/policies/change");
        await chen.Get("/policies/change");
        await olga.Submit("adopt", ("do", "adopt"), ("v-vetDays", "4"), ("s-vetDays", "own"), ("o-vetDays", "Decision 9"));
        Assert.Equal(4, (await InForce("Y/"))!.VetDays.Value);
        await chen.Submit("adopt", ("do", "adopt"), ("v-returnDays", "9"), ("s-returnDays", "own"), ("o-returnDays", "Decision 8"));
        Assert.Equal(HttpStatusCode.Conflict, chen.Status);
        Assert.Equal("9", chen.Page.GetElementById("v-returnDays")!.GetAttribute("value"));
        Assert.Equal(4, (await InForce("Y/"))!.VetDays.Value);
    }

    [Fact]
    public async Task What_was_changed_needs_a_source_of_its_own_and_shows_what_differs_before_it_counts()
    {
        var olga = await house.SignedIn("olga");
        await olga.Get("/policies/change?from=party-60-40");
        (string, string)[] filled = [("v-speakingMinutes", "8"), .. Confirming];
        await olga.Submit("adopt", [("do", "adopt"), .. filled]);
        Assert.Contains("The number is no longer that of this source", olga.Page.GetElementById("s-speakingMinutes-problem")!.TextContent);
        // Sources are folded to a line each, except where one is wrong.
        Assert.True(olga.Page.GetElementById("s-speakingMinutes")!.Closest("details")!.HasAttribute("open"));
        var folded = olga.Page.GetElementById("s-vetDays")!.Closest("details")!;
        Assert.False(folded.HasAttribute("open"));
        Assert.StartsWith("Source: ", folded.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        filled = [.. filled, ("s-speakingMinutes", "own"), ("o-speakingMinutes", "Decision 7 of the committee")];
        await olga.Submit("adopt", [("do", "compare"), .. filled]);
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        Assert.Contains("Differs from the preset: 10 minutes", olga.Page.GetElementById("v-speakingMinutes-setting")!.TextContent);
        Assert.DoesNotContain("Differs", olga.Page.GetElementById("v-vetDays-setting")!.TextContent);
        Assert.Equal("8", olga.Page.GetElementById("v-speakingMinutes")!.GetAttribute("value"));
        Assert.NotEqual(8, (await InForce("Y/"))?.SpeakingMinutes.Value);
        await olga.Submit("adopt", [("do", "adopt"), .. filled]);
        Assert.Equal("/policies", olga.Path);
        Assert.Contains("Decision 7 of the committee", olga.Text);
        Assert.Equal(8, (await InForce("Y/"))!.SpeakingMinutes.Value);
    }

    [Fact]
    public async Task Bad_input_gets_a_sentence_beside_its_field_in_the_readers_language()
    {
        var olga = await house.SignedIn("olga", "zh-CN");
        await olga.Get("/policies/change?from=party-60-40");
        await olga.Submit("adopt", [("do", "adopt"), ("v-vetDays", "three"), .. Confirming]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olga.Status);
        Assert.NotNull(olga.Page.GetElementById("v-vetDays-problem"));
        await olga.Submit("adopt", [("do", "adopt"), ("v-vetDays", "3"), ("v-minimumGroup", "4"), .. Confirming]);
        Assert.Equal("少于5人的测评组，结果可反推个人选择。", olga.Page.GetElementById("v-minimumGroup-problem")!.TextContent.Trim());
        await olga.Submit("adopt", [("do", "adopt"), ("v-minimumGroup", "5"), ("v-groups-weight-0", "70"), ("s-groups", "default"),
            .. Confirming]);
        Assert.Contains("各项权重合计为110，应为100。", olga.Text);
    }

    [Fact]
    public void Every_setting_stands_in_one_part_of_the_form() =>
        Assert.Equal(PolicyChecks.SettingsOf(RoundPolicies.Presets[0]).Select(s => s.Name).Order(StringComparer.Ordinal),
            PolicyForm.Parts.SelectMany(p => p.Settings).Order(StringComparer.Ordinal));

    private Task<RoundPolicy?> InForce(string path) =>
        house.Scope(async s => (await s.GetRequiredService<PolicyQueries>().InForce(path, house.Clock.GetUtcNow()))?.Policy);
}
