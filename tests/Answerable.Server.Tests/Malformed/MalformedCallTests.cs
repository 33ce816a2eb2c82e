using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Answerable.Server.Tests.Rights;
using Microsoft.AspNetCore.Routing;
using Xunit.Abstractions;

namespace Answerable.Server.Tests.Malformed;

/// <summary>Every call of the API, with bodies and versions that its description does not allow.</summary>
[Collection(nameof(OneMalformedHouse))]
public sealed class MalformedCallTests(MalformedHouse malformed, ITestOutputHelper output)
{
    private readonly Draws draws = new("calls");

    [Fact]
    public async Task No_call_breaks_anything_whatever_its_body_holds()
    {
        var (faults, sent, watch) = (new List<string>(), 0, Stopwatch.StartNew());
        var described = JsonDocument.Parse(await malformed.By("olga").Client.GetStringAsync("/openapi/v1.json")).RootElement;
        var calls = malformed.Routes.Where(r => MalformedHouse.Path(r).StartsWith("/api/", StringComparison.Ordinal)
            && MalformedAddressTests.Takes(r, "POST")).ToList();
        foreach (var route in calls)
        {
            var (address, fields) = (malformed.Address(route), Fields(described, MalformedHouse.Path(route)));
            foreach (var body in draws.Some(Oddities.Bodies, 8)) await Send(draws.Of(Callers), address, body);
            for (var i = 0; i < 14 && fields.Count > 0; i++)
            {
                var said = fields.Select(f => $"\"{f.Name}\":{(draws.Below(2) == 0 ? f.Good : draws.Of(Oddities.Json))}");
                await Send(draws.Of(Callers), address, $"{{{string.Join(',', said)}}}");
            }
        }
        output.WriteLine($"seed {draws.Seed}: {sent} calls at {calls.Count} addresses, {watch.Elapsed.TotalSeconds:f1} s");
        Assert.True(calls.Count > 12, $"Only {calls.Count} calls were found.");
        Assert.True(faults.Count == 0, $"Seed {draws.Seed}, {faults.Count} of {sent}:\n{string.Join('\n', faults.Take(60))}");

        async Task Send(string code, string address, string body)
        {
            sent++;
            using var request = new HttpRequestMessage(HttpMethod.Post, address);
            request.Content = new ByteArrayContent(draws.Below(9) == 0 ? [0xFF, 0xFE, (byte)'{'] : Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type",
                draws.Of(["application/json", "application/json", "application/json; charset=utf-16", "text/plain", "nonsense"]));
            var tag = draws.Of(Oddities.Tags);
            request.Headers.TryAddWithoutValidation("If-Match", tag);
            if (code.Length > 0) request.Headers.Add("RequestVerificationToken", await Token(code));
            if (await malformed.Fault(malformed.By(code).Client, request) is { } fault)
                faults.Add($"{code} {address} If-Match {tag} with {MalformedHouse.Shortly(body)}: {fault}");
        }
    }

    private static readonly string[] Callers = ["anna", "anna", "olga", "olga", "ivan", "sten", ""];

    private readonly Dictionary<string, string> tokens = [];

    private async Task<string> Token(string code) => tokens.TryGetValue(code, out var known) ? known
        : tokens[code] = JsonDocument.Parse(await malformed.By(code).Client.GetStringAsync("/api/antiforgery")).RootElement
            .GetProperty("token").GetString()!;

    /// <summary>The fields that the description names for an address, with a value of the right kind.</summary>
    private static List<(string Name, string Good)> Fields(JsonElement described, string path)
    {
        var plain = path.Replace(":guid", "", StringComparison.Ordinal).TrimEnd('/');
        if (!described.GetProperty("paths").TryGetProperty(plain, out var found) || !found.TryGetProperty("post", out var post)
            || !post.TryGetProperty("requestBody", out var body)) return [];
        var schema = body.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema");
        if (schema.TryGetProperty("$ref", out var named))
            schema = described.GetProperty("components").GetProperty("schemas").GetProperty(named.GetString()!.Split('/')[^1]);
        return [.. schema.GetProperty("properties").EnumerateObject().Select(p => (p.Name, Good(p.Value)))];
    }

    private static string Good(JsonElement schema) =>
        schema.TryGetProperty("format", out var format) && format.GetString() == "date" ? "\"2026-03-01\""
        : schema.TryGetProperty("format", out format) && format.GetString() == "uuid" ? $"\"{Guid.Empty}\""
        : schema.TryGetProperty("type", out var type) && type.ToString().Contains("array", StringComparison.Ordinal) ? "[]"
        : "\"Some words\"";
}
