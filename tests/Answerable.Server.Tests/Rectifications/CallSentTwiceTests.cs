using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Answerable.Server.Ledger;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.Tests.Rectifications;

/// <summary>A call of the API that carries a key acts once, and is answered as it was the first time.</summary>
public sealed class CallSentTwiceTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_same_call_sent_again_acts_once_and_is_answered_alike()
    {
        var (id, visitor) = (await house.Approved(new(2026, 6, 30)), await house.SignedIn("anna"));
        var before = await Lines();
        var first = await Send(visitor, id.Value, "key-1", "Two of three are open.");
        var again = await Send(visitor, id.Value, "key-1", "Two of three are open.");
        Assert.Equal((HttpStatusCode.OK, first), (again.Status, again));
        Assert.Equal(before + 1, await Lines());
        // At another server, which answered nothing yet, it leads to the object.
        await using var other = house.Another();
        await other.StartAsync();
        var phone = new Visitor(other.GetTestServer(), "en");
        foreach (Cookie cookie in visitor.Cookies.GetAllCookies()) phone.Cookies.Add(cookie);
        var there = await Send(phone, id.Value, "key-1", "Two of three are open.");
        Assert.Equal((HttpStatusCode.SeeOther, $"/api/rectifications/{id.Value}"), (there.Status, there.Location));
        Assert.Equal(before + 1, await Lines());
        await other.StopAsync();
    }

    [Fact]
    public async Task A_key_with_other_words_is_refused_and_counts_for_its_own_account_only()
    {
        var (id, visitor) = (await house.Approved(new(2026, 6, 30)), await house.SignedIn("anna"));
        await Send(visitor, id.Value, "key-2", "Two of three are open.");
        var before = await Lines();
        var other = await Send(visitor, id.Value, "key-2", "All three are open.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("shell.key-reused", other.Body, StringComparison.Ordinal);
        // Somebody else's key is theirs: the call is judged as if there were none.
        var stranger = await Send(await house.SignedIn("boris"), id.Value, "key-2", "Two of three are open.");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        Assert.Equal(before, await Lines());
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(visitor, id.Value, new string('k', 256), "More.")).Status);
    }

    [Fact]
    public async Task What_was_refused_may_be_sent_again_with_its_key()
    {
        var (id, visitor) = (await house.Approved(new(2026, 6, 30)), await house.SignedIn("anna"));
        Assert.Equal(HttpStatusCode.Conflict, (await Send(visitor, id.Value, "key-3", "Begun.", version: 1)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send(visitor, id.Value, "key-3", "Begun.")).Status);
    }

    [Fact]
    public async Task Sent_three_times_at_once_it_acts_once()
    {
        var (id, visitor) = (await house.Approved(new(2026, 6, 30)), await house.SignedIn("anna"));
        var before = await Lines();
        await visitor.Client.GetAsync("/api/antiforgery");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Send(visitor, id.Value, "key-4", "Begun.")));
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.OK or HttpStatusCode.SeeOther, $"{a}"));
        Assert.Equal(before + 1, await Lines());
    }

    private sealed record Answered(HttpStatusCode Status, string? Tag, string? Location, string Body);

    private static async Task<Answered> Send(Visitor visitor, Guid id, string key, string text, int version = 3)
    {
        var token = (await visitor.Client.GetFromJsonAsync<JsonElement>("/api/antiforgery")).GetProperty("token").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/rectifications/{id}/progress")
        {
            Content = JsonContent.Create(new { text }),
        };
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var answer = await visitor.Client.SendAsync(request);
        return new(answer.StatusCode, answer.Headers.ETag?.Tag, answer.Headers.Location?.ToString(),
            await answer.Content.ReadAsStringAsync());
    }

    private Task<int> Lines() => house.Read(db => db.Set<Line>().CountAsync());
}
