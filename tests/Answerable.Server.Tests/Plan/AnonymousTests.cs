using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Plan;

/// <summary>Everything is closed unless it is named here.</summary>
[Collection(nameof(OneHouse))]
public sealed partial class AnonymousTests(House house)
{
    private static readonly string[] Open =
    [
        "/sign-in", "/invitation", "/invitation/{Secret}", "/set-up", "/set-up/{Code}", "/status/{Code}",
        "/language/{code}", "/teller", "/theme/{code}", "/health", "/demo/sign-in/{token}",
        "/calendar/{secret}.ics", "/digest/stop/{token}",
        "assets/app.css", "assets/app.js", "assets/favicon.svg", "assets/icons.svg",
    ];

    [Fact]
    public void Only_these_endpoints_open_without_signing_in()
    {
        var found =
            Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Name).Distinct()
                .Order(StringComparer.Ordinal);
        Assert.Equal(Open.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task Every_other_endpoint_sends_a_stranger_to_sign_in()
    {
        var stranger = house.Stranger();
        foreach (var endpoint in Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var path =
                string.Join('/',
                    endpoint.RoutePattern.PathSegments.Select(
                        s => string.Concat(
                            s.Parts.Select(
                                p => p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l ? l.Content
                                    : Guid.Empty.ToString()))));
            await stranger.Get("/" + path);
            Assert.True(stranger.Path.StartsWith("/sign-in", StringComparison.Ordinal) || (int)stranger.Status is 401 or 404 or 405,
                $"{endpoint.RoutePattern.RawText} answered {stranger.Status} at {stranger.Path}");
        }
    }

    /// <summary>The route; an asset's without the hash of what it holds.</summary>
    private static string Name(RouteEndpoint endpoint) => Hash().Replace(endpoint.RoutePattern.RawText!, "");

    [GeneratedRegex("(?<=^assets/[a-z]+)[.][0-9a-f]{10}(?=[.])")]
    private static partial Regex Hash();

    private IEnumerable<RouteEndpoint> Endpoints() =>
        house.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();
}
