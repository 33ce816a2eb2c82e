using System.Net.Http.Json;
using Answerable.Server.Ledger;
using Answerable.Server.Tests.Rights;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Frame;

/// <summary>What another site might send in the name of somebody who is signed in here.</summary>
public sealed class ForgeryTests(House house) : IClassFixture<House>
{
    /// <summary>What is shown in place of what failed or is not there: they do nothing and take any method.</summary>
    private static readonly string[] Idle = ["/status/{Code}", "/api/{**rest}"];

    /// <summary>What a mail program posts by itself (RFC 8058), without a session: its address is sealed by the product, and a forged one
    /// is nobody's.</summary>
    private const string Sealed = "/digest/stop/{token}";

    [Fact]
    public async Task Nothing_is_done_for_a_form_or_call_without_the_token_of_its_session()
    {
        var addresses = new Addresses(await Arrangement.Make(house, Stage.InSession));
        var (olga, before) = (await house.SignedIn("olga"), await Lines());
        var wrong = new List<string>();
        var routes = Posts().ToList();
        Assert.True(routes.Count > 40, $"Only {routes.Count} addresses take a form or a call.");
        foreach (var route in routes)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, addresses.Of(route));
            request.Content =
                route.StartsWith("/api/", StringComparison.Ordinal) ? JsonContent.Create(new { text = "forged", reason = "forged" })
                    : new FormUrlEncodedContent([new("_handler", "forged")]);
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var answer = await olga.Client.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode is var status && (route == Sealed ? status != 404 : status is not (400 or 403)) || said.Length == 0)
                wrong.Add($"{route}: {(int)answer.StatusCode}, {said.Length} characters");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await Lines());
    }

    private IEnumerable<string> Posts() =>
        house.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") ?? true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
        .Where(p => !Idle.Contains(p)).Distinct().Order(StringComparer.Ordinal);

    private Task<int> Lines() => house.Read(db => db.Set<Line>().CountAsync());
}
