using Deque.AxeCore.Commons;

namespace Answerable.Browser.Tests;

/// <summary>axe-core in the page itself: no frame here comes from elsewhere, so that its way over a second page is not needed.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is serious or critical, a line each with up to four places.</summary>
    public static async Task<string[]> Serious(IPage page)
    {
        if (await page.EvaluateAsync<bool>("!window.axe")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>("""
            axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations
              .filter(v => v.impact === 'serious' || v.impact === 'critical')
              .map(v => `${v.id}: ${v.help}\n    ${v.nodes.slice(0, 4).map(n => n.html).join('\n    ')}`))
            """);
    }
}
