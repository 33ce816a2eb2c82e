using Answerable.Domain;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Answerable.Server.Frame;

/// <summary>What a page could not show or do, as a status; the status page says it in words.</summary>
internal static class Failures
{
    public static void UseFailures(this WebApplication app)
    {
        // A page that failed has begun to render in its scope; the status page needs a fresh one.
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            // The status page is only shown: it must not read a form that may be what failed, nor ask for a method that pages do not take.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is null || HttpMethods.IsGet(context.Request.Method)) return next();
            context.Request.Method = HttpMethods.Get;
            // Chosen by the old method; routing chooses again.
            context.SetEndpoint(null);
            return next();
        });
        app.UseExceptionHandler(handler => handler.Run(context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        }));
        app.Use(async (context, next) =>
        {
            try
            {
                // No object has such an address, and no database takes it as text.
                if (HasNul(context.Request)) throw new NotVisible();
                await next();
                if (IsFormNotShown(context)) context.Response.StatusCode = StatusCodes.Status403Forbidden;
                if (IsFormTooLong(context)) context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
                // A form refused before its page was rendered has the page's type and no text; the status page speaks only where neither
                // is there.
                if (context.Response is
                    {
                        HasStarted: false,
                        StatusCode: StatusCodes.Status400BadRequest or StatusCodes.Status403Forbidden
                            or StatusCodes.Status413PayloadTooLarge
                    } unsaid) unsaid.ContentType = null;
            }
            catch (Exception e) when (!context.Response.HasStarted && StatusOf(e) is { } status)
            {
                context.Response.Clear();
                if (e is Refused refused) context.Items["refusals"] = refused.Refusals;
                context.Response.StatusCode = status;
            }
        });
    }

    /// <summary>A form that its page does not show to this reader: the framework calls it a bad request, for us it is a thing that the
    /// post may not do.</summary>
    private static bool IsFormNotShown(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest }
        && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true };

    /// <summary>A form over the limits could not be read for its token; that is not a form without one. The framework tells it from one
    /// with a NUL only by its words.</summary>
    private static bool IsFormTooLong(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest }
        && context.Features.Get<IAntiforgeryValidationFeature>()?.Error?.InnerException is { } why
        && (why is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
            || (why is InvalidDataException && why.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)));

    private static bool HasNul(HttpRequest request) =>
        request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true
            || request.Query.Any(q => q.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true));

    private static int? StatusOf(Exception exception) => exception switch
    {
        NotVisible => StatusCodes.Status404NotFound,
        Stale => StatusCodes.Status409Conflict,
        Refused refused =>
            refused.Refusals.Any(r => r.IsDenial) ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity,
        BadHttpRequestException bad => bad.StatusCode,
        _ => null,
    };
}
