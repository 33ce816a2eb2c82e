namespace Answerable.Server.Tests.Frame;

/// <summary>What the headers forbid no page needs.</summary>
public sealed class InlineTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task No_page_holds_inline_script_or_style_or_names_another_host()
    {
        var (olga, stranger) = (await house.SignedIn("olga"), house.Stranger());
        string[] signedIn = ["/", "/rounds", "/nowhere", "/units"], anonymous = ["/sign-in", "/status/429", "/set-up/x"];
        foreach (var (visitor, path) in signedIn.Select(p => (olga, p)).Concat(anonymous.Select(p => (stranger, p))))
        {
            await visitor.Get(path);
            var page = visitor.Page;
            Assert.DoesNotContain(page.Scripts, s => string.IsNullOrEmpty(s.Source));
            Assert.Empty(page.QuerySelectorAll("style, [style]"));
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), RunsOrLeads);
        }
    }

    private static bool RunsOrLeads(AngleSharp.Dom.IAttr a) => a.Name.StartsWith("on", StringComparison.Ordinal)
        || a.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
        || (a.Name is "src" or "href" && a.Value.Contains("//", StringComparison.Ordinal));
}
