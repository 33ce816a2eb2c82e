using System.Diagnostics;
using System.Reflection;
using Answerable.Server.Tests.Rights;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Xunit.Abstractions;

namespace Answerable.Server.Tests.Malformed;

/// <summary>Every route that takes a GET, asked for with what nobody means.</summary>
[Collection(nameof(OneMalformedHouse))]
public sealed class MalformedAddressTests(MalformedHouse malformed, ITestOutputHelper output)
{
    /// <summary>Of the oddities, how many each name of a query gets, and each part of an address.</summary>
    private const int Each = 7;

    private readonly Draws draws = new("addresses");

    [Fact]
    public async Task No_value_in_any_address_breaks_anything()
    {
        var (faults, asked, names, watch) = (new List<string>(), 0, 0, Stopwatch.StartNew());
        foreach (var route in malformed.Routes.Where(r => Takes(r, "GET")))
        {
            var address = malformed.Address(route);
            var opens = await malformed.Opens(address);
            foreach (var broken in Broken(route)) await Ask(opens, broken);
            var known = malformed.House.Asked!.Of(address, route).ToList();
            names += known.Count;
            foreach (var name in known.Append("unknown"))
                foreach (var value in draws.Some(Oddities.Escaped, Each))
                    await Ask(draws.Below(3) > 0 ? opens : draws.Of(Somebody), $"{address}?{name}={value}");
            var all = string.Join('&', known.Select(n => $"{n}={draws.Of(Oddities.Escaped)}"));
            var twice = $"{all}&{string.Join('&', known.Select(n => $"{n}=2"))}";
            foreach (var query in new[] { all, $"{all}&{all}", twice, "=&&=x&%3D", "%FF=1&%00=2" }) await Ask(opens, $"{address}?{query}");
        }
        output.WriteLine($"seed {draws.Seed}: {asked} requests, {names} known names, {watch.Elapsed.TotalSeconds:f1} s");
        Assert.True(names > 150, $"Only {names} names are known.");
        Assert.True(faults.Count == 0, $"Seed {draws.Seed}, {faults.Count} of {asked}:\n{string.Join('\n', faults.Take(60))}");

        async Task Ask(string code, string address)
        {
            asked++;
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://localhost{address}"));
            if (await malformed.Fault(malformed.By(code).Client, request) is { } fault)
                faults.Add($"{MalformedHouse.Name(code)} {MalformedHouse.Shortly(address)}: {fault}");
        }
    }

    [Fact]
    public void The_framework_reads_nothing_but_text_from_a_query_because_it_fails_at_what_it_cannot_convert() =>
        Assert.Empty(typeof(AppHost).Assembly.GetTypes().SelectMany(t => t.GetProperties())
            .Where(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null && p.PropertyType != typeof(string))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}"));

    private static readonly string[] Somebody = ["", .. Cast.All];

    /// <summary>The route with something else in each of its places.</summary>
    private IEnumerable<string> Broken(RouteEndpoint route)
    {
        var path = MalformedHouse.Path(route);
        var parts = path.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].Contains('{', StringComparison.Ordinal)) continue;
            // A server answers a NUL in the path itself; the one of the tests throws at whoever asks.
            foreach (var value in draws.Some(Oddities.Escaped, Each))
            {
                if (value.Length == 0 || value.Contains("%00", StringComparison.Ordinal)) continue;
                yield return string.Join('/', parts.Select((p, at) => at == i ? value
                    : p.Contains('{', StringComparison.Ordinal) ? "11111111-2222-3333-4444-555555555555" : p));
            }
        }
    }

    internal static bool Takes(RouteEndpoint route, string method) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method)
            ?? route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
}
