using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Answerable.Ballots.Browser.Tests;

/// <summary>An empty page beside the built modules, under the policy that the product's pages have: scripts of the own origin
/// only.</summary>
public sealed class BoothSite : IAsyncLifetime
{
    private const string Policy = "default-src 'none'; script-src 'self'; worker-src 'self'";
    private WebApplication app = null!;

    internal string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var dist =
            typeof(BoothSite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "BallotsWebDist").Value!;
        if (!File.Exists(Path.Combine(dist, "worker.js")))
            throw new InvalidOperationException("Build src/Answerable.Ballots/web first: npm ci && npm run build.");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Use((http, next) =>
        {
            http.Response.Headers.ContentSecurityPolicy = Policy;
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Path.GetFullPath(dist)) });
        app.MapGet("/", () => Results.Content("<!doctype html><title>Booth</title>", "text/html"));
        await app.StartAsync();
        Address = app.Urls.First();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    /// <summary>A window of its own with a worker of its own.</summary>
    internal async Task<Booth> Booth()
    {
        var context = await (await Chromium.Browser).NewContextAsync(new() { BaseURL = Address });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        return await Browser.Tests.Booth.On(page);
    }
}
