namespace Answerable.Browser.Tests;

/// <summary>One headless Chromium for the whole run: Debian's, or the one that <c>CHROMIUM</c> names.</summary>
internal static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Shared = new(Launch);

    public static Task<IBrowser> Browser => Shared.Value;

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        });
    }
}
