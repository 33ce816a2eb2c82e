using Answerable.Domain;
using Microsoft.AspNetCore.Antiforgery;

namespace Answerable.Server.Frame;

/// <summary>What a page could not show or do, as a status; the status page says it in words.</summary>
internal static class Failures
{
    public static void UseFailures(this WebApplication app)
    {
        // A page that failed has begun to render in its scope; the status page needs a fresh one.
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.UseExceptionHandler(handler => handler.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        }));
        app.Use(async (context, next) =>
        {
            try
            {
                await next();
                if (IsFormNotShown(context)) context.Response.StatusCode = StatusCodes.Status403Forbidden;
            }
            catch (Exception e) when (!context.Response.HasStarted && StatusOf(e) is { } status)
            {
                context.Response.Clear();
                if (e is Refused refused) context.Items["refusals"] = refused.Refusals;
                context.Response.StatusCode = status;
            }
        });
    }

    /// <summary>A form that its page does not show to this reader: the framework calls it a bad request, for us it is a thing that the post may not do.</summary>
    private static bool IsFormNotShown(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest }
        && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true };

    private static int? StatusOf(Exception exception) => exception switch
    {
        NotVisible => StatusCodes.Status404NotFound,
        Stale => StatusCodes.Status409Conflict,
        Refused refused => refused.Refusals.Any(r => r.IsDenial) ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity,
        BadHttpRequestException bad => bad.StatusCode,
        _ => null,
    };
}
