using System.ComponentModel;
using System.Text.Json;
using Answerable.Domain;
using Microsoft.Extensions.Options;

namespace Answerable.Server.Shell;

/// <summary>What the API answers instead of a result: problem+json with a code, its arguments and the sentence in the reader's
/// language.</summary>
internal sealed record ApiProblem(
    [property: Description("urn:answerable: and the code")] string Type,
    [property: Description("What happened, in the language asked for")] string Title,
    int Status,
    [property: Description("The sentence of the first refusal, in the language asked for")] string Detail,
    [property: Description("Code of the first refusal: room and reason, or shell.STATUS")] string Code,
    [property: Description("Every refusal, so that a client can show each beside its field")] IReadOnlyList<ApiRefusal> Errors);

/// <summary>One refusal.</summary>
internal sealed record ApiRefusal(
    [property: Description("Room and reason, for example rectifications.due-passed")] string Code,
    [property: Description("Named arguments of the sentence")] IReadOnlyDictionary<string, object?> Args,
    [property: Description("The field of the request that it is about, or null")] string? Field,
    [property: Description("The sentence in the language asked for")] string Detail);

/// <summary>
/// The API's one catcher: refused 422 (403 when the actor lacks the authority), not visible 404, stale 409,
/// unreadable 400. Whatever leaves an endpoint without a body gets a problem too.
/// </summary>
internal static class ApiProblems
{
    public const string ContentType = "application/problem+json";

    /// <summary>Statuses that any endpoint of the API may answer, for its description.</summary>
    public static readonly int[] Reads = [400, 401, 404], Acts = [400, 401, 403, 404, 409, 422, 428];

    /// <summary>Whether programs read what stands at this path: the API and its description.</summary>
    public static bool AreFor(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/openapi");

    public static void UseApiProblems(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!AreFor(http.Request.Path))
        {
            await next();
            return;
        }
        try
        {
            await next();
            if (http.Response.StatusCode >= 400 && !http.Response.HasStarted && http.Response.ContentType is null)
                await Answer(http, http.Response.StatusCode, []);
        }
        catch (Exception e) when (!http.Response.HasStarted && e is not OperationCanceledException)
        {
            var status = StatusOf(e);
            if (status == StatusCodes.Status500InternalServerError) app.Logger.LogError(e, "The API failed.");
            await Answer(http, status, e switch
            {
                Refused refused => refused.Refusals,
                BadHttpRequestException { InnerException: JsonException { Path: { } path } } =>
                    [Refusal.Of("shell.unreadable-field", ("path", path))],
                _ => [],
            });
        }
    });

    public static Task Answer(HttpContext http, int status, IReadOnlyList<Refusal> refusals)
    {
        http.Response.StatusCode = status;
        var json = http.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value;
        var problem = Of(http.RequestServices.GetRequiredService<Session>().Words, status, refusals);
        return http.Response.WriteAsJsonAsync(problem, json.SerializerOptions, ContentType);
    }

    private static ApiProblem Of(Words words, int status, IReadOnlyList<Refusal> refusals)
    {
        var known = words.Has($"Shell.api.{status}") ? status : status >= 500 ? 500 : 400;
        var errors =
            refusals.Select(r => new ApiRefusal(r.Code, r.Args.ToDictionary(a => a.Name, a => a.Value), r.Field, words.Text(r))).ToList();
        var code = errors.Count > 0 ? errors[0].Code : $"shell.{status}";
        return new($"urn:answerable:{code}", words[$"Shell.api.{known}"], status,
            errors.Count > 0 ? errors[0].Detail : words[$"Shell.api.{known}"], code, errors);
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        NotVisible => StatusCodes.Status404NotFound,
        Stale => StatusCodes.Status409Conflict,
        Refused refused =>
            refused.Refusals.Any(r => r.IsDenial) ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
