using Answerable.Server.Organisation;
using Answerable.Server.Shell.Lists;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Answerable.Server.People;

internal sealed class PeopleRoom : Room
{
    public override IReadOnlyList<RailEntry> Rail =>
    [
        new("organisation", 3, "people", "users"),
    ];

    public override IReadOnlyList<ObjectKind> Objects =>
    [
        new ObjectKind<PersonObjects>("person", "people", (o, ids, _) => o.Names(ids), (o, by, ids) => o.Seen(by, ids))
        {
            Search = PersonSearch.Kind,
        },
    ];

    public override void MapTables(ModelBuilder model) => PeopleMapping.Map(model);

    public override void AddServices(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(SignIn.Options).AddEntityFrameworkStores<Db>().AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>();
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
            // Where to go after signing in is the form's answer, which looks at the address first.
            cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSingleton<TryLimit>();
        services.AddSingleton<KnownBrowsers>();
        services.AddScoped<SignInFailures>();
        services.AddSingleton<SessionReads>();
        services.AddSingleton<SessionKept>();
        services.AddScoped<SessionFilling>();
        services.AddScoped<SignIn>();
        services.AddScoped<PersonQueries>();
        services.AddScoped<RenamePerson>();
        services.AddScoped<InvitePerson>();
        services.AddScoped<InviteeQueries>();
        services.AddScoped<InvitePeople>();
        services.AddScoped<AcceptInvitation>();
        services.AddScoped<SetUp>();
        services.AddSingleton<SetUpCode>();
        services.AddScoped<PersonObjects>();
        services.AddScoped<PersonSearch>();
    }

    public override void MapEndpoints(WebApplication app)
    {
        app.MapFiles(PersonFilter.Path, File);
        app.MapInvitationFiles();
    }

    private static async Task<IResult> File(HttpRequest request, Session session, ListAddresses addresses, PersonQueries people)
    {
        var (address, by) = (await addresses.Read(PersonFilter.Path, request.Query), session.Actor);
        var filter = PersonFilter.Read(address);
        var list = new ListOf<PersonRow>(address, PersonColumns.All(session.Words, PersonQueries.MaySeeCodes(by)));
        return new ListFile<PersonRow>(list, people.All(by, filter, session.Now, list.UnreadInFiles),
            () => people.IsTooLong(by, filter, session.Now));
    }
}
