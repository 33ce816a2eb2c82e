using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Answerable.Server.Tests.Rectifications;

[Collection(nameof(OneHouse))]
public sealed class OpenApiTests(House house)
{
    [Fact]
    public async Task The_document_is_valid_and_holds_every_endpoint_of_the_api()
    {
        var document = await Document();
        var described = document.Paths.SelectMany(p => p.Value.Operations!.Select(o => $"{o.Key.Method} {p.Key}")).ToHashSet();
        var mapped = house.App.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e =>
                e.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true
                    && !e.RoutePattern.RawText.Contains("{**", StringComparison.Ordinal))
            .SelectMany(
                e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(
                    m => $"{m} /{string.Join('/', e.RoutePattern.PathSegments.Select(Segment))}")).ToHashSet();
        Assert.Contains("POST /api/rectifications/{id}/verification", mapped);
        Assert.Equal(mapped.Order(), described.Order());
    }

    [Fact]
    public async Task Every_operation_says_what_it_is_for_and_which_problems_it_answers()
    {
        var document = await Document();
        foreach (var (path, method, operation) in from p in document.Paths from o in p.Value.Operations! select (p.Key, o.Key, o.Value))
        {
            Assert.False(string.IsNullOrEmpty(operation.Summary), path);
            Assert.False(string.IsNullOrEmpty(operation.Description), path);
            Assert.False(string.IsNullOrEmpty(operation.OperationId), path);
            Assert.Contains("200", operation.Responses!.Keys);
            if (method == HttpMethod.Get) continue;
            // What is begun has no version yet.
            if (path.Contains("{id}", StringComparison.Ordinal))
                Assert.Contains(operation.Parameters!, p => p is { Name: "If-Match", In: ParameterLocation.Header, Required: true });
            Assert.Contains(operation.Parameters!,
                p => p is { Name: "RequestVerificationToken", In: ParameterLocation.Header, Required: true });
            Assert.Superset(new HashSet<string> { "403", "404", "409", "422" }, operation.Responses.Keys.ToHashSet());
            Assert.All(operation.Responses.Where(r => r.Key[0] == '4'),
                r => Assert.Contains("application/problem+json", r.Value.Content!.Keys));
        }
    }

    private async Task<OpenApiDocument> Document()
    {
        var anna = await house.SignedIn("anna");
        var json = await anna.Client.GetStringAsync("/openapi/v1.json");
        var read = OpenApiDocument.Parse(json, OpenApiConstants.Json);
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Document!.Validate(ValidationRuleSet.GetDefaultRuleSet()));
        return read.Document!;
    }

    private static string Segment(Microsoft.AspNetCore.Routing.Patterns.RoutePatternPathSegment segment) =>
        string.Concat(segment.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        }));
}
