using System.Net;
using System.Text;
using Answerable.Domain;
using Answerable.Domain.Duties;
using Answerable.Domain.Obligations;
using Answerable.Server.Duties;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Server.Tests.Duties;

/// <summary>A duty goes from the city to a county and on to its town, and what is missing on the way is shown.</summary>
public sealed class CascadeTests(House house) : CascadeWalk(house), IClassFixture<House>
{
    private const string Halls = "Every hall is repaired before the winter";

    [Fact]
    public async Task A_duty_is_taken_over_below_and_can_be_followed_from_its_document_to_the_town()
    {
        var (olga, anna, asha) = (await House.SignedIn("olga"), await House.SignedIn("anna"), await House.SignedIn("asha"));
        var source = new Source(SourceKind.Meeting, "Meeting of 3 January / halls & roofs");
        var duty = await Issued(olga, "Halls", Halls, source, "YA");
        // Alder must see it taken up; Ash, without a unit below, is not asked.
        await anna.Get("/");
        Assert.Contains("See a duty taken up below", anna.Text);
        await asha.Get("/");
        Assert.DoesNotContain("See a duty taken up below", asha.Text);

        await olga.Get("/duties/take-up?unit=YA&gap=NotTakenUp");
        Assert.Contains($"{Halls} Alder County Alder Secretary · not acknowledged", olga.Text);

        await anna.Get(duty);
        Assert.Contains(source.Reference, anna.Text);
        await anna.Submit("take-over");
        var draft = anna.Path.Split('#')[0];
        Assert.Contains("Takes up:", anna.Text);
        Assert.Equal([ObligationState.Open], await TakeUps(duty));
        await anna.Get($"{draft}/issue");
        await anna.Submit("issue");
        Assert.Equal([ObligationState.Discharged], await TakeUps(duty));
        await anna.Get(duty);
        Assert.Contains("Ash Town Ash Secretary", anna.Text);
        Assert.Contains("unchanged", anna.Text);

        // Whoever carries it out reads what it takes up, and not what was reported there.
        var below = (await Tasks(draft)).Single(t => t.Path.EndsWith("YA1/", StringComparison.Ordinal)).Id;
        await asha.Get($"/duties/tasks/{below}");
        Assert.Contains("duty of Alder County Alder Secretary", asha.Text);
        Assert.Contains("wording unchanged through 2 levels", asha.Text);
        await asha.Get(duty);
        Assert.Equal(HttpStatusCode.NotFound, asha.Status);

        // The whole chain goes both ways: down to who took it up, and up to what is not open to the town.
        await olga.Get($"/chain/duty-task/{duty.Split('/')[^1]}");
        Assert.Contains($"/duties/tasks/{below}", olga.Page.QuerySelectorAll(".an-whole a").Select(a => a.GetAttribute("href")));
        await asha.Get($"/chain/duty-task/{below}");
        Assert.Equal(HttpStatusCode.OK, asha.Status);
        Assert.Contains("not open to you", asha.Page.QuerySelector(".an-whole")!.TextContent);
        Assert.DoesNotContain(duty, asha.Page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));

        await olga.Get("/duties/take-up?unit=YA&gap=NotTakenUp");
        Assert.DoesNotContain(Halls, olga.Text);
        await olga.Get("/duties/sources");
        await olga.Get(olga.Page.QuerySelectorAll("a").First(a => a.TextContent == source.Reference).GetAttribute("href")!);
        Assert.Equal(2, olga.Page.QuerySelectorAll("main tbody tr").Length);
        var csv = Encoding.UTF8.GetString(await olga.Client.GetByteArrayAsync(
            $"/duties/sources.csv?kind=Meeting&of={Uri.EscapeDataString(source.Reference)}"));
        Assert.Contains($"{Halls},Core business,,Yunsample City,Halls,2,0,1,1,0,0,0", csv);
    }

    [Fact]
    public async Task A_shared_duty_has_one_lead_and_two_lists_that_name_one_each_are_shown()
    {
        var (olga, anna) = (await House.SignedIn("olga"), await House.SignedIn("anna"));
        var duty = await Issued(olga, "Roofs", "Every roof is tight", new(SourceKind.Document, "Letter 9"), "YA");
        var first = await Shared(anna, duty, "new", ("post", "YA1-head"), ("role", "Lead"), ("content", "The town keeps the list"));
        await anna.Get($"{duty}/break-down");
        await anna.Submit("break-down", ("list", first.Split('/')[^1]), ("post", "YA-clerk"), ("role", "Lead"),
            ("content", "The clerk pays"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        Assert.Contains("a duty has one lead", anna.Text);
        await anna.Submit("break-down", ("role", "Contributing"));
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        await Issue(anna, first);
        Assert.Equal(["The town keeps the list", "The clerk pays"], (await Tasks(first)).Select(t => t.Content).OrderDescending());
        await olga.Get("/duties/take-up?unit=YA&gap=Leads");
        Assert.Contains("No gap of this kind", olga.Text);

        await Issue(anna, await Shared(anna, duty, "new", ("post", "YA-clerk"), ("role", "Lead"), ("content", "The clerk leads too")));
        await olga.Get("/duties/take-up?unit=YA&gap=Leads");
        Assert.Contains("Every roof is tight Alder County Alder Secretary · 2 leads", olga.Text);
    }

    [Fact]
    public async Task Only_its_holder_says_that_a_duty_is_carried_out_alone_and_only_with_a_reason()
    {
        var (olga, anna) = (await House.SignedIn("olga"), await House.SignedIn("anna"));
        var duty = await Issued(olga, "Wells", "Every well is clean", new(SourceKind.Document, "Letter 11"), "YA");
        await olga.Get(duty);
        Assert.Null(olga.Page.QuerySelector("form[id*=carry-out], input[value=carry-out]"));
        var id = new DutyTaskId(IdIn(duty));
        var actor = await House.Actor("olga");
        await Assert.ThrowsAsync<Refused>(() => House.Scope(s => s.GetRequiredService<CarryOutDuty>().Run(actor, id, "It is small")));
        await anna.Get(duty);
        await anna.Submit("carry-out", ("because", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, anna.Status);
        await anna.Submit("carry-out", ("because", "There is one well, at the county's own hall."));
        Assert.Contains("There is one well", anna.Text);
        Assert.Equal([ObligationState.Discharged], await TakeUps(duty));
    }

    private static async Task<string> Shared(Visitor anna, string duty, string list, params (string, string)[] fields)
    {
        await anna.Get($"{duty}/break-down");
        await anna.Submit("break-down", [("list", list), ("postKind", "secretary"), .. fields]);
        Assert.Equal(HttpStatusCode.OK, anna.Status);
        return anna.Path.Split('#')[0];
    }
}
