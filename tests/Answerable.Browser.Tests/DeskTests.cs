using System.Globalization;
using Answerable.Domain;
using Answerable.Domain.People;
using Answerable.Server.Organisation.Importing;
using Answerable.Server.People;
using Answerable.Server.Shell;
using Answerable.Server.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Answerable.Browser.Tests;

/// <summary>
/// Desk mode by itself: a township comes in from a roster, one person of its office has an account, and a round goes to published grades.
/// What the office may do its head does by her own hand; what is reserved to others she records from papers that they signed. Scripts are
/// off but where pictures are taken.
/// </summary>
public sealed partial class DeskTests(Hall hall) : IClassFixture<Hall>
{
    private const string Rita = "rita", Password = "one desk for a whole town";

    private static readonly string[] Villages = ["L1-01", "L2-01", "L3-01"];

    private static DateOnly Meeting => new(2026, 1, 26);

    private readonly Dictionary<string, string> debriefs = [];
    private Seat desk = null!;
    private string round = "", task = "";
    private int papers;

    [Fact]
    public async Task One_signed_in_person_brings_a_township_from_its_roster_to_a_rated_round()
    {
        await Found();
        await IssueDuties();
        await OpenTheRound();
        foreach (var post in Villages) await FileDebrief(post);
        hall.Clock.GoTo(Meeting);
        await desk.SignIn(Rita, Password);
        await HoldTheMeeting();
        await CountThePapers();
        await Rate();
        await Decide();
        await Held();
        await Pictures();
    }

    /// <summary>At the console: the roster with every post and right, and a way in for one person. Nobody else gets one.</summary>
    private async Task Found()
    {
        await using var scope = hall.Services.CreateAsyncScope();
        var words = new Words(CultureInfo.GetCultureInfo("en"), Vocabulary.Of("party"), TimeZoneInfo.Utc);
        var files = new ImportVerb.Roster(new(Hall.File("Roster", "desk-units.csv")), new(Hall.File("Roster", "desk-posts.csv")), false,
            new("Asia/Shanghai", "party"));
        using var complaints = new StringWriter();
        var import = scope.ServiceProvider.GetRequiredService<ImportOrganisation>();
        Assert.True(await ImportVerb.Run(import, words, files, complaints, complaints) == 0, $"{complaints}");
        var person = await scope.ServiceProvider.GetRequiredService<Db>().Set<Person>().Where(p => p.Code == Rita).Select(p => p.Id)
            .SingleAsync();
        var link = await scope.ServiceProvider.GetRequiredService<InvitePerson>().Run(Actor.System(SystemVerbs.Invite), person);
        desk = await hall.Seat(scripts: false);
        await desk.Go($"/invitation/{link}");
        await Send("invitation", ("password", Password));
    }

    /// <summary>The office issues; what a village owes is recorded from its secretary's paper, and judged by the office.</summary>
    private async Task IssueDuties()
    {
        await desk.Go("/duties/new");
        await Send("draft-list", ("title", "Village duties 2026"), ("source", "Township document 4 of 2026"), ("postKind", "secretary"),
            ("level", "village"), ("periodFrom", "2026-01-01"), ("periodUntil", "2026-12-31"));
        await Send("add-item", ("strand", "party-building"), ("content", "Meet every household once a quarter."), ("due", "2026-01-20"));
        await desk.Go($"/duties/{Id()}/issue");
        await Send("issue");
        await From("L1-01", async () =>
        {
            await Follow("a[href^='/duties/charges/']");
            await Send("acknowledge");
            await Follow("a[href^='/duties/tasks/']");
            await Send("report", ("text", "Met all ninety households."));
            task = new Uri(desk.Page.Url).AbsolutePath;
        });
        await desk.Go(task);
        await Send("accept");
    }

    private async Task OpenTheRound()
    {
        await desk.Go("/rounds/new?policy=party-small");
        foreach (var number in await desk.Page.Locator("main form label:has(> input[name^='c-'])").AllAsync()) await number.ClickAsync();
        await Send("draft", ("meetingOn", Hall.Day(Meeting)), ("teller", await Choice("teller", "First Teller")),
            ("teller2", await Choice("teller2", "Second Teller")), ("entitled-all", "7"));
        round = Id();
        await desk.Go($"/rounds/{round}");
        await Send("open");
    }

    private async Task FileDebrief(string post)
    {
        static string Lines(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
        await From(post, async () =>
        {
            await Follow("a[href^='/debriefs/']");
            if (!desk.Page.Url.EndsWith("/write", StringComparison.Ordinal)) await Follow("a[href$='/write']");
            debriefs[post] = Id();
            await Send("debrief",
                [("duties", Lines("Duty done. ", 6)), ("ownPart", Lines("I went there. ", 6)),
                    ("achievements", Lines("Ninety households. ", 6)),
                    ("problems", Lines("Two records were written after the fact. ", 14)), ("nextSteps", Lines("By June. ", 4))], "check");
            await Send("debrief", [], "file");
        });
        await desk.Go($"/debriefs/{debriefs[post]}");
        await Send("accept");
    }

    private async Task HoldTheMeeting()
    {
        await desk.Go($"/reviews/{round}");
        foreach (var post in await desk.Form("presence").Locator("[name=posts]").AllAsync()) await desk.Tick(post);
        await Send("presence", ("role", "Voting"));
        await From("L-01", async () =>
        {
            await desk.Go($"/reviews/{round}");
            await Send("convene");
            foreach (var debrief in debriefs.Values)
            {
                await desk.Go($"/reviews/debriefers/{debrief}");
                await Send("turn", ("outcome", "Presented"));
                await desk.Go($"/reviews/debriefers/{debrief}");
                await Send("comment", ("kind", debrief == debriefs["L1-01"] ? "Problem" : "Achievement"),
                    ("text", "Meetings with households are held late."));
            }
            await desk.Go($"/reviews/{round}");
            await Send("close");
        });
    }

    /// <summary>Two tellers signed a paper each; the same clerk records both, and the counts must agree.</summary>
    private async Task CountThePapers()
    {
        await desk.Go($"/ballots/round/{round}");
        if (await desk.Form("hand-out").CountAsync() > 0) await Send("hand-out");
        await desk.Go($"/ballots/round/{round}");
        var group = (await desk.Page.Locator("main a[href^='/ballots/']").EvaluateAllAsync<string[]>(
            "all => all.map(a => a.getAttribute('href').split('/')[2]).filter(x => x.length === 36)"))[0];
        var file = Path.Combine(Path.GetTempPath(), $"desk-{Guid.CreateVersion7():N}.csv");
        await File.WriteAllTextAsync(file,
            "post_code,good,fairly-good,average,poor,cannot_judge,unmarked\nL1-01,5,2,0,0,0,0\nL2-01,6,1,0,0,0,0\nL3-01,4,2,1,0,0,0\n");
        foreach (var teller in new[] { "L-04", "L-05" })
            await From(teller, async () =>
            {
                await desk.Go($"/ballots/{group}/enter");
                await Send("whole", ("issued", "7"), ("returned", "7"), ("spoiled", "0"));
                await desk.Go($"/ballots/{group}/machine");
                await Send("machine", ("file", file));
                await desk.Go($"/ballots/{group}/enter");
                await Send("submit");
            });
        File.Delete(file);
    }
}
