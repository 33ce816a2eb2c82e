using Answerable.Server.People;
using Answerable.Server.Storage;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.People;

public sealed class SettingUpTests
{
    [Fact]
    public async Task Set_up_says_everything_that_is_wrong_at_once()
    {
        using var database = TestDatabase.Empty();
        await using var app = House.Build(database, new FakeClock(World.Start));
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        await app.StartAsync();
        var visitor = new Visitor(app.GetTestServer(), "en");
        await visitor.Get("/sign-in");
        Assert.Contains("one-time set-up link was printed where the server was started", visitor.Text);
        await visitor.Get($"/set-up/{app.Services.GetRequiredService<SetUpCode>().Value}");
        await visitor.Submit("set-up", ("name", ""), ("code", "a b"), ("zone", "Nowhere/Land"), ("system-name", "Sybil System"),
            ("system-code", "same"),
            ("security-name", ""), ("security-code", "same"), ("audit-name", "Aude Audit"), ("audit-code", ""));
        foreach (var field in (string[])["name", "code", "zone", "security-name", "security-code", "audit-code"])
            Assert.NotNull(visitor.Page.QuerySelector($"#{field}-problem"));
        Assert.Equal("Sybil System", visitor.Page.QuerySelector("#system-name")!.GetAttribute("value"));
        await app.StopAsync();
    }

    [Fact]
    public async Task The_one_time_link_sets_the_organisation_up_and_shows_three_invitations_once()
    {
        using var database = TestDatabase.Empty();
        await using var app = House.Build(database, new FakeClock(World.Start));
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<Migrator>().Run();
        await app.StartAsync();
        var link = $"/set-up/{app.Services.GetRequiredService<SetUpCode>().Value}";
        var visitor = new Visitor(app.GetTestServer(), "en");
        await visitor.Get("/set-up/WRONG-WRONG-WRONG-WRONG");
        Assert.Empty(visitor.Page.QuerySelectorAll("input[name=_handler]"));
        await visitor.Get(link);
        Assert.Contains("not for state secrets", visitor.Text);
        await visitor.Submit("set-up", ("name", "Yunsample City"), ("code", "Y"), ("system-name", "Sybil System"), ("system-code", "sybil"),
            ("security-name", "Sean Security"), ("security-code", "sean"), ("audit-name", "Aude Audit"), ("audit-code", "aude"));
        var links = visitor.Page.QuerySelectorAll("a[href*='/invitation/']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(3, links.Count);
        // A page for each, that leaves the screen by itself, and what comes next.
        Assert.Equal(3, visitor.Page.QuerySelectorAll(".an-slip[data-shown-for]").Length);
        Assert.Contains("What comes next", visitor.Text);
        await visitor.Get(link);
        Assert.Empty(visitor.Page.QuerySelectorAll("a[href*='/invitation/']"));
        await visitor.Get(new Uri(links[1]).PathAndQuery);
        await visitor.Submit("invitation", ("password", "a quiet afternoon"));
        Assert.Equal("/", visitor.Path);
        await app.StopAsync();
    }
}
