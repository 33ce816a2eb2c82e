using System.Net;
using Answerable.Domain;
using Answerable.Domain.Obligations;
using Answerable.Domain.Organisation;
using Answerable.Domain.Requests;
using Answerable.Server.Obligations;
using Answerable.Server.Organisation;
using Answerable.Server.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Requests;

/// <summary>Requests over the API, attacked by whoever they are not for.</summary>
public sealed class RequestApiTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Nobody_asks_where_they_have_no_right_and_nobody_answers_or_reads_for_another_post()
    {
        house.Clock.Return();
        var (alder, birch) = ((await house.UnitId("YA")).Value, (await house.UnitId("YB")).Value);
        var anna = new ApiCalls(await house.SignedIn("anna"));
        await anna.Post("/api/requests", new { unitId = birch, request = Body() });
        Assert.Equal((HttpStatusCode.Forbidden, "requests.not-organiser"), (anna.Status, anna.Code));
        await anna.Post("/api/requests", new { unitId = alder, to = "YB", request = Body() });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "requests.outside-subtree"), (anna.Status, anna.Code));
        await anna.Post("/api/requests", new { unitId = alder, to = "nowhere", request = Body() });
        Assert.Equal("requests.outside-subtree", anna.Code);
        foreach (var minutes in new[] { 0, -1, 2401, int.MaxValue })
        {
            await anna.Post("/api/requests", new { unitId = alder, request = Body(minutes) });
            Assert.Equal("requests.minutes-out-of-range", anna.Code);
        }
        var guess = Ids.Random();
        await anna.Post("/api/requests", new { unitId = alder, request = Body(), guidanceId = guess });
        Assert.Equal((HttpStatusCode.Forbidden, "requests.not-guiding"), (anna.Status, anna.Code));

        var sent = await ArrangedRequest.Sent(house);
        var own = $"/api/requests/replies/{(await ArrangedRequest.ReplyOf(house, sent, "YA-head")).Value}";
        var given = new { facts = new Dictionary<string, string> { ["1"] = "Anna", ["2"] = "Two", ["3"] = "None" } };
        foreach (var (person, status) in new[] { ("boris", 404), ("asha", 404), ("emil", 404), ("olga", 403), ("chen", 403) })
            Assert.Equal(status, (int)await Call(person, own, "answer", given));
        Assert.Equal(428, (int)await Call("anna", own, "answer", given, tag: ""));
        Assert.Equal(409, (int)await Call("anna", own, "answer", given, tag: "\"7\""));
        Assert.Equal(422, (int)await Call("anna", own, "answer", new { facts = new Dictionary<string, string> { ["1"] = "Anna" } }));
        Assert.Equal(200, (int)await Call("anna", own, "answer", given));
        Assert.Equal(422, (int)await Call("anna", own, "answer", given));
        foreach (var person in new[] { "anna", "chen" }) Assert.Equal(403, (int)await Call(person, own, "acceptance", null));
        // Who sees the request as one that is asked sees nobody else's answer, and no count of them.
        var boris = new ApiCalls(await house.SignedIn("boris"));
        await boris.Get($"/api/requests/{sent.Value}");
        Assert.Equal(HttpStatusCode.OK, boris.Status);
        Assert.Equal("Null", $"{boris.Body.GetProperty("counts").ValueKind}");
        await boris.Get($"/api/requests/{sent.Value}/replies");
        Assert.Equal(1, boris.Body.GetProperty("rows").GetArrayLength());
        Assert.DoesNotContain("Alder", $"{boris.Body}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stands_in_answers_for_the_post_and_then_accepts_nothing_of_it()
    {
        house.Clock.Return();
        var sent = await ArrangedRequest.Sent(house);
        var reply = await ArrangedRequest.ReplyOf(house, sent, "YB-head");
        var birch = await house.PostId("YB-head");
        await house.Scope(async s => await s.GetRequiredService<AppointToPost>().Run(Actor.System(SystemVerbs.Demo), birch,
            AppointmentKind.Acting, "olga", null));
        var standing = await house.Actor("olga", "YB-head");
        await house.Scope(async s => await s.GetRequiredService<AnswerRequest>().Run(standing, reply, ArrangedRequest.Given()));
        var olga = await house.Actor("olga");
        var refused = await Assert.ThrowsAsync<Refused>(() => house.Scope(async s =>
            await s.GetRequiredService<JudgeReply>().Run(olga, reply, null)));
        Assert.Equal("requests.barred", refused.Refusals.Single().Code);
    }

    [Fact]
    public async Task What_is_taken_back_is_owed_by_nobody_and_answered_by_nobody()
    {
        house.Clock.Return();
        var sent = await ArrangedRequest.Sent(house);
        var address = $"/api/requests/{sent.Value}";
        var reply = await ArrangedRequest.ReplyOf(house, sent, "YA-head");
        var first = await ArrangedRequest.ReplyOf(house, sent, "YE-head");
        var emil = await house.Actor("emil");
        await house.Scope(async s => await s.GetRequiredService<AnswerRequest>().Run(emil, first, ArrangedRequest.Given()));
        Assert.Equal(422, (int)await Call("olga", address, "withdrawal", new { reason = " " }));
        Assert.Equal(403, (int)await Call("boris", address, "withdrawal", new { reason = "No" }));
        Assert.Equal(200, (int)await Call("olga", address, "withdrawal", new { reason = "The course was called off" }));
        Assert.Equal(422, (int)await Call("anna", $"/api/requests/replies/{reply.Value}", "holding", new { where = "On the page" }));
        var states = await house.Read(db => db.Set<Obligation>().Where(o => db.Set<Reply>().Where(r => r.RequestId == sent)
            .Select(r => (Guid)(object)r.Id).Contains(o.ObjectId)).GroupBy(o => o.State).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.Equal((ArrangedRequest.Posts - 1, 1), (states[ObligationState.Waived], states[ObligationState.Discharged]));
        Assert.Equal(422, (int)await Call("olga", address, "withdrawal", new { reason = "Again" }));
    }

    [Fact]
    public async Task Beyond_the_limit_a_reason_is_needed_and_every_post_that_is_asked_reads_it()
    {
        house.Clock.Return();
        await ArrangedRequest.Sent(house, ArrangedRequest.Facts with { Minutes = 200, DueOn = new(2026, 2, 10) });
        var draft = await ArrangedRequest.Draft(house, ArrangedRequest.Facts with { Minutes = 41, DueOn = new(2026, 2, 12) });
        var olga = new ApiCalls(await house.SignedIn("olga"));
        await olga.Get($"/api/requests/{draft.Value}");
        var cost = olga.Body.GetProperty("cost");
        Assert.Equal((6, 6, 241), (cost.GetProperty("posts").GetInt32(), cost.GetProperty("over").GetInt32(),
            cost.GetProperty("overPosts")[0].GetProperty("then").GetInt32()));
        Assert.Equal(0, cost.GetProperty("without").GetProperty("over").GetInt32());
        Assert.Equal(6, cost.GetProperty("bands").EnumerateArray().Single(b => b.GetProperty("isOver").GetBoolean())
            .GetProperty("posts").GetInt32());
        await olga.Post($"/api/requests/{draft.Value}/sending", new { });
        Assert.Equal("requests.over-limit", olga.Code);
        await olga.Post($"/api/requests/{draft.Value}/sending", new { posts = 5, reason = "It cannot wait" });
        Assert.Equal("requests.posts-changed", olga.Code);
        await olga.Post($"/api/requests/{draft.Value}/sending", new { posts = 6, reason = "It cannot wait" });
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        var anna = new ApiCalls(await house.SignedIn("anna"));
        await anna.Get($"/api/requests/replies/{(await ArrangedRequest.ReplyOf(house, draft, "YA-head")).Value}");
        Assert.Equal("It cannot wait", anna.Body.GetProperty("overReason").GetString());
        // Another month has nothing of it.
        await anna.Get($"/api/requests/burden/{(await house.UnitId("YA")).Value}?month=2026-02");
        Assert.Equal(241, anna.Body.GetProperty("minutes").GetInt32());
        await anna.Get($"/api/requests/burden/{(await house.UnitId("YA")).Value}?month=2026-04");
        Assert.Equal(0, anna.Body.GetProperty("minutes").GetInt32());
        Assert.Equal(6, anna.Body.GetProperty("months").GetArrayLength());
    }

    [Fact]
    public async Task A_date_without_notice_is_refused_kept_and_told_when_it_was_moved()
    {
        house.Clock.StandAt(new(2026, 1, 9, 7, 40, 0, TimeSpan.Zero));
        var draft = await ArrangedRequest.Draft(house, ArrangedRequest.Facts with { DueOn = new(2026, 1, 12) });
        var olga = new ApiCalls(await house.SignedIn("olga"));
        await olga.Get($"/api/requests/{draft.Value}");
        await olga.Post($"/api/requests/{draft.Value}/sending", new { });
        Assert.Equal("requests.over-days-off", olga.Code);
        await olga.Post($"/api/requests/{draft.Value}/sending", new { });
        await olga.Get($"/api/requests/{draft.Value}");
        Assert.Equal("2026-01-13", olga.Body.GetProperty("cost").GetProperty("earliest").GetString());
        Assert.Single(olga.Body.GetProperty("eases").EnumerateArray());
        await olga.Post($"/api/requests/{draft.Value}/date", new { dueOn = "2026-01-13" });
        await olga.Post($"/api/requests/{draft.Value}/taking-out", null);
        await olga.Post($"/api/requests/{draft.Value}/sending", new { });
        Assert.Equal(HttpStatusCode.OK, olga.Status);
        var anna = new ApiCalls(await house.SignedIn("anna"));
        await anna.Get($"/api/requests/burden/{(await house.UnitId("YA")).Value}?month=2026-01");
        var eased = anna.Body.GetProperty("eased").EnumerateArray().Select(e => e.GetProperty("ease").GetProperty("kind").GetString());
        Assert.Equal(["DateMoved", "ItemsTakenOut"], eased.Order(StringComparer.Ordinal));
        house.Clock.Return();
    }

    private static object Body(int minutes = 30) => new
    {
        matter = "Reserves", purpose = "For a course", kind = "Facts", minutes, dueOn = "2026-01-15", postKind = "secretary",
    };

    private async Task<HttpStatusCode> Call(string person, string address, string act, object? body, string? tag = null)
    {
        var calls = new ApiCalls(await house.SignedIn(person));
        await calls.Get(address);
        await calls.Post($"{address}/{act}", body, tag ?? calls.Tag ?? "\"1\"");
        return calls.Status;
    }
}
