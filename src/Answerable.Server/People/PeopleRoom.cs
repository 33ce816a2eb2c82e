using Answerable.Server.Ledger;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Answerable.Server.People;

internal static class PeopleRoom
{
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
                if (ApiProblems.AreFor(context.Request.Path)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else context.Response.Redirect(context.RedirectUri);
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<TryLimit>();
        services.AddSingleton<KnownBrowsers>();
        services.AddScoped<SignInFailures>();
        services.AddSingleton<SessionReads>();
        services.AddSingleton<SessionKept>();
        services.AddScoped<SessionFilling>();
        services.AddScoped<PostChoice>();
        services.AddScoped<SignIn>();
        services.AddScoped<PersonQueries>();
        services.AddScoped<RenamePerson>();
        services.AddScoped<InvitePerson>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<SetUp>();
        services.AddSingleton<SetUpCode>();
        services.AddScoped<IObjectNames, PersonNames>();
    }

    /// <summary>Before anything is read for the request.</summary>
    public static void UseTryLimit(this WebApplication app)
    {
        var limit = app.Services.GetRequiredService<TryLimit>();
        app.Use((http, next) => limit.Run(http, next));
    }

    public static void MapPeople(this WebApplication app)
    {
    }
}
