using Answerable.Domain.Policies;
using Answerable.Server.Policies;
using Answerable.Server.Tests.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Today;

/// <summary>Whoever begins reads on Today what is there and what is next, until all of it is there.</summary>
public sealed class BeginningTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_checklist_reads_what_is_there_links_to_where_the_reader_does_it_and_goes_when_all_is_done()
    {
        var olga = await house.SignedIn("olga");
        Assert.Equal(["There", "There", "Next", "Not yet", "Not yet"], States(olga));
        Assert.Equal(["/duties", "/policies"], Links(olga));
        var sybil = await house.SignedIn("sysadmin");
        Assert.Equal(["/policies"], Links(sybil));
        foreach (var other in new[] { "anna", "tess" }) Assert.Empty(States(await house.SignedIn(other)));

        var (by, city) = (await house.Actor("olga"), await house.UnitId("Y"));
        await house.Scope(s => s.GetRequiredService<AdoptPolicy>().Run(by, city,
            RoundPolicies.ConfirmAll(RoundPolicies.Preset("party-60-40")), new(2026, 1, 5)));
        await olga.Get("/");
        Assert.Equal(["/duties", "/rounds/new"], Links(olga));
        await olga.Get("/duties/new");
        await olga.Submit("draft-list", ("source", "Document 4 of 2026"), ("title", "Duties of secretaries"), ("postKind", "secretary"));
        var list = olga.Path.Split('#')[0];
        await olga.Get($"{list}/import");
        await olga.Submit("import-items", ("file", "items.csv|strand,content\nintegrity,Know the rules\n"), ("take", "all"));
        await olga.Get($"{list}/issue?unit=YA");
        await olga.Submit("issue");
        await Arrange.Draft(house);
        await olga.Get("/");
        Assert.Equal(["There", "There", "There", "There", "Next"], States(olga));
        await Arrange.Open(house);
        Assert.Empty(States(await olga.Get("/")));
        Assert.Empty(States(await sybil.Get("/")));
    }

    private static List<string> States(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll(".an-beginning li > :last-child").Select(e => e.TextContent.Trim())];

    private static List<string?> Links(Visitor visitor) =>
        [.. visitor.Page.QuerySelectorAll(".an-beginning a").Select(a => a.GetAttribute("href"))];
}
