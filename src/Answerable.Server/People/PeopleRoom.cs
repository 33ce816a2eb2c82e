using System.Threading.RateLimiting;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Answerable.Server.People;

internal static class PeopleRoom
{
    /// <summary>Tries a minute and address on the pages that take a password or a secret.</summary>
    public const int TriesPerMinute = 20;

    public static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(SignIn.Options).AddEntityFrameworkStores<Db>().AddSignInManager().AddClaimsPrincipalFactory<AccountClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = "answerable";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/status/403";
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (context.Request.Path.StartsWithSegments("/api")) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else context.Response.Redirect(context.RedirectUri);
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            // The status page that follows is read, not posted to: the form was never looked at.
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Request.Method = HttpMethods.Get;
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => TakesSecret(http)
                ? RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        services.AddScoped<SessionFilling>();
        services.AddScoped<SignIn>();
        services.AddScoped<PersonQueries>();
        services.AddScoped<RenamePerson>();
        services.AddScoped<InvitePerson>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<SetUp>();
        services.AddSingleton<SetUpCode>();
    }

    private static bool TakesSecret(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && (http.Request.Path.StartsWithSegments("/sign-in") || http.Request.Path.StartsWithSegments("/invitation") || http.Request.Path.StartsWithSegments("/set-up"));

    public static void MapPeople(this WebApplication app)
    {
    }
}
