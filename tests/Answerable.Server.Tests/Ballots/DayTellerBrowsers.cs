using System.Net;

namespace Answerable.Server.Tests.Ballots;

/// <content>One browser is one person's, as far as the product can tell.</content>
public sealed partial class DayTellerTests
{
    [Fact]
    public async Task A_browser_from_which_one_teller_came_in_lets_the_other_in_on_no_day_of_theirs_also_after_leaving()
    {
        var round = await Counting.Begun(house);
        var (first, second) = (await Given(round.Id, "YO-teller", "Dot One"), await Given(round.Id, "YE-teller", "Dot Two"));
        var browser = await Come(first);
        Assert.Equal("/teller", browser.Path);
        await browser.Submit("leave");
        await browser.Get("/teller");
        await browser.Submit("come-in", ("code", second));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("somebody else has signed in", browser.Text);
        // Whoever left comes back, and the other comes in elsewhere.
        await browser.Submit("come-in", ("code", first));
        Assert.Contains("Dot One, choose", browser.Text);
        Assert.Contains("Dot Two, choose", (await Come(second)).Text);
    }
}
