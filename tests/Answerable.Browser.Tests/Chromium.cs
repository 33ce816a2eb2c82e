namespace Answerable.Browser.Tests;

/// <summary>One headless Chromium for the whole run: Debian's, or the one that <c>CHROMIUM</c> names. The shell has the same engine and no
/// window: half the work.</summary>
internal static class Chromium
{
    private const string Shell = "/usr/bin/chromium-headless-shell";

    private static readonly Lazy<Task<IBrowser>> Shared = new(Launch);

    public static Task<IBrowser> Browser => Shared.Value;

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? (File.Exists(Shell) ? Shell : "/usr/bin/chromium"),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        });
    }
}
