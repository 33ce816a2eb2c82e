using System.Security.Cryptography;
using Answerable.Server.People;
using Answerable.Server.Shell;

namespace Answerable.Server.Demo;

internal sealed class DemoRoom : Room
{
    public override void AddServices(IServiceCollection services)
    {
        services.AddScoped<DemoRoster>();
        services.AddScoped<DemoSignIn>();
        services.AddSingleton<DemoLinks>();
    }

    public override void MapEndpoints(WebApplication app) =>
        app.MapGet("/demo/sign-in/{token}", async (string token, string? @return, HttpContext http, Session session, DemoSignIn signIn) =>
        {
            // A link that can be used again and again exists in the demo world only.
            if (!session.IsDemo) return Results.NotFound();
            try
            {
                await signIn.Run(token, http);
            }
            catch (CryptographicException)
            {
                return Results.NotFound();
            }
            return Results.LocalRedirect(Preferences.Local(@return));
        }).AllowAnonymous();
}
