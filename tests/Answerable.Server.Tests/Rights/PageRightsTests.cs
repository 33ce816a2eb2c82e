using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Rights;

/// <summary>Every page, file and reading of the API, opened by everybody: who is not listed gets 404 or 403.</summary>
public sealed partial class PageRightsTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Who_is_not_listed_gets_404_or_403()
    {
        var addresses = new Addresses(await Arrangement.Make(house, Stage.Decided));
        var (listed, wrong) = (Rights.Table.Read(Table), new List<string>());
        foreach (var code in Cast.All)
        {
            var visitor = await house.SignedIn(code);
            foreach (var (route, may) in listed)
                if (await Opens(visitor, addresses.Of(route)) is var (opens, answer) && opens != may.Contains(code))
                    wrong.Add($"{route} by {code}, who is {(opens ? "not " : "")}listed: {answer}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_route_is_listed_and_every_listed_route_exists() =>
        Assert.Equal(Routes(), Rights.Table.Read(Table).Keys.Select(k => k.Split('?')[0]).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Whether it gets past both fences; a rule may still refuse (422). What is neither is wrong for everybody.</summary>
    private static async Task<(bool Opens, string Answer)> Opens(Visitor visitor, string address)
    {
        using var answer = await visitor.Client.GetAsync(address);
        var status = (int)answer.StatusCode;
        if (status is >= 300 and < 400)
        {
            var next = answer.Headers.Location!.ToString();
            return next.Contains("/sign-in", StringComparison.Ordinal) ? throw new InvalidOperationException($"{address} asks to sign in.")
                : await Opens(visitor, next);
        }
        return status is 200 or 422 or 403 or 404 ? (status is 200 or 422, $"{status}")
            : throw new InvalidOperationException($"{address} answered {status}.");
    }

    private IEnumerable<string> Routes() =>
        house.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e =>
            e.Metadata.GetMetadata<IAllowAnonymous>() is null
                && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
        .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => !r.StartsWith("/_framework", StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal);
}
