using System.Net;

namespace Answerable.Server.Tests.Frame;

/// <summary>
/// An address to which a visitor is sent back may hold any letter. In front of the real server: the one that other tests ask writes
/// any header, and would never refuse one.
/// </summary>
public sealed class ReturnAddressTests(House house) : IClassFixture<House>
{
    private const string Letters = "/%E4%BD%A0?q=%C3%A9%F0%9F%98%80";

    [Fact]
    public async Task Whoever_comes_from_an_address_in_any_script_is_sent_back_there()
    {
        using var server = await Child.Serve(house);
        var stranger = new Visitor(server.Address, "en");
        foreach (var path in new[] { "/language/zh-CN?return=", "/theme/dark?return=" })
        {
            var answer = await stranger.Client.GetAsync($"{path}{Uri.EscapeDataString(Uri.UnescapeDataString(Letters))}");
            Assert.Equal((HttpStatusCode.Redirect, Letters), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        }
        var alone = await stranger.Client.GetAsync("/language/en?return=/%ED%A0%80");
        Assert.Equal(HttpStatusCode.Redirect, alone.StatusCode);

        await stranger.Get($"/sign-in?ReturnUrl={Uri.EscapeDataString(Uri.UnescapeDataString(Letters))}");
        await stranger.Submit("sign-in", ("code", "olga"), ("password", World.Password));
        Assert.Equal((HttpStatusCode.NotFound, Letters), (stranger.Status, stranger.Path));
        await stranger.Get($"/units/choose?return={Uri.EscapeDataString(Uri.UnescapeDataString(Letters))}");
        var form = stranger.Page.QuerySelectorAll("main input[name=_handler]").Select(i => i.GetAttribute("value")!).First();
        await stranger.Submit(form);
        Assert.NotEqual(HttpStatusCode.InternalServerError, stranger.Status);
    }
}
