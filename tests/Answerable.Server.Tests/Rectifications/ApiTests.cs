using System.Net;
using System.Text.Json;
using Answerable.Domain;
using Answerable.Domain.Rectifications;

namespace Answerable.Server.Tests.Rectifications;

public sealed class ApiTests(House house) : IClassFixture<House>
{
    private static readonly object Plan =
        new
        {
            kind = "StagedFix", closeCondition = "Open 8 days a month.", dueOn = "2026-06-30",
            measures = new[] { new { text = "Empty the store" } }
        };

    [Fact]
    public async Task The_whole_chain_runs_over_the_api()
    {
        var at = $"/api/rectifications/{(await house.Finding()).Value}";
        var anna = await Calls("anna");
        var olga = await Calls("olga");
        var ivan = await Calls("ivan");
        await anna.Get(at);
        Assert.Equal(["plan"], Acts(anna));
        await anna.Post($"{at}/plan", Plan);
        Assert.Equal((HttpStatusCode.OK, "PlanDrafted"), (anna.Status, State(anna)));
        await (await olga.Get(at)).Post($"{at}/plan-return", new { reason = "Who keeps the key?" });
        Assert.Equal("Raised", State(olga));
        await (await anna.Get(at)).Post($"{at}/plan", Plan);
        await (await olga.Get(at)).Post($"{at}/plan-approval");
        Assert.Equal("PlanApproved", State(olga));
        await (await anna.Get(at)).Post($"{at}/progress", new { text = "Store empty", measures = new[] { 1 } });
        Assert.Equal("rectifications.measure-needs-proof", anna.Body.GetProperty("errors")[0].GetProperty("code").GetString());
        await (await anna.Get(at)).Post($"{at}/progress", new { text = "Store empty", evidence = "Receipt 4", measures = new[] { 1 } });
        var measure = anna.Body.GetProperty("measures")[0];
        Assert.Equal(("Reported", "Receipt 4"), (measure.GetProperty("state").GetString(), measure.GetProperty("evidence").GetString()));
        await anna.Post($"{at}/claim", new { text = "All open", evidence = "Record 12" });
        Assert.Equal("rectification.verify", anna.Body.GetProperty("waits").GetProperty("kind").GetString());
        await (await ivan.Get(at)).Post($"{at}/return", new { text = "The second is shut." });
        Assert.Equal("Returned", State(ivan));
        await (await anna.Get(at)).Post($"{at}/claim", new { text = "Now it is open" });
        await (await ivan.Get(at)).Post($"{at}/verification", new { text = "Seen" });
        Assert.Equal((HttpStatusCode.OK, "Closed"), (ivan.Status, State(ivan)));
        Assert.Equal(10, ivan.Body.GetProperty("steps").GetArrayLength());
        Assert.Empty(Acts(ivan));
    }

    [Fact]
    public async Task More_time_is_asked_for_and_given_over_the_api()
    {
        var at = $"/api/rectifications/{(await house.Approved(new(2026, 6, 30))).Value}";
        var (anna, olga) = (await Calls("anna"), await Calls("olga"));
        await anna.Get(at);
        Assert.Contains("extension-request", Acts(anna));
        var request = new { reason = "The roof must dry.", expectedOn = "2026-09-30", progress = "Two of three are open." };
        await anna.Post($"{at}/extension-request", request with { expectedOn = "2026-06-30" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "rectifications.extension-not-later"), (anna.Status, anna.Code));
        await anna.Post($"{at}/extension-request", request);
        Assert.Equal((HttpStatusCode.OK, "ExtensionRequested"), (anna.Status, State(anna)));
        await (await olga.Get(at)).Post($"{at}/extension-refusal", new { reason = "It was dry in March." });
        Assert.Equal((HttpStatusCode.OK, "InProgress"), (olga.Status, State(olga)));
        await (await anna.Get(at)).Post($"{at}/extension-request", request);
        await (await olga.Get(at)).Post($"{at}/extension-grant");
        Assert.Equal((HttpStatusCode.OK, "2026-09-30"), (olga.Status, olga.Body.GetProperty("dueOn").GetString()));
    }

