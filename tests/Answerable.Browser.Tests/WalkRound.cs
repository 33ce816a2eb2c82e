namespace Answerable.Browser.Tests;

/// <content>Steps 4 to 6: the round, the debriefs, the meeting.</content>
internal sealed partial class Walk
{
    private static readonly string[] Debriefing = ["county1", "county2", "county3"];

    private string round = "";
    private List<string> debriefers = [];

    /// <summary>Step 4: a round from a preset, at most eight fields; three counties debrief, one of them in writing.</summary>
    public async Task OpenTheRound()
    {
        var organiser = await At("organiser");
        await organiser.Visit("/rounds");
        await organiser.Look("rounds-empty");
        organiser.Step();
        await organiser.Open(organiser.Page.Locator("main a[href='/rounds/new']").First);
        await organiser.Look("round-new");
        // Looked at and wanted, each with a tick: counted apart from what is typed.
        var numbers = organiser.Page.Locator("main form label:has(> input[name^='c-'])");
        foreach (var number in await numbers.AllAsync()) await number.ClickAsync();
        await organiser.Send("draft", ("meetingOn", Hall.Day(Meeting)), ("teller", await Choice(organiser, "teller", "第一计票人")),
            ("teller2", await Choice(organiser, "teller2", "第二计票人")), ("entitled-A", "9"), ("entitled-B", "12"));
        await organiser.Taken("draft round");
        Assert.True(organiser.Fields <= 8, $"a round from a preset took {organiser.Fields} fields");
        Figure("a round from a preset", organiser);
        round = Id(organiser.Page.Url, 2);
        await organiser.Look("round-draft");
        await organiser.Visit($"/rounds/{round}/debriefers");
        await organiser.Look("round-debriefers");
        var rows = await organiser.Page.Locator("main [name^='remove-']").EvaluateAllAsync<string[]>("all => all.map(e => e.name)");
        await organiser.Page.Locator("main select[name^='mode-']").Nth(2).SelectOptionAsync("Written");
        await organiser.Send("arrange", [.. rows.Skip(3).Select(r => (r, "true"))]);
        await organiser.Taken("arrange");
        await organiser.Visit($"/rounds/{round}");
        await organiser.Send("open");
        await organiser.Taken("open");
        await organiser.Look("round-open");
        debriefers =
            [.. await organiser.Page.Locator("main table a[href^='/debriefs/']")
                .EvaluateAllAsync<string[]>("all => [...new Set(all.map(a => a.getAttribute('href').split('/')[2]))]")];
        if (debriefers.Count == 0) debriefers = [.. rows.Take(3).Select(r => r["remove-".Length..])];
        Assert.Equal(3, debriefers.Count);
    }

    /// <summary>Step 5: each debrief in at most six clicks; one is returned once.</summary>
    public async Task FileDebriefs()
    {
        foreach (var (person, index) in Debriefing.Select((p, i) => (p, i)))
        {
            var seat = await At(person);
            await seat.Visit("/");
            seat.Step();
            await seat.Open(seat.Page.Locator("main a[href^='/debriefs/']").First);
            if (!seat.Page.Url.EndsWith("/write", StringComparison.Ordinal))
                await seat.Open(seat.Page.Locator("main a[href$='/write']").First);
            await Assertions.Expect(seat.Page.Locator("main textarea[name=problems]")).ToBeVisibleAsync();
            await Write(seat);
            Assert.True(seat.Clicks <= 6, $"a debrief took {seat.Clicks} clicks");
            Figure("a debrief with nothing new", seat);
            if (index == 0) await seat.Look("debrief-filed");
            await Vet(Id(seat.Page.Url, 2), index == 0);
            if (index != 0) continue;
            await seat.Visit($"/debriefs/{Id(seat.Page.Url, 2)}/write");
            await seat.Look("debrief-returned");
            await Write(seat);
            await Vet(Id(seat.Page.Url, 2), false);
        }
    }

    private static async Task Write(Seat seat)
    {
        string Lines(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
        await seat.Send("debrief",
            [("duties", Lines("Duty done. 责任已落实。", 6)), ("ownPart", Lines("I went there. 亲自调研。", 6)),
                ("achievements", Lines("Eleven branches. 十一个支部。", 6)),
                ("problems", Lines("Two records were written after the fact. 两份记录系事后补写。", 14)), ("nextSteps", Lines("By June. 六月底前。", 4))],
                    "check");
        await seat.Taken("check the debrief");
        await seat.Look("debrief-check");
        await seat.Send("debrief", [], "file");
        await seat.Taken("file the debrief");
    }

    private async Task Vet(string debrief, bool back)
    {
        var vetter = await At("organiser");
        await vetter.Visit($"/debriefs/{debrief}");
        if (back)
        {
            await vetter.Look("debrief-vet");
            await vetter.Send("return", ("reasons", "Name one case. 请写明一个具体事例。"));
        }
        else await vetter.Send("accept");
        await vetter.Taken("vet");
    }

    /// <summary>Step 6: order, presence, comments one by one, minutes.</summary>
    public async Task HoldTheMeeting()
    {
        hall.Clock.GoTo(Meeting);
        var (organiser, chair) = (await At("organiser"), await At("chair"));
        await organiser.Visit($"/reviews/{round}");
        var present = await organiser.Form("presence").Locator("[name=posts]").EvaluateAllAsync<string[]>("all => all.map(e => e.value)");
        foreach (var post in present) await organiser.Tick(organiser.Form("presence").Locator($"[name=posts][value='{post}']"));
        await organiser.Send("presence", ("role", "Voting"));
        await organiser.Taken("presence");
        await organiser.Look("meeting-called");
        await chair.Visit($"/reviews/{round}");
        await chair.Send("convene");
        await chair.Taken("convene");
        foreach (var debriefer in debriefers) await Hear(chair, debriefer);
        await chair.Visit($"/reviews/{round}");
        await chair.Look("meeting");
        await chair.Send("close");
        await chair.Taken("close the meeting");
        await chair.Visit($"/reviews/{round}/minutes");
        await chair.Look("minutes");
    }

    private async Task Hear(Seat chair, string debriefer)
    {
        await chair.Visit($"/reviews/debriefers/{debriefer}");
        // Who reports in writing was taken as written when the meeting was convened; their form is one for corrections.
        if (await chair.Form("turn").Locator("[name=reason]").CountAsync() == 0)
        {
            await chair.Send("turn", ("outcome", "Presented"));
            await chair.Taken("presented");
        }
        await chair.Visit($"/reviews/debriefers/{debriefer}");
        chair.Step();
        await chair.Send("comment", ("kind", debriefer == debriefers[0] ? "Problem" : "Achievement"),
            ("text", "Branch meetings are held late. 组织生活开展不及时。"));
        await chair.Taken("comment");
        Assert.True(chair.Clicks <= 2, $"a comment took {chair.Clicks} clicks");
        Figure("a comment", chair);
        await chair.Look("turn");
    }

    private static async Task<string> Choice(Seat seat, string select, string text) =>
        await seat.Page.Locator($"select[name='{select}'] option", new() { HasTextString = text }).First.GetAttributeAsync("value") ?? "";
}
