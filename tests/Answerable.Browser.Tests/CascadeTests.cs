using Answerable.Domain.Organisation;
using Answerable.Domain.People;
using Answerable.Server.People;
using Answerable.Server.Storage;
using Answerable.Server.Tests;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Browser.Tests;

/// <summary>
/// A duty from the city down to a town, by each of its people: issued, broken down in a county, objected to, a question upward, the town's
/// post changing hands in between; and the chain of it as it stood on two days.
/// </summary>
public sealed class CascadeTests(Hall hall) : IClassFixture<Hall>
{
    private const string Above = "Every branch keeps its record within three days.", Below = "Ash keeps the record of nine branches.",
        Reworded = "Ash keeps the record of seven branches.";

    [Fact]
    public async Task A_duty_goes_down_is_objected_to_changes_hands_and_its_chain_is_read_as_of_two_days()
    {
        await using (var scope = hall.Services.CreateAsyncScope()) await World.Build(scope.ServiceProvider);

        // 5 January: the city issues, the county takes it up and breaks it down to the town.
        var olga = await Seat("olga", 1280);
        var list = await Draft(olga, "/duties/new", ("title", "City duties 2026"), ("sourceKind", "Document"), ("source",
            "City Committee No. 3 (2026)"), ("postKind", "secretary"), ("level", "county"));
        await olga.Send("add-item", ("strand", "party-building"), ("content", Above), ("due", "2026-06-30"), ("takeUp", "true"));
        await olga.Taken("item");
        await olga.Look("cascade-list");
        await Issue(olga, list);

        var anna = await Seat("anna", 1280);
        var task = await Task(anna, Above);
        await anna.Look("cascade-task");
        await anna.Open(anna.Page.Locator($"main a[href='/duties/tasks/{task}/break-down']"));
        await anna.Send("break-down", ("postKind", "secretary"), ("content", Below), ("due", "2026-05-31"));
        await anna.Taken("break down");
        await anna.Look("cascade-broken-down");
        await Issue(anna, Id(anna));

        // 7 January: the town objects, is answered, and asks for what it cannot do alone; on a phone, and there without scripts.
        hall.Clock.GoTo(new(2026, 1, 7));
        anna = await Seat("anna", 1280);
        var asha = await Seat("asha", 360);
        var below = await Task(asha, Below);
        await asha.Click(asha.Page.Locator("main details:has(input[value=object]) > summary"));
        await asha.Send("object", ("reason", "Two of the nine branches were merged in December."), ("wish", "seven branches"));
        await asha.Taken("object");
        await asha.Look("cascade-objection");
        var objection = asha.Page.Url;
        await asha.Go("/difficulties/new");
        await asha.Send("ask", ("need", "People"), ("title", "Nobody keeps records in two branches"), ("text",
            "We lack a clerk until May."));
        await asha.Taken("ask upward");
        await asha.Look("cascade-difficulty");
        var difficulty = asha.Page.Url;

        await anna.Go(objection);
        await anna.Send("answer", ("how", "Reword"), ("rewording", Reworded), ("answer", "Right: they were merged."));
        await anna.Taken("answer the objection");
        await anna.Look("cascade-answered");
        await anna.Go(difficulty);
        await anna.Look("cascade-asked");
        await anna.Send("answer", ("text", "A clerk comes two days a week from February."));
        await anna.Taken("answer the question");

        // 2 March: the town's secretary changes; what is open is listed, explained, checked and signed by both.
        hall.Clock.GoTo(new(2026, 3, 2));
        (olga, asha) = (await Seat("olga", 1280), await Seat("asha", 360));
        var post = await Successor();
        var handover = await Handover(asha, post);
        await asha.Go(handover);
        foreach (var sentence in await asha.Page.Locator("main textarea[name^='sentence-']").AllAsync())
            await sentence.FillAsync("Begun: four of seven are kept.");
        await asha.Send("give", [("name", "Asha Ash")], "sign");
        await asha.Taken("give");
        var nina = await Seat("nina", 360, scripts: false);
        await nina.Go(handover);
        await nina.Page.Locator("main input[name^='tick-']").First.CheckAsync();
        foreach (var tick in await nina.Page.Locator("main input[name^='tick-']").AllAsync()) await tick.CheckAsync();
        await nina.Page.Locator("main input[name=name]").FillAsync("Nina Newcomer");
        await nina.Page.Locator("main button[value=sign]").ClickAsync();
        await Assertions.Expect(nina.Page.Locator("main")).ToContainTextAsync("Nina Newcomer");

        // The chain of the city's duty, now and as of the day on which it was broken down.
        await olga.Go($"/chain/duty-task/{task}");
        await olga.Look("cascade-chain");
        await Assertions.Expect(olga.Page.Locator(".an-whole")).ToContainTextAsync(Reworded);
        await olga.Go($"/chain/duty-task/{task}?on=2026-01-06");
        await Assertions.Expect(olga.Page.Locator("main [role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(olga.Page.Locator(".an-whole")).Not.ToContainTextAsync("merged");
        await olga.Look("cascade-chain-past");
        await nina.Go($"/chain/duty-task/{below}?on=2026-03-02");
        await Assertions.Expect(nina.Page.Locator("main")).ToContainTextAsync(Reworded);
    }

    private async Task<Seat> Seat(string person, int width, bool scripts = true)
    {
        var seat = await hall.Seat("en", width, width < 500 ? 740 : 800, scripts);
        if (scripts)
        {
            await seat.SignIn(person, World.Password);
            return seat;
        }
        await seat.Go("/sign-in");
        await seat.Page.Locator("[name=code]").FillAsync(person);
        await seat.Page.Locator("[name=password]").FillAsync(World.Password);
        await seat.Form("sign-in").Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(seat.Page.Locator("h1")).ToHaveTextAsync("Today");
        return seat;
    }

    private static async Task<string> Draft(Seat seat, string path, params (string, string)[] fields)
    {
        await seat.Go(path);
        await seat.Send("draft-list", [.. fields, ("periodFrom", "2026-01-01"), ("periodUntil", "2026-12-31")]);
        await seat.Taken("draft a list");
        return Id(seat);
    }

    private static async Task Issue(Seat seat, string list)
    {
        await seat.Go($"/duties/{list}/issue");
        await seat.Send("issue");
        await seat.Taken("issue");
    }

    /// <summary>The duty with these words, found from the first page: acknowledged on the way.</summary>
    private static async Task<string> Task(Seat seat, string content)
    {
        await seat.Go("/duties");
        await seat.Open(seat.Page.Locator("main a[href^='/duties/charges/']").First);
        await seat.Send("acknowledge");
        await seat.Taken("acknowledge");
        await seat.Open(seat.Page.GetByRole(AriaRole.Link, new() { Name = content }).First);
        return Id(seat, 3);
    }

    /// <summary>Nina follows Asha by the administrator's page.</summary>
    /// <returns>The town's post.</returns>
    private async Task<string> Successor()
    {
        await using var scope = hall.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var post = await db.Set<Post>().Where(p => p.Code == "YA1-head").Select(p => p.Id).SingleAsync();
        var admin = await Seat("sysadmin", 1280);
        await admin.Go($"/posts/{post.Value}");
        await admin.Send("appoint", ("person_code", "nina"), ("person", "Nina Newcomer"));
        await admin.Taken("appoint");
        var person = await db.Set<Person>().SingleAsync(p => p.Code == "nina");
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var made = await accounts.CreateAsync(new Account { Id = Guid.CreateVersion7(), UserName = "nina", PersonId = person.Id },
            World.Password);
        Assert.True(made.Succeeded, string.Join("; ", made.Errors.Select(e => e.Description)));
        return post.Value.ToString();
    }

    private static async Task<string> Handover(Seat seat, string post)
    {
        await seat.Go($"/handovers/of/{post}");
        await seat.Send("open");
        await seat.Taken("open the handover");
        await seat.Look("cascade-handover");
        return seat.Page.Url;
    }

    private static string Id(Seat seat, int part = 2) => new Uri(seat.Page.Url).AbsolutePath.Split('/')[part];
}
