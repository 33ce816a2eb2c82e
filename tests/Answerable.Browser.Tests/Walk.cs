using System.Globalization;

namespace Answerable.Browser.Tests;

/// <summary>The people, the roster and the bookkeeping of the walk.</summary>
internal sealed partial class Walk(Hall hall, string language, int width)
{
    private const string Password = "a walk through the round";

    private readonly Dictionary<string, Seat> seats = [];
    private readonly Dictionary<string, DateOnly> lastSeen = [];
    private readonly List<string> figures = [];

    private static DateOnly Meeting => new(2026, 1, 26);

    /// <summary>The person's own window; a session that ran out while the clock moved is begun anew.</summary>
    private async Task<Seat> At(string code)
    {
        var seat = seats[code];
        if (lastSeen.TryGetValue(code, out var day) && day != Today) await seat.SignIn(code, Password);
        lastSeen[code] = Today;
        return seat;
    }

    private DateOnly Today => DateOnly.FromDateTime(hall.Clock.GetUtcNow().Date);

    private async Task<Seat> NewSeat() => await hall.Seat(language, width, width < 500 ? 740 : 800);

    /// <summary>Set-up, the roster by the page, invitations taken up.</summary>
    public async Task SetUpAndRoster()
    {
        var first = await NewSeat();
        await first.Go($"/set-up/{hall.SetUpCode}");
        await first.Send("set-up", ("name", "样云市"), ("code", "W"), ("system-name", "系统员"), ("system-code", "sysadmin"),
            ("security-name", "安全员"), ("security-code", "secadmin"), ("audit-name", "审计员"), ("audit-code", "auditor"));
        var links =
            await first.Page.Locator("main a[href*='/invitation/']")
                .EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        Assert.Equal(3, links.Length);
        foreach (var (code, link) in new[] { "sysadmin", "secadmin", "auditor" }.Zip(links)) await Enter(code, link);
        await Import(await At("sysadmin"));
        await GiveRights(await At("secadmin"));
        foreach (var code in new[] { "chair", "organiser", "inspector", "teller1", "teller2", "county1", "county2", "county3", "clerk1" })
            await Enter(code, await Invite(await At("secadmin"), code));
    }

    private async Task Import(Seat system)
    {
        await system.Visit("/units/import");
        await system.Look("import");
        system.Step();
        await system.Send("import", ("file-units", Hall.File("Roster", "units.csv")), ("file-posts", Hall.File("Roster", "posts.csv")));
        await system.Taken("upload");
        await system.Look("import-preview");
        await system.Send("confirm");
        await system.Taken("import");
        Figure("import a roster of 2,248 units", system);
        await system.Visit("/units");
        await Assertions.Expect(system.Page.GetByText("样甲县").First).ToBeVisibleAsync();
        await system.Look("units");
    }

    /// <summary>System administration brings units, posts and people; security administration brings the rights, from the same
    /// file.</summary>
    private static async Task GiveRights(Seat security)
    {
        await security.Visit("/units/import");
        await security.Send("import", ("file-units", Hall.File("Roster", "units.csv")), ("file-posts", Hall.File("Roster", "posts.csv")));
        await security.Taken("upload for the rights");
        await security.Send("confirm");
        await security.Taken("rights");
    }

    private static async Task<string> Invite(Seat security, string code)
    {
        await security.Visit($"/people?find={code}");
        await security.Open(security.Page.Locator($"main tr:has-text('{code}') a[href^='/people/']").First);
        await security.Send("invite");
        return await security.Page.Locator("main a[href*='/invitation/']").First.GetAttributeAsync("href")
            ?? throw new InvalidOperationException("no link");
    }

    private async Task Enter(string code, string link)
    {
        var seat = seats[code] = await NewSeat();
        lastSeen[code] = Today;
        await seat.Go(link);
        await seat.Send("invitation", ("password", Password));
        await seat.Taken($"invitation of {code}");
    }

    /// <summary>Step 3: a duty list is written, issued, acknowledged, discharged and judged.</summary>
    public async Task Duties()
    {
        var organiser = await At("organiser");
        await organiser.Visit("/duties/new");
        await organiser.Send("draft-list", ("source", "Document 4 of 2026"), ("title", "2026"), ("postKind", "secretary"),
            ("periodFrom", "2026-01-01"),
            ("periodUntil", "2026-12-31"));
        await organiser.Taken("duty list");
        await organiser.Send("add-item", ("strand", "party-building"), ("content", "Meet every branch once a quarter"),
            ("due", "2026-01-20"));
        await organiser.Taken("duty item");
        await organiser.Look("duty-list");
        await organiser.Visit(organiser.Page.Url + "/issue?unit=W01");
        await organiser.Look("duty-issue");
        await organiser.Send("issue");
        await organiser.Taken("issue");
        var county = await At("county1");
        await county.Visit("/");
        await county.Look("today-owes");
        await county.Open(county.Page.Locator("main a[href^='/duties/charges/']").First);
        await county.Send("acknowledge");
        await county.Taken("acknowledge");
        await county.Open(county.Page.Locator("main a[href^='/duties/tasks/']").First);
        await county.Send("report", ("text", "Met all eleven branches."));
        await county.Taken("report");
        var task = new Uri(county.Page.Url).AbsolutePath;
        await organiser.Visit(task);
        await organiser.Send("accept");
        await organiser.Taken("accept");
        await organiser.Look("duty-accepted");
    }

    private static string Id(string url, int segment) => new Uri(url).AbsolutePath.Split('/')[segment];

    private void Figure(string step, Seat seat) =>
        figures.Add(string.Create(CultureInfo.InvariantCulture, $"{step}: {seat.Clicks} clicks, {seat.Fields} fields"));

    /// <summary>Prints clicks and fields per step, and keeps them for the results when asked to.</summary>
    public void Report()
    {
        foreach (var figure in figures) Console.WriteLine($"walk {language} {figure}");
        if (Environment.GetEnvironmentVariable("ANSWERABLE_WALK") is { } file) File.WriteAllLines(file, figures);
    }
}
