using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Answerable.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Answerable.Server.Shell;

/// <summary>
/// What every room's API shares. Whoever is signed in by the cookie uses it with the same sight and authority as the pages;
/// an act carries the antiforgery token in a header and the version as read in If-Match.
/// </summary>
internal static class Api
{
    public const string TokenHeader = "RequestVerificationToken", OnceHeader = "Idempotency-Key";

    public static void AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddOpenApi("v1", Describe);
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapRoom("antiforgery", "Antiforgery").MapGet("", Token).WithName("GetAntiforgeryToken").WithSummary("A token for acts")
            .WithDescription(
                "Send its value in the named header with every POST of this session. It is bound to the person signed in and to a cookie " +
                "that comes with this answer.");
        // Whatever the rooms do not map is not there, and says so as a problem.
        app.MapFallback("/api/{**rest}", (HttpContext http) => ApiProblems.Answer(http, StatusCodes.Status404NotFound, []))
            .ExcludeFromDescription();
    }

    /// <summary>The group of a room's endpoints: tagged, its problems described, acts guarded by the antiforgery token.</summary>
    public static RouteGroupBuilder MapRoom(this WebApplication app, string room, string tag) =>
        app.MapGroup($"/api/{room}").WithTags(tag).AddEndpointFilter(CheckToken).AddEndpointFilter(CheckChoices)
            .AddEndpointFilter(WriteTag);

    /// <summary>Describes the problems that an endpoint may answer.</summary>
    public static RouteHandlerBuilder May(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) endpoint.Produces<ApiProblem>(status, ApiProblems.ContentType);
        return endpoint;
    }

    /// <summary>The version in If-Match; none is 428, so that nobody overwrites what they have not read.</summary>
    public static int Version(string? ifMatch)
    {
        var text = ifMatch?.Trim().Trim('"');
        if (string.IsNullOrEmpty(text))
            throw new BadHttpRequestException("If-Match is missing.", StatusCodes.Status428PreconditionRequired);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
            : throw new Answerable.Domain.Stale();
    }

    private static ApiToken Token(HttpContext http, IAntiforgery antiforgery) =>
        new(antiforgery.GetAndStoreTokens(http).RequestToken!, TokenHeader);

    private static async ValueTask<object?> CheckToken(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method)
            || await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return await next(context);
        throw new BadHttpRequestException("The antiforgery token is missing or not of this session.");
    }

    /// <summary>The framework takes any number for a choice of the query.</summary>
    private static ValueTask<object?> CheckChoices(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.All(a => a is not Enum choice || Enum.IsDefined(choice.GetType(), choice)) ? next(context)
            : throw new BadHttpRequestException("A choice of the query is none of those described.");

    private static async ValueTask<object?> WriteTag(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        if (result is IValueHttpResult { Value: IVersioned versioned })
            context.HttpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{versioned.Version}\"");
        return result;
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(null, allowIntegerValues: false));
        json.Converters.Add(new ActsConverter());
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
    }

    private static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = api => api.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info =
                new()
                {
                    Title = "Answerable", Version = "v1",
                    Description =
                        "Sight and authority are those of the post in which the signed-in person acts. Times are UTC, dates are in the " +
                        "organisation's zone. Sentences come in the language of the language cookie, else of Accept-Language (en, zh-CN)."
                };
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes =
                new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["session"] =
                    new OpenApiSecurityScheme
                    {
                        Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "answerable",
                        Description = "The cookie of the sign-in page."
                    }
                };
            document.Security = [new() { [new OpenApiSecuritySchemeReference("session", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type != typeof(Acts)) return Task.CompletedTask;
            (schema.Type, schema.Items) = (JsonSchemaType.Array, new OpenApiSchema { Type = JsonSchemaType.String });
            schema.Description = "Acts that the reader may do now, by the last part of their address";
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.HttpMethod == "GET") return Task.CompletedTask;
            foreach (var match in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.Name == "If-Match"))
                match.Required = true;
            (operation.Parameters ??= []).Add(new OpenApiParameter
            {
                Name = TokenHeader, In = ParameterLocation.Header, Required = true, Description = "From GET /api/antiforgery.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = OnceHeader, In = ParameterLocation.Header, Description =
                    "Chosen by the caller, at most 255 characters, for one act. The same call sent again within two days acts no " +
                    "more and is answered as the first time, or 303 to the object; with another body it is refused with 422.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 255 },
            });
            return Task.CompletedTask;
        });
    }
}

/// <summary>An answer whose version goes into ETag and comes back in If-Match.</summary>
public interface IVersioned
{
    int Version { get; }
}

/// <summary>Acts as the nouns of those that are open.</summary>
internal sealed class ActsConverter : JsonConverter<Acts>
{
    public override Acts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Acts value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Open, options);
}

/// <summary>What to send with acts.</summary>
internal sealed record ApiToken(string Token, string Header);