    [Fact]
    public async Task A_broken_rule_answers_422_with_code_arguments_field_and_the_sentence_in_the_language_asked_for()
    {
        var at = $"/api/rectifications/{(await house.Finding()).Value}";
        var anna = await Calls("anna", "zh-CN");
        await anna.Get(at);
        await anna.Post($"{at}/plan",
            new { kind = "StagedFix", closeCondition = "", dueOn = "2028-06-30", measures = Array.Empty<object>() });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json"), (anna.Status, anna.ContentType));
        var late =
            anna.Body.GetProperty("errors").EnumerateArray()
                .Single(e => e.GetProperty("code").GetString() == "rectifications.due-too-late");
        Assert.Equal(("dueOn", "2027-01-05"),
            (late.GetProperty("field").GetString(), late.GetProperty("args").GetProperty("latest").GetString()));
        Assert.Contains("最迟应于2027年1月5日完成", late.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, anna.Body.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task An_act_without_the_authority_answers_403_and_one_on_what_is_not_seen_404()
    {
        var at = $"/api/rectifications/{(await house.Finding()).Value}";
        var olga = await Calls("olga");
        await olga.Get(at);
        await olga.Post($"{at}/plan", Plan);
        Assert.Equal((HttpStatusCode.Forbidden, "rectifications.not-owner"), (olga.Status, olga.Code));
        var boris = await Calls("boris");
        await boris.Get(at);
        Assert.Equal((HttpStatusCode.NotFound, "shell.404", "application/problem+json"), (boris.Status, boris.Code, boris.ContentType));
        await boris.Post($"{at}/plan", Plan, "\"1\"");
        Assert.Equal(HttpStatusCode.NotFound, boris.Status);
        await boris.Get("/api/nothing-here");
        Assert.Equal((HttpStatusCode.NotFound, "shell.404"), (boris.Status, boris.Code));
    }

    [Fact]
    public async Task A_stale_version_answers_409_and_none_428_and_nothing_changes()
    {
        var at = $"/api/rectifications/{(await house.Finding()).Value}";
        var anna = await Calls("anna");
        await anna.Get(at);
        var read = anna.Tag;
        await anna.Post($"{at}/plan", Plan, tag: "");
        Assert.Equal((HttpStatusCode.PreconditionRequired, "shell.428"), (anna.Status, anna.Code));
        await anna.Post($"{at}/plan", Plan, tag: "\"77\"");
        Assert.Equal((HttpStatusCode.Conflict, "shell.409"), (anna.Status, anna.Code));
        await anna.Get(at);
        Assert.Equal((read, "Raised"), (anna.Tag, State(anna)));
    }

    [Fact]
    public async Task Who_may_not_act_hears_that_before_hearing_that_the_page_is_old()
    {
        var at = $"/api/rectifications/{(await house.Finding()).Value}";
        foreach (var (noun, body, who) in new (string, object, string)[]
        {
            ("plan", Plan, "olga"), ("plan-approval", new { }, "anna"), ("plan-return", new { reason = "No." }, "anna"),
                ("classification", new { kind = "LongTermMechanism" }, "anna"),
            ("progress", new { text = "Begun." }, "olga"), ("claim", new { text = "Done." }, "olga"),
                ("verification", new { text = "Seen." }, "anna"), ("return", new { text = "Not so." }, "anna"),
            ("judges", new { approverPostId = Ids.Random(), verifierPostId = Ids.Random(), reason = "So." }, "anna"),
        })
        {
            var caller = await Calls(who);
            await caller.Post($"{at}/{noun}", body, "\"77\"");
            Assert.Equal((noun, HttpStatusCode.Forbidden), (noun, caller.Status));
        }
    }

    [Fact]
    public async Task An_act_without_the_antiforgery_token_is_refused()
    {
        var at = $"/api/rectifications/{(await house.Finding()).Value}";
        var anna = await Calls("anna");
        await anna.Get(at);
        await anna.Post($"{at}/plan", Plan, withToken: false);
        Assert.Equal((HttpStatusCode.BadRequest, "shell.400"), (anna.Status, anna.Code));
        Assert.Equal("Raised", State(await anna.Get(at)));
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_answers_400_and_says_where()
    {
        var at = $"/api/rectifications/{(await house.Finding()).Value}";
        var anna = await Calls("anna");
        await anna.Get(at);
        await anna.Post($"{at}/plan", """{"kind":"Sometimes","closeCondition":"x","dueOn":"2026-06-30","measures":[]}""");
        Assert.Equal((HttpStatusCode.BadRequest, "shell.unreadable-field"), (anna.Status, anna.Code));
        Assert.Contains("$.kind", anna.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await anna.Post($"{at}/progress", """{"text":"done","evidance":"typo"}""");
        Assert.Contains("evidance", anna.Body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_uses_the_api_without_signing_in()
    {
        var stranger = new ApiCalls(house.Stranger());
        foreach (var path in new[] { "/api/rectifications", "/api/antiforgery", "/api/nothing-here", "/openapi/v1.json" })
        {
            await stranger.Get(path);
            Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (stranger.Status, stranger.ContentType));
        }
    }

    private async Task<ApiCalls> Calls(string person, string language = "en") => new(await house.SignedIn(person, language));

    private static string? State(ApiCalls calls) => calls.Body.GetProperty("state").GetString();

    private static List<string?> Acts(ApiCalls calls) => [.. calls.Body.GetProperty("acts").EnumerateArray().Select(a => a.GetString())];
}
