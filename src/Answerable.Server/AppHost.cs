using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Answerable.Server.Frame;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace Answerable.Server;

/// <summary>Puts the house together: explicit lines, a room each.</summary>
internal static class AppHost
{
    /// <param name="configure">Last changes to the builder, for tests and benchmarks.</param>
    public static WebApplication Build(string[]? args = null, Action<WebApplicationBuilder>? configure = null)
    {
        var builder =
            WebApplication.CreateBuilder(
                new WebApplicationOptions
                {
                    Args = args ?? [], ContentRootPath = AppContext.BaseDirectory,
                    WebRootPath = BuiltAssets.Root
                });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
        // A request's address may carry a search for a name; failures are logged without it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting", LogLevel.None);
        // What stops a start is said in a sentence by who started it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // The keys lie in the database, as the README says; the framework warns of that at each start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls("http://localhost:5080");
        configure?.Invoke(builder);
        var reach = Reach.From(builder.Configuration);
        builder.Services.AddSingleton(reach);
        builder.Services.PostConfigure<HostFilteringOptions>(o =>
            (o.AllowedHosts, o.AllowEmptyHosts, o.IncludeFailureMessage) = (reach.Hosts is [] ? ["*"] : [.. reach.Hosts], false, false));
        AddRooms(builder.Services, DatabaseSetting.From(builder.Configuration), builder.Configuration);
        builder.Services.AddSchedule(builder.Configuration);
        var app = builder.Build();
        Use(app);
        MapRooms(app);
        return app;
    }

    private static void AddRooms(IServiceCollection services, DatabaseSetting setting, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddRazorComponents();
        services.AddAntiforgery(
            a =>
            {
                a.Cookie.Name = "answerable-form"; a.Cookie.SameSite = SameSiteMode.Strict; a.Cookie.SecurePolicy =
                CookieSecurePolicy.SameAsRequest;
            });
        services.AddProblemDetails();
        services.AddPageCompression();
        services.AddApi();
        services.AddScoped<Session>();
        services.AddSingleton<SentForms>();
        services.AddStorage(setting, configuration[ProtectionKeys.FolderSetting]);
        foreach (var room in Rooms.All) room.AddServices(services);
    }

    private static void Use(WebApplication app)
    {
        if (app.Services.GetRequiredService<Reach>().Proxies is { Count: > 0 } proxies) app.UseForwardedHeaders(Believing(proxies));
        app.UseProtection();
        app.UsePageCompression();
        app.UseFailures();
        app.UseApiProblems();
        app.UseRouting();
        app.UseTryLimit();
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint() is not null) await context.RequestServices.GetRequiredService<SessionFilling>().Fill(context);
            RecordingChoice.RequireGoingOn(context);
            await next();
        });
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UsePostedForms();
        app.UseSentCalls();
    }

    /// <summary>Who sent a request, and how, as these proxies say.</summary>
    private static ForwardedHeadersOptions Believing(IReadOnlyList<IPAddress> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
        return options;
    }

    private static void MapRooms(WebApplication app)
    {
        app.MapBuiltAssets();
        app.MapRazorComponents<App>();
        app.MapPreferences();
        app.MapApi();
        foreach (var room in Rooms.All) room.MapEndpoints(app);
        app.MapGet("/health", () => Results.Text("ok")).AllowAnonymous();
    }
}
